import type { SandboxContext } from "../sandbox-context.ts";
import { countAcceptedCreate } from "../ledger/create-calls.ts";
import { announceToApp } from "./announce.ts";
import { createFeedPost, readMessage } from "./create-feed-post.ts";
import type { TakenFault } from "../faults/fault.ts";
import { createPhoto, createPhotoStory } from "./create-photo.ts";
import { invalidParameter, missingObject, missingPermission } from "./graph-error.ts";
import type { GraphRequest } from "./graph-request.ts";
import { booleanParam, textParam } from "./graph-request.ts";
import { commentId } from "./ids.ts";
import { pageInsights, postInsights } from "./insights.ts";
import { listComments, listPublishedPosts, listScheduledPosts, listStories } from "./list-posts.ts";
import type { GraphOperation } from "./match-operation.ts";
import { accountList, pageNode, permissionList, personNode } from "./me-nodes.ts";
import { debugToken, exchangeToken } from "./oauth-tokens.ts";
import { findPage } from "./pages-table.ts";
import type { FacebookPage } from "./pages-table.ts";
import { deletePhoto, findPhoto } from "./photos-table.ts";
import { graphTime, photoNode, postNode } from "./post-node.ts";
import { createVideo, finishUpload } from "./publish-video.ts";
import { deletePost, findPost, updatePost } from "./posts-table.ts";
import { listSubscriptions, removeSubscription, subscribe } from "./subscriptions.ts";
import type { FacebookToken } from "./tokens.ts";
import { killTokens, requirePageToken, requireScope } from "./tokens.ts";
import { sessionOf, startChunkedUpload, startUpload, transferChunk } from "./upload-video.ts";
import { videoNode } from "./video-node.ts";
import { deleteVideo, findVideo } from "./videos-table.ts";

/** How this call is to be served. */
export interface Serving {
  fault: TakenFault | undefined;
  /** Listings hide what became public within this time. */
  lagMs: number;
}

/** Carries out one Graph operation and answers its body. @throws GraphError for every refusal. */
export async function serveOperation(
  sandbox: SandboxContext, operation: GraphOperation, request: GraphRequest, token: FacebookToken | null, serving: Serving,
): Promise<Record<string, unknown>> {
  if (operation.name === "oauth.access_token") return exchangeToken(sandbox, request);
  if (operation.name === "debug_token") return debugToken(sandbox, request);
  if (!token) throw new Error(`${operation.name} needs a token`);
  switch (operation.name) {
    case "me.get":
      return personNode(request);
    case "me.permissions":
      return permissionList(token);
    case "me.accounts":
      return accountList(sandbox, request, token);
    case "me.revoke":
      killTokens(sandbox.store, 458, { appId: token.appId });
      announceToApp(sandbox, token.appId, "deauthorize");
      return { success: true };
    default:
      return serveNode(sandbox, operation, request, token, serving);
  }
}

async function serveNode(
  sandbox: SandboxContext, operation: GraphOperation, request: GraphRequest, token: FacebookToken, serving: Serving,
): Promise<Record<string, unknown>> {
  const { node } = operation;
  const target = request.path[0] ?? "";
  if (node?.kind === "page") {
    const page = findPage(sandbox.store, node.id);
    if (!page) throw missingObject(request.method, target);
    if (operation.name === "page.get") return pageNode(sandbox, request, page);
    requirePageToken(token, page.id, request.method);
    return servePageEdge(sandbox, operation.name, request, token, page, serving);
  }
  const page = token.pageId === null ? undefined : findPage(sandbox.store, token.pageId);
  if (!page) throw missingObject(request.method, target);
  if (node?.kind === "post") return servePost(sandbox, operation.name, node, request, token, page);
  if (node?.kind === "photo") return servePhoto(sandbox, operation.name, node.number, request, token, page);
  if (node?.kind === "video") return serveVideo(sandbox, operation.name, node, request, token, page);
  if (node?.kind === "comment") return serveComment(sandbox, operation.name, node.number, request, page);
  throw missingObject(request.method, target);
}

async function servePageEdge(
  sandbox: SandboxContext, name: string, request: GraphRequest, token: FacebookToken, page: FacebookPage, { fault, lagMs }: Serving,
): Promise<Record<string, unknown>> {
  requireScope(token, "pages_read_engagement");
  if (name === "published_posts.list") return listPublishedPosts(sandbox, request, page, token, lagMs);
  if (name === "stories.list") return listStories(sandbox, request, page, lagMs);
  if (name === "page_insights.get") return pageInsights(sandbox, request, page, token);
  if (name.startsWith("subscribed_apps.")) return serveSubscriptions(sandbox, name, request, page, token);
  requirePublishing(token, page);
  switch (name) {
    case "feed.create":
      return createFeedPost(sandbox, request, page, token);
    case "photos.create":
      return createPhoto(sandbox, request, page, token);
    case "photo_stories.create":
      return createPhotoStory(sandbox, request, page, token);
    case "video_reels.start":
      return startUpload(sandbox, request, page, "reel");
    case "video_stories.start":
      return startUpload(sandbox, request, page, "story");
    case "videos.start":
      return startChunkedUpload(sandbox, request, page);
    case "videos.transfer":
      return transferChunk(sandbox, request, page, fault?.fault === "cut_upload");
    case "videos.cancel":
      deleteVideo(sandbox.store, sessionOf(sandbox, request, page, "upload_session_id").number, sandbox.now());
      return { success: true };
    case "video_reels.create":
      return finishUpload(sandbox, request, page, token, "reel", fault);
    case "video_stories.create":
      return finishUpload(sandbox, request, page, token, "story", fault);
    case "videos.create":
      return request.params.has("upload_phase")
        ? finishUpload(sandbox, request, page, token, "video", fault)
        : createVideo(sandbox, request, page, token, fault);
    default:
      return listScheduledPosts(sandbox, request, page, token);
  }
}

