import type { Context } from "hono";
import { Hono } from "hono";
import { z } from "zod";
import type { TakenFault } from "../faults/fault.ts";
import { runOperation } from "../faults/run-operation.ts";
import type { FaultWording } from "../faults/run-operation.ts";
import { countAcceptedCreate, countReceivedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { findApp } from "./apps-table.ts";
import type { TikTokCreator } from "./creators-table.ts";
import { findCreator } from "./creators-table.ts";
import { readInit } from "./init-request.ts";
import type { MinuteLimits } from "./minute-limits.ts";
import { exchangeToken, revokeToken } from "./oauth-routes.ts";
import { apiHost, publicHost } from "./publish-end.ts";
import type { PublishWebhooks } from "./publish-webhooks.ts";
import type { TikTokPublish } from "./publishes-table.ts";
import { findPublish, findUpload, insertPublish, isPublic, listPublishes, noteCancelled, statusOf } from "./publishes-table.ts";
import type { FilePuller } from "./pull-files.ts";
import { isLastChunk, readContentRange, receiveChunk } from "./receive-upload.ts";
import { int64, invalidParams, okAnswer, TikTokError } from "./tiktok-error.ts";
import type { TikTokToken } from "./tokens.ts";
import { authenticate, findToken, requireScope } from "./tokens.ts";
import { blockedMessages, creatorInfo, userInfo } from "./user-node.ts";
import { listVideos, queryVideos } from "./video-nodes.ts";

export const uploadHost = "open-upload.tiktokapis.com";
const defaultLagMs = 60_000;
/** An answer to a pull waits for quick files, so that what was answered stands. */
const pullPatienceMs = 2_000;
const dayMs = 86_400_000;
/** Source: upload video reference, drafts that nobody finished within 24 hours (seen 2026-11-22). */
const maxPendingDrafts = 5;
/** Calls of one token a minute. Source: reference of each endpoint (seen 2026-11-22). Who may open more posts than usual may ask more often, too. */
const perMinute = {
  creatorInfo: ({ initsPerMinute }: TikTokCreator) => Math.max(20, initsPerMinute * 3),
  status: ({ initsPerMinute }: TikTokCreator) => Math.max(30, initsPerMinute * 5),
  usual: 600,
};

export interface TikTokParts {
  limits: MinuteLimits;
  webhooks: PublishWebhooks;
  puller: FilePuller;
}

/** What one API call knows of its caller. */
interface Caller {
  token: TikTokToken;
  creator: TikTokCreator;
  body: unknown;
  fields: string | undefined;
  /** Under which scheme, host and port we were called. */
  origin: string;
}
type Serve = (caller: Caller, fault: TakenFault | undefined) => Response | Promise<Response>;

/** `/sandbox/open.tiktokapis.com/v2/*`. */
export function tiktokRoutes(sandbox: SandboxContext, parts: TikTokParts): Hono<SandboxEnv> {
  const { limits, webhooks, puller } = parts;
  const { store } = sandbox;
  const app = new Hono<SandboxEnv>();

  app.post("/v2/oauth/token/", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    return runOperation(sandbox, c, { host: apiHost, operation: "oauth.token", account: null }, wording, () => exchangeToken(sandbox, form));
  });
  app.post("/v2/oauth/revoke/", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    return runOperation(sandbox, c, { host: apiHost, operation: "oauth.revoke", account: null }, wording, () => revokeToken(sandbox, webhooks, form));
  });

  const limited = (name: string, limit: number | ((creator: TikTokCreator) => number), serve: Serve): Serve => (caller, fault) => {
    limits.count(caller.token.accessToken, name, typeof limit === "number" ? limit : limit(caller.creator));
    return serve(caller, fault);
  };
  const operation = (method: "GET" | "POST", path: string, name: string, serve: Serve): void => {
    app.on(method, path, (c) => api(sandbox, c, name, serve));
  };

  operation("GET", "/v2/user/info/", "user.info", limited("user.info", perMinute.usual, ({ token, creator, fields }) => okAnswer(userInfo(sandbox, token, creator, fields))));
  operation("POST", "/v2/video/query/", "video.query", limited("video.query", perMinute.usual, ({ token, creator, fields, body }) => okAnswer(queryVideos(sandbox, token, creator, fields, body))));
  operation("POST", "/v2/video/list/", "published_posts.list", limited("video.list", perMinute.usual, ({ token, creator, fields, body }, fault) =>
    okAnswer(listVideos(sandbox, token, creator, fields, body, fault?.fault === "stale_listing" ? fault.delayMs ?? defaultLagMs : 0))));
  operation("POST", "/v2/post/publish/creator_info/query/", "creator_info.query", limited("creator_info", perMinute.creatorInfo, ({ token, creator }) => okAnswer(creatorInfo(sandbox, token, creator))));

  for (const [path, kind] of [["/v2/post/publish/video/init/", "video"], ["/v2/post/publish/inbox/video/init/", "inbox"], ["/v2/post/publish/content/init/", "content"]] as const) {
    app.post(path, async (c) => {
      const body = await readJson(c);
      const isPull = z.object({ source_info: z.object({ source: z.literal("PULL_FROM_URL") }) }).safeParse(body).success;
      // A pull publishes by itself; what is uploaded is published by its last bytes.
      const name = isPull ? (kind === "content" ? "content.create" : "pull.create") : `${kind}.init`;
      return api(sandbox, c, name, limited(`${kind}.init`, ({ initsPerMinute }) => initsPerMinute, (caller, fault) => init(kind, name, caller, fault)), body);
    });
  }

  async function init(kind: "video" | "inbox" | "content", name: string, { token, creator, body, origin }: Caller, fault: TakenFault | undefined): Promise<Response> {
    const tiktokApp = findApp(store, token.clientKey);
    const request = readInit(kind, body, { app: tiktokApp, creator, ownOrigin: sandbox.publicOrigin() });
    requireScope(token, request.postMode === "DIRECT_POST" ? "video.publish" : "video.upload");
    assertMayPost(sandbox, creator, request.postMode);
    const publish = store.transaction(() => {
      const inserted = insertPublish(store, {
        ...request, openId: creator.openId, clientKey: token.clientKey, createdAt: sandbox.now(), processingMs: sandbox.processing.of(apiHost),
        moderationMs: sandbox.processing.of(publicHost), fault: null, failReason: null,
      });
      if (name.endsWith(".create")) countAcceptedCreate(store, "tiktok", creator.openId, name);
      return inserted;
    });
    if (publish.source === "PULL_FROM_URL") {
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([puller.pull(publish, fault), new Promise((resolve) => { timer = setTimeout(resolve, pullPatienceMs); })]);
      clearTimeout(timer);
    }
    return okAnswer({
      publish_id: publish.publishId,
      ...(publish.uploadToken === null ? {} : { upload_url: `${origin}/sandbox/${uploadHost}/video/?upload_id=${publish.number}&upload_token=${publish.uploadToken}` }),
    });
  }

  operation("POST", "/v2/post/publish/status/fetch/", "status.fetch", limited("status.fetch", perMinute.status, (caller) => {
    const publish = ownPublish(sandbox, caller);
    // What a killed process left unfetched goes on.
    void puller.pull(publish);
    return okAnswer(statusNode(sandbox, publish));
  }));
  operation("POST", "/v2/post/publish/cancel/", "publish.cancel", limited("publish.cancel", perMinute.usual, (caller) => {
    const publish = ownPublish(sandbox, caller);
    if (publish.source !== "PULL_FROM_URL" || publish.receivedAt !== null) throw new TikTokError("publish_not_cancellable", "The publish task is not cancellable.");
    noteCancelled(store, publish, sandbox.now());
    return okAnswer({});
  }));
  app.all("/v2/*", () => new TikTokError("invalid_params", "The API path is not supported", 404).toResponse());
  return app;
}

