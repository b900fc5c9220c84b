import { createOAuth } from "../../oauth/index.ts";
import { SocialError } from "../../spec/social-error.ts";
import type { SocialNetwork } from "../../spec/social.ts";
import { checkAccount, exchangeCode, listDestinations } from "./connect.ts";
import { createGraphClient } from "../meta/graph-client.ts";
import { confirm } from "./confirm.ts";
import { comment, discard, editText, findComment, permalink, remove } from "./manage-post.ts";
import { metrics } from "./metrics.ts";
import { facebookOAuth } from "./oauth.ts";
import { prepareStep, publishPost } from "./publish.ts";
import { recentPosts } from "./recent-posts.ts";
import { reconcile } from "./reconcile.ts";
import type { FacebookSettings } from "./settings.ts";
import type { UploadHosts } from "./upload-video.ts";

const defaultTimeoutMs = 30_000;
/** An upload of several megabytes over a slow line. */
const uploadTimeoutFactor = 4;

/**
 * Facebook pages over the Graph API. Source: Pages API posts, Graph API v26.0 (checked 2026-11-22).
 * Throws `SocialError` of kind `config_error` when a sandbox would reach the real Facebook.
 */
export function createFacebook(settings: FacebookSettings): SocialNetwork {
  assertSeparate(settings);
  const graph = createGraphClient({ ...settings, network: "facebook" });
  const oauth = createOAuth(facebookOAuth(settings), settings);
  const hosts: UploadHosts = { graph, settings, timeoutMs: (settings.timeoutMs ?? defaultTimeoutMs) * uploadTimeoutFactor };
  return {
    name: "facebook",
    environment: settings.environment,
    pkce: oauth.descriptor.pkce,
    logins: ["facebook"],
    formats: ["feed", "reel", "story"],
    resend: null,
    authorizeUrl: ({ state, redirectUri }) => oauth.authorizeUrl({ state, redirectUri }),
    exchangeCode: ({ code, redirectUri }) => exchangeCode(oauth, graph, { code, redirectUri }),
    listDestinations: (grant) => listDestinations(graph, grant),
    checkAccount: (credentials) => checkAccount(oauth, graph, settings, credentials),
    prepareStep: (input) => prepareStep(hosts, input),
    publish: (input) => publishPost(hosts, input),
    confirm: (input) => confirm(graph, input),
    reconcile: (input) => reconcile(graph, input),
    permalink: (input) => permalink(graph, input),
    recentPosts: (input) => recentPosts(graph, input),
    discard: (input) => discard(graph, input),
    comment: (input) => comment(graph, input),
    findComment: (input) => findComment(graph, input),
    editText: (input) => editText(graph, input),
    remove: (input) => remove(graph, input),
    metrics: (input) => metrics(graph, input),
    rateUsage: (remoteId) => graph.rate.usageOf(remoteId),
    appUsage: () => graph.rate.ofApp(),
  };
}

/** A sandbox token never leaves for a live host, and the other way round. */
function assertSeparate({ environment, graphUrl, videoUrl, ruploadUrl, dialogUrl }: FacebookSettings): void {
  for (const url of [graphUrl, videoUrl, ruploadUrl, dialogUrl]) {
    const isReal = /(^|\.)facebook\.com$/.test(new URL(url).hostname);
    const isSandbox = new URL(url).pathname.startsWith("/sandbox/");
    if ((environment === "sandbox" && isReal) || (environment === "live" && isSandbox)) {
      throw new SocialError({ network: "facebook", kind: "config_error", message: `A ${environment} channel may not use ${new URL(url).origin}${new URL(url).pathname}.` });
    }
  }
}