function serveSubscriptions(sandbox: SandboxContext, name: string, request: GraphRequest, page: FacebookPage, token: FacebookToken): Record<string, unknown> {
  requireScope(token, "pages_manage_metadata");
  if (name === "subscribed_apps.list") return listSubscriptions(sandbox.store, page.id);
  if (name === "subscribed_apps.remove") return removeSubscription(sandbox.store, page.id, token.appId);
  return subscribe(sandbox.store, page.id, token.appId, textParam(request, "subscribed_fields") ?? "");
}

/** A video by its id; `{page}_{video}` names what is counted of a published one. */
function serveVideo(
  sandbox: SandboxContext, name: string, node: { pageId: string | null; number: number }, request: GraphRequest, token: FacebookToken, page: FacebookPage,
): Record<string, unknown> {
  const video = node.pageId === null || node.pageId === page.id ? findVideo(sandbox.store, page.id, node.number) : undefined;
  if (!video) throw missingObject(request.method, request.path[0] ?? "");
  requireScope(token, "pages_read_engagement");
  if (name === "insights.get") {
    const post = video.postNumber === null ? undefined : findPost(sandbox.store, page.id, video.postNumber);
    if (!post || node.pageId === null) throw missingObject(request.method, request.path[0] ?? "");
    return postInsights(sandbox, request, post, token, request.path[0] ?? "");
  }
  if (node.pageId !== null) throw missingObject(request.method, request.path[0] ?? "");
  if (name === "video.get") return videoNode(sandbox, video, page, textParam(request, "fields"));
  requirePublishing(token, page);
  if (video.postNumber === null) deleteVideo(sandbox.store, video.number, sandbox.now());
  else deletePost(sandbox.store, video.postNumber, sandbox.now());
  return { success: true };
}

function servePost(
  sandbox: SandboxContext, name: string, node: { pageId: string; number: number }, request: GraphRequest, token: FacebookToken, page: FacebookPage,
): Record<string, unknown> {
  const { store } = sandbox;
  const post = node.pageId === page.id ? findPost(store, page.id, node.number) : undefined;
  if (!post || post.kind === "story") throw missingObject(request.method, request.path[0] ?? "");
  requireScope(token, "pages_read_engagement");
  const now = sandbox.now();
  if (name === "post.get") return postNode(sandbox, post, page, token, textParam(request, "fields"));
  if (name === "insights.get") return postInsights(sandbox, request, post, token, post.id);
  if (name === "comments.list") return listComments(sandbox, request, page, post);
  if (name === "comments.create") {
    requireScope(token, "pages_manage_engagement");
    const message = readMessage(request, "message");
    if (message === "") throw invalidParameter("The parameter message is required");
    return store.transaction(() => {
      const { lastInsertRowid } = store.run("INSERT INTO fb_comments (post_number, message, created_at) VALUES (?, ?, ?)", post.number, message, now);
      countAcceptedCreate(store, "facebook", page.id, "comments.create");
      return { id: commentId(post.number, lastInsertRowid) };
    });
  }
  requirePublishing(token, page);
  if (post.appId !== token.appId) throw missingPermission("Permissions error: this post was made by another app");
  if (name === "post.delete") {
    deletePost(store, post.number, now);
    return { success: true };
  }
  const message = request.params.has("message") ? readMessage(request, "message") : undefined;
  const publishNow = booleanParam(request, "is_published", false);
  if (message === undefined && !publishNow) throw invalidParameter("Nothing to change: message or is_published is needed");
  if (publishNow && post.publishedAt !== null && post.publishedAt <= now) throw invalidParameter("The post is published already");
  updatePost(store, post.number, { ...(message === undefined ? {} : { message }), ...(publishNow ? { publishedAt: now } : {}), updatedAt: now });
  return { success: true };
}

function servePhoto(
  sandbox: SandboxContext, name: string, number: number, request: GraphRequest, token: FacebookToken, page: FacebookPage,
): Record<string, unknown> {
  const photo = findPhoto(sandbox.store, number);
  if (!photo || photo.pageId !== page.id) throw missingObject(request.method, request.path[0] ?? "");
  requireScope(token, "pages_read_engagement");
  if (name === "photo.get") return photoNode(sandbox, photo, page, textParam(request, "fields"));
  requirePublishing(token, page);
  deletePhoto(sandbox.store, number, sandbox.now());
  return { success: true };
}

function serveComment(sandbox: SandboxContext, name: string, number: number, request: GraphRequest, page: FacebookPage): Record<string, unknown> {
  const row = sandbox.store.get<{ number: number; post_number: number; message: string; created_at: number }>(
    `SELECT c.* FROM fb_comments c JOIN fb_posts p ON p.number = c.post_number
     WHERE c.number = ? AND p.page_id = ? AND c.deleted_at IS NULL AND p.deleted_at IS NULL`, number, page.id,
  );
  if (!row) throw missingObject(request.method, request.path[0] ?? "");
  if (name === "comment.delete") {
    sandbox.store.run("UPDATE fb_comments SET deleted_at = ? WHERE number = ?", sandbox.now(), number);
    return { success: true };
  }
  return { id: commentId(row.post_number, row.number), message: row.message, created_time: graphTime(row.created_at), from: { name: page.name, id: page.id } };
}

function requirePublishing(token: FacebookToken, page: FacebookPage): void {
  requireScope(token, "pages_read_engagement", "pages_manage_posts");
  if (!page.tasks.includes("CREATE_CONTENT")) {
    throw missingPermission("The user must be an administrator, editor, or moderator of the page in order to impersonate it");
  }
}