/** `PUT /sandbox/open-upload.tiktokapis.com/video/?upload_id=…&upload_token=…`: no token of the person is asked for, the address is the key. */
export function uploadRoutes(sandbox: SandboxContext, { webhooks }: TikTokParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.put("/video/", (c) => {
    const upload = findUpload(sandbox.store, c.req.query("upload_token") ?? "");
    const range = readContentRange(c.req.header("content-range"));
    const operation = isLastChunk(range) ? "upload.create" : "upload.chunk";
    if (upload && operation === "upload.create") countReceivedCreate(sandbox.store, "tiktok", upload.openId, operation);
    return runOperation(sandbox, c, { host: uploadHost, operation, account: upload?.openId ?? null }, uploadWording, (fault) =>
      receiveChunk(sandbox, webhooks, upload, c.req.raw, range, fault));
  });
  return app;
}

async function api(sandbox: SandboxContext, c: Context<SandboxEnv>, operation: string, serve: Serve, read?: unknown): Promise<Response> {
  const body = read ?? (c.req.method === "GET" ? undefined : await readJson(c));
  const accessToken = c.req.header("authorization")?.match(/^Bearer (.+)$/)?.[1] ?? null;
  const account = accessToken === null ? null : (findToken(sandbox.store, accessToken)?.openId ?? null);
  if (account !== null && operation.endsWith(".create")) countReceivedCreate(sandbox.store, "tiktok", account, operation);
  return runOperation(sandbox, c, { host: apiHost, operation, account }, wording, async (fault) => {
    try {
      const token = authenticate(sandbox.store, sandbox.now(), accessToken);
      const creator = findCreator(sandbox.store, token.openId);
      if (!creator) throw new TikTokError("access_token_invalid", "The access token is invalid or not found in the request.");
      if (body === notJson) throw invalidParams("The request body is not JSON");
      return await serve({ token, creator, body, fields: c.req.query("fields"), origin: new URL(c.req.url).origin }, fault);
    } catch (error) {
      if (error instanceof TikTokError) return error.toResponse();
      throw error;
    }
  });
}

