import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, RemoteRefs, SocialNetwork } from "../../spec/social.ts";
import { authorizeUrl, checkAccount, exchangeCode, listDestinations } from "./connect.ts";
import { createGraphClient } from "../meta/graph-client.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { prepareStep, publishPost } from "./publish.ts";
import { reconcile, storyOf } from "./reconcile.ts";
import type { FacebookSettings } from "./settings.ts";

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
  const uploadTimeoutMs = (settings.timeoutMs ?? defaultTimeoutMs) * uploadTimeoutFactor;
  return {
    name: "facebook",
    environment: settings.environment,
    pkce: "none",
    logins: ["facebook"],
    formats: ["feed"],
    resend: null,
    authorizeUrl: (input) => authorizeUrl(settings, input),
    exchangeCode: (input) => exchangeCode(graph, settings, input),
    listDestinations: (grant) => listDestinations(graph, grant),
    checkAccount: (credentials) => checkAccount(graph, settings, credentials),
    prepareStep: (input) => prepareStep(graph, input, uploadTimeoutMs),
    publish: (input) => publishPost(graph, input),
    reconcile: (input) => reconcile(graph, input),
    permalink: (input) => permalink(graph, input),
    discard: (input) => discard(graph, input),
    rateUsage: (remoteId) => graph.rate.usageOf(remoteId),
  };
}

async function permalink(graph: GraphClient, { credentials, remoteId }: { credentials: ChannelCredentials; remoteId: string }): Promise<string | null> {
  const { data } = await graph.call({
    method: "GET",
    path: encodeURIComponent(remoteId),
    query: { fields: "permalink_url" },
    accessToken: credentials.accessToken,
    effect: "read",
    account: credentials.remoteId,
    answer: z.object({ permalink_url: z.string().nullish() }),
  });
  return data.permalink_url ?? null;
}

/** Deletes uploaded photos that stand in no post. What fails is left: Facebook drops unpublished photos after about a day. */
async function discard(graph: GraphClient, { credentials, refs }: { credentials: ChannelCredentials; refs: RemoteRefs }): Promise<void> {
  for (const [name, photoId] of Object.entries(refs)) {
    if (!name.startsWith("photo_id:")) continue;
    try {
      // A photo of a live post is not ours to throw away, however stale the caller's view.
      if ((await storyOf(graph, credentials, photoId)) !== null) continue;
      await graph.call({
        method: "DELETE",
        path: encodeURIComponent(photoId),
        accessToken: credentials.accessToken,
        effect: "prepare",
        account: credentials.remoteId,
        answer: z.object({ success: z.boolean() }),
      });
    } catch (error) {
      if (!(error instanceof SocialError)) throw error;
    }
  }
}

/** A sandbox token never leaves for a live host, and the other way round. */
function assertSeparate({ environment, graphUrl, dialogUrl }: FacebookSettings): void {
  for (const url of [graphUrl, dialogUrl]) {
    const isReal = /(^|\.)facebook\.com$/.test(new URL(url).hostname);
    const isSandbox = new URL(url).pathname.startsWith("/sandbox/");
    if ((environment === "sandbox" && isReal) || (environment === "live" && isSandbox)) {
      throw new SocialError({ network: "facebook", kind: "config_error", message: `A ${environment} channel may not use ${new URL(url).origin}${new URL(url).pathname}.` });
    }
  }
}
