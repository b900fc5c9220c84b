import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, SocialNetwork } from "../../spec/social.ts";
import { checkAccount, exchangeCode, listDestinations, refresh } from "./connect.ts";
import { createLogins } from "./logins.ts";
import type { InstagramLogin } from "./logins.ts";
import { accountLimits, comment, findComment, permalink } from "./manage-post.ts";
import { metrics } from "./metrics.ts";
import { prepareStep } from "./prepare.ts";
import { recentPosts } from "./recent-posts.ts";
import { confirm, publishPost, reconcile } from "./publish.ts";
import type { InstagramSettings } from "./settings.ts";

const defaultTimeoutMs = 30_000;
/** Instagram fetches a file before it answers; an upload goes over a slow line. */
const transferTimeoutFactor = 4;

/**
 * Professional accounts on Instagram, through either login. Source: Instagram Platform, v26.0 (checked 2026-11-22).
 * Captions cannot be changed and posts not be taken away over the API. Throws `SocialError` of kind `config_error` when no app is set up,
 * and when a sandbox would reach the real Instagram.
 */
export function createInstagram(settings: InstagramSettings): SocialNetwork {
  assertSeparate(settings);
  const logins = createLogins(settings);
  const loginOf = ({ details }: Pick<ChannelCredentials, "details">): InstagramLogin => logins.of(details["login"]);
  const transferTimeoutMs = (settings.timeoutMs ?? defaultTimeoutMs) * transferTimeoutFactor;
  const now = () => settings.clock?.now() ?? new Date();
  return {
    name: "instagram",
    environment: settings.environment,
    pkce: "none",
    logins: logins.names,
    formats: ["feed", "reel", "story"],
    renewsWithoutRefreshToken: true,
    resend: null,
    authorizeUrl: ({ login, ...input }) => logins.of(login).oauth.authorizeUrl(input),
    exchangeCode: async ({ login, ...input }) => exchangeCode(logins.of(login), input),
    listDestinations: async (grant) => listDestinations(loginOf(grant), grant),
    refresh: async (tokens) => refresh(loginOf(tokens), tokens),
    checkAccount: async (credentials) => checkAccount(loginOf(credentials), credentials),
    accountLimits: async (credentials) => accountLimits(loginOf(credentials), credentials),
    prepareStep: async (input) => prepareStep(loginOf(input.credentials), input, transferTimeoutMs),
    publish: async (input) => publishPost(loginOf(input.credentials), input, now()),
    confirm: async (input) => confirm(loginOf(input.credentials), input),
    reconcile: async (input) => reconcile(loginOf(input.credentials), input),
    permalink: async (input) => permalink(loginOf(input.credentials), input),
    recentPosts: async (input) => recentPosts(loginOf(input.credentials), input),
    // Containers cannot be deleted; Instagram drops them after a day.
    discard: async () => {},
    comment: async (input) => comment(loginOf(input.credentials), input),
    findComment: async (input) => findComment(loginOf(input.credentials), input),
    metrics: async (input) => metrics(loginOf(input.credentials), input),
    rateUsage: (remoteId) => logins.names.map((name) => logins.of(name).graph.rate.usageOf(remoteId)).find((usage) => usage !== null) ?? null,
    // Each login may be an app of its own; the one nearer to its limit speaks for both.
    appUsage: () => logins.names.map((name) => logins.of(name).graph.rate.ofApp()).reduce((most, usage) => (usage && usage.percent > (most?.percent ?? -1) ? usage : most), null),
  };
}

/** A sandbox token never leaves for a live host, and the other way round. */
function assertSeparate({ environment, facebook, instagram }: InstagramSettings): void {
  for (const app of [facebook, instagram]) {
    for (const [name, address] of Object.entries(app ?? {})) {
      if (!name.endsWith("Url")) continue;
      const url = new URL(String(address));
      const isReal = /(^|\.)(facebook|instagram)\.com$/.test(url.hostname);
      const isSandbox = url.pathname.startsWith("/sandbox/");
      if ((environment === "sandbox" && isReal) || (environment === "live" && isSandbox)) {
        throw new SocialError({ network: "instagram", kind: "config_error", message: `A ${environment} channel may not use ${url.origin}${url.pathname}.` });
      }
    }
  }
}