const notJson = Symbol("not JSON");

/** @returns undefined for an empty body */
async function readJson(c: Context<SandboxEnv>): Promise<unknown> {
  const text = await c.req.text();
  if (text === "") return undefined;
  if (!c.req.header("content-type")?.startsWith("application/json")) return notJson;
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

function ownPublish(sandbox: SandboxContext, { token, creator, body }: Caller): TikTokPublish {
  const parsed = z.strictObject({ publish_id: z.string().max(64) }).safeParse(body);
  const publish = parsed.success ? findPublish(sandbox.store, parsed.data.publish_id) : undefined;
  if (!publish) throw new TikTokError("invalid_publish_id", "The publish_id does not exist.");
  if (publish.openId !== creator.openId || publish.clientKey !== token.clientKey) {
    throw new TikTokError("token_not_authorized_for_specified_publish_id", "The token is not authorized for the specified publish_id.");
  }
  requireScope(token, publish.postMode === "DIRECT_POST" ? "video.publish" : "video.upload");
  return publish;
}

function statusNode(sandbox: SandboxContext, publish: TikTokPublish): Record<string, unknown> {
  const now = sandbox.now();
  const { status, failReason } = statusOf(publish, now);
  const isFile = publish.source === "FILE_UPLOAD";
  const received = publish.media.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return {
    status, fail_reason: failReason,
    // TikTok's own spelling.
    publicaly_available_post_id: publish.postId !== null && isPublic(publish, now) ? [int64(publish.postId)] : [],
    uploaded_bytes: isFile ? publish.uploadedBytes : 0, downloaded_bytes: isFile ? 0 : received,
  };
}

/** Caps that hold over all posts of a person. @throws TikTokError */
function assertMayPost(sandbox: SandboxContext, creator: TikTokCreator, postMode: TikTokPublish["postMode"]): void {
  const since = sandbox.now() - dayMs;
  const recent = listPublishes(sandbox.store, creator.openId).filter((publish) => publish.postMode === postMode && publish.receivedAt !== null && publish.receivedAt > since);
  if (postMode === "MEDIA_UPLOAD") {
    const pending = recent.filter((publish) => statusOf(publish, sandbox.now()).status !== "FAILED" && publish.finishedAt === null);
    if (pending.length >= maxPendingDrafts) throw new TikTokError("spam_risk_too_many_pending_share", "The number of pending shares of the user has reached its maximum.");
    return;
  }
  if (creator.blockedCode !== null) throw new TikTokError(creator.blockedCode, blockedMessages[creator.blockedCode] ?? "The user cannot post right now.");
  if (recent.length >= creator.postsPerDay) throw new TikTokError("spam_risk_too_many_posts", blockedMessages["spam_risk_too_many_posts"]!);
}

/** Faults in TikTok's words. */
const wording: FaultWording = {
  // No header tells how long.
  rateLimit: () => new TikTokError("rate_limit_exceeded", "The API rate limit was exceeded. Please try again later.").toResponse(),
  serverError: (fault) => new TikTokError(String(fault.code ?? "internal_error"), "Something went wrong. Please try again later.", 500).toResponse(),
  expiredToken: () => new TikTokError("access_token_invalid", "The access token is invalid or not found in the request.").toResponse(),
  revokedToken: () => new TikTokError("access_token_invalid", "The access token is invalid or not found in the request.").toResponse(),
  refusal: (fault) => new TikTokError(String(fault.code ?? "spam_risk_too_many_posts"), "The daily post cap from the API is reached for the current user.").toResponse(),
};

/** The same on the host that takes bytes. */
const uploadWording: FaultWording = {
  rateLimit: () => new Response("Too many requests", { status: 429 }),
  serverError: () => new Response("Internal server error", { status: 500 }),
  expiredToken: () => new Response("The upload url has expired", { status: 403 }),
  revokedToken: () => new Response("The upload url has expired", { status: 403 }),
  refusal: () => new Response("Bad request", { status: 400 }),
};
