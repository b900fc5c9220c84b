import { createOAuth } from "../../oauth/index.ts";
import { SocialError } from "../../spec/social-error.ts";
import type { SocialNetwork } from "../../spec/social.ts";
import { checkAccount, exchangeCode, listDestinations } from "./connect.ts";
import { comment, editText, findComment, remove } from "./engage.ts";
import { readMetrics } from "./metrics.ts";
import { linkedinOAuth } from "./oauth.ts";
import { prepareStep } from "./prepare.ts";
import { publishPost } from "./publish.ts";
import { recentPosts, reconcile } from "./reconcile.ts";
import { createRestClient } from "./rest-client.ts";
import type { LinkedInSettings } from "./settings.ts";

/**
 * LinkedIn members and company pages over its versioned API. A channel's remote id is the URN of the author. Source: LinkedIn Posts,
 * Images, Videos and Documents API 202609 (checked 2026-11-22).
 * Throws `SocialError` of kind `config_error` when a sandbox would reach the real LinkedIn.
 */
export function createLinkedIn(settings: LinkedInSettings): SocialNetwork {
  assertSeparate(settings);
  const rest = createRestClient(settings);
  const oauth = createOAuth(linkedinOAuth(settings), { fetch: settings.fetch, ...(settings.clock ? { clock: settings.clock } : {}), ...(settings.timeoutMs === undefined ? {} : { timeoutMs: settings.timeoutMs }) });
  const site = settings.dialogUrl.replace(/\/oauth\/v2\/?$/, "");
  return {
    name: "linkedin",
    environment: settings.environment,
    pkce: "none",
    logins: ["linkedin"],
    formats: ["feed"],
    // A refused copy names the post that stands: within half a minute one resend proves what became of the first call.
    resend: { afterMs: 15_000, withinMs: 30_000 },
    authorizeUrl: ({ state, redirectUri }) => oauth.authorizeUrl({ state, redirectUri }),
    exchangeCode: ({ code, redirectUri }) => exchangeCode(oauth, rest, { code, redirectUri }),
    listDestinations: (grant) => listDestinations(rest, grant),
    refresh: (tokens) => oauth.refresh(tokens),
    // A member and all their pages share one token: only for the last of them.
    revoke: ({ accessToken }) => oauth.revoke(accessToken),
    checkAccount: (credentials) => checkAccount(oauth, rest, settings, credentials),
    prepareStep: (input) => prepareStep(rest, input),
    publish: (input) => publishPost(rest, input),
    reconcile: (input) => reconcile(rest, input),
    recentPosts: ({ credentials }) => recentPosts(rest, credentials, site),
    permalink: ({ remoteId }) => Promise.resolve(`${site}/feed/update/${remoteId}/`),
    // Uploads that stand in no post cannot be taken back; nobody ever sees them.
    discard: () => Promise.resolve(),
    comment: (input) => comment(rest, input),
    findComment: (input) => findComment(rest, input),
    editText: (input) => editText(rest, input),
    remove: (input) => remove(rest, input),
    metrics: (input) => readMetrics(rest, input),
    rateUsage: (remoteId) => rest.usageOf(remoteId),
    appUsage: () => rest.ofApp(),
  };
}

/** A sandbox token never leaves for a live host, and the other way round. */
function assertSeparate({ environment, apiUrl, dialogUrl, tokenUrl }: LinkedInSettings): void {
  for (const url of [apiUrl, dialogUrl, tokenUrl]) {
    const { hostname, pathname, origin } = new URL(url);
    const isReal = /(^|\.)linkedin\.com$/.test(hostname);
    const isSandbox = pathname.startsWith("/sandbox/");
    if ((environment === "sandbox" && isReal) || (environment === "live" && isSandbox)) {
      throw new SocialError({ network: "linkedin", kind: "config_error", message: `A ${environment} channel may not use ${origin}${pathname}.` });
    }
  }
}
