import { createOAuth } from "../../oauth/create-oauth.ts";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, SocialNetwork } from "../../spec/social.ts";
import { confirm } from "./confirm.ts";
import { checkAccount, exchangeCode, listDestinations } from "./connect.ts";
import { accountLimits } from "./creator-info.ts";
import { tiktokOAuth } from "./oauth.ts";
import { prepareStep } from "./prepare.ts";
import { publishPost } from "./publish.ts";
import { isPublishId, readStatus } from "./publish-status.ts";
import { reconcile } from "./reconcile.ts";
import type { TikTokSettings } from "./settings.ts";
import { createTikTokClient } from "./tiktok-client.ts";
import type { TikTokClient } from "./tiktok-client.ts";
import { findVideo, listVideos, measure } from "./videos.ts";

const defaultModerationPatienceMs = 15 * 60_000;
/** Uploads of which TikTok said that it takes no more; the next step opens new ones. */
const rememberedDead = 1_000;

/**
 * TikTok over the Content Posting API. Source: direct post, media transfer, post status and creator info, v2 (checked 2026-11-22).
 * No first comment, no edit, no removal: TikTok's API has none of them. Throws `SocialError` of kind `config_error` when a sandbox would reach the real TikTok.
 */
export function createTikTok(settings: TikTokSettings): SocialNetwork {
  assertSeparate(settings);
  const client = createTikTokClient(settings);
  const descriptor = tiktokOAuth(settings);
  const oauth = createOAuth(descriptor, settings);
  const dead = new Set<string>();
  const noteDead = (publishId: string): void => {
    if (dead.size >= rememberedDead) dead.clear();
    dead.add(publishId);
  };
  const hooks = { isDead: (publishId: string) => dead.has(publishId), isTrustedHost: (url: URL) => isTrustedHost(settings, url) };
  const site = settings.authUrl.replace(/\/v2\/auth\/authorize\/?$/, "");
  const links = {
    post: (username: string, kind: "video" | "photo", id: string) => `${site}/@${encodeURIComponent(username)}/${kind}/${encodeURIComponent(id)}`,
    profile: (username: string) => `${site}/@${encodeURIComponent(username)}`,
  };
  const moderationPatienceMs = settings.moderationPatienceMs ?? defaultModerationPatienceMs;
  return {
    name: "tiktok",
    environment: settings.environment,
    pkce: descriptor.pkce,
    logins: ["tiktok"],
    formats: ["feed", "draft"],
    resend: null,
    authorizeUrl: (input) => oauth.authorizeUrl(input),
    exchangeCode: (input) => exchangeCode(oauth, input),
    listDestinations: (grant) => listDestinations(client, grant),
    refresh: (tokens) => oauth.refresh(tokens),
    revoke: ({ accessToken }) => oauth.revoke(accessToken),
    checkAccount: (credentials) => checkAccount(client, credentials),
    accountLimits: (credentials) => accountLimits(client, credentials),
    prepareStep: (input) => prepareStep(client, input, hooks),
    publish: (input) => publishPost(client, input, noteDead),
    confirm: (input) => confirm(client, input, { moderationPatienceMs, links }),
    reconcile: (input) => reconcile(client, input),
    permalink: (input) => permalink(client, input),
    // What lies in the inbox is not listed.
    recentPosts: async ({ credentials }) =>
      (await listVideos(client, credentials)).map(({ id, title, description, createTime, shareUrl }) => ({ remoteId: id, text: description || title, createdAt: new Date(createTime * 1000), permalink: shareUrl })),
    // An upload that nobody finishes is dropped by TikTok after an hour, unseen.
    discard: () => Promise.resolve(),
    metrics: (input) => measure(client, input),
    rateUsage: (remoteId) => client.rate.usageOf(remoteId),
  };
}

/** Where a public post stands; null while TikTok looks at it, and for drafts and posts for few. */
async function permalink(client: TikTokClient, { credentials, remoteId }: { credentials: ChannelCredentials; remoteId: string }): Promise<string | null> {
  const id = isPublishId(remoteId) ? (await readStatus(client, credentials, remoteId)).postId : remoteId;
  return id === null ? null : ((await findVideo(client, credentials, id))?.shareUrl ?? null);
}

/** Bytes go where TikTok says, but only to TikTok. */
function isTrustedHost({ environment, apiUrl }: TikTokSettings, url: URL): boolean {
  if (url.origin === new URL(apiUrl).origin) return true;
  return environment === "live" && url.protocol === "https:" && /(^|\.)tiktokapis\.com$|(^|\.)tiktok\.com$/.test(url.hostname);
}

/** A sandbox token never leaves for a live host, and the other way round. */
function assertSeparate({ environment, apiUrl, authUrl }: TikTokSettings): void {
  for (const address of [apiUrl, authUrl]) {
    const url = new URL(address);
    const isReal = /(^|\.)tiktok(apis)?\.com$/.test(url.hostname);
    const isSandbox = url.pathname.startsWith("/sandbox/");
    if ((environment === "sandbox" && isReal) || (environment === "live" && isSandbox)) {
      throw new SocialError({ network: "tiktok", kind: "config_error", message: `A ${environment} channel may not use ${url.origin}${url.pathname}.` });
    }
  }
}
