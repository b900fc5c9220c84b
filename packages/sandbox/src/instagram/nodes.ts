import type { GraphRequest } from "../facebook/graph-request.ts";
import { integerParam, textParam } from "../facebook/graph-request.ts";
import { invalidParameter } from "../facebook/graph-error.ts";
import { graphTime } from "../facebook/post-node.ts";
import { parseFields, selectFields } from "../facebook/select-fields.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { InstagramAccount } from "./accounts-table.ts";
import { statusOf } from "./containers-table.ts";
import type { InstagramContainer } from "./containers-table.ts";
import { failureText } from "./instagram-errors.ts";
import { countsOf } from "./insights.ts";
import { commentsOf, countMedia, listMedia, storyLifeMs } from "./media-table.ts";
import type { InstagramComment, InstagramMedia } from "./media-table.ts";
import type { Caller } from "./tokens.ts";

/** `GET /{ig_id}` and, on graph.instagram.com, `GET /me`. @throws GraphError for unknown fields */
export function accountNode(sandbox: SandboxContext, request: GraphRequest, account: InstagramAccount, caller: Caller): Record<string, unknown> {
  const node = accountFields(sandbox, account);
  // The app's own id for the person; posting takes `user_id`.
  const own = caller.login === "instagram" ? { ...node, id: `2${account.id.slice(1)}`, user_id: account.id, account_type: "BUSINESS" } : node;
  return selectFields(own, parseFields(textParam(request, "fields") ?? "id,username"), "IGUser");
}

/** What a page tells of the account that is linked to it. */
export function accountFields(sandbox: SandboxContext, account: InstagramAccount): Record<string, unknown> {
  return {
    id: account.id, username: account.username, name: account.name, biography: account.biography, website: null, followers_count: account.followers, follows_count: 120,
    media_count: countMedia(sandbox.store, account.id, { stories: false }), profile_picture_url: `${profileUrl(sandbox, account)}/avatar.svg`,
  };
}

/** `GET /{container_id}`. */
export function containerNode(sandbox: SandboxContext, request: GraphRequest, container: InstagramContainer): Record<string, unknown> {
  const status = statusOf(container, sandbox.now());
  const isSent = container.upload !== "resumable" || container.media !== null || container.failure !== null;
  return selectFields({
    id: container.id,
    status_code: status,
    status: status === "ERROR" && container.failure !== null ? failureText(container.failure) : statusWords[status],
    copyright_check_status: null,
    video_status: container.upload === "resumable"
      ? {
          uploading_phase: { status: isSent ? "complete" : "in_progress", bytes_transferred: container.bytesReceived },
          processing_phase: { status: status === "ERROR" ? "error" : status === "IN_PROGRESS" ? (isSent ? "in_progress" : "not_started") : "complete" },
        }
      : null,
  }, parseFields(textParam(request, "fields") ?? "id"), "IGContainer");
}

const statusWords = {
  IN_PROGRESS: "In Progress: Media is still being processed.", FINISHED: "Finished: Media has been uploaded and it is ready to be published.", ERROR: "Error: Media upload has failed.",
  EXPIRED: "Expired: Media was not published within 24 hours.", PUBLISHED: "Published: Media has been published.",
};

/** `GET /{media_id}`. */
export function mediaNode(sandbox: SandboxContext, media: InstagramMedia, account: InstagramAccount, fields = "id"): Record<string, unknown> {
  const counts = countsOf(sandbox, account, media);
  const [first] = media.files;
  const fileUrl = (file: string) => `${sandbox.publicOrigin()}/sandbox/files/${file}`;
  return selectFields({
    id: media.id, ig_id: media.id, caption: media.caption === "" ? null : media.caption, media_type: media.mediaType, media_product_type: media.productType,
    media_url: first ? fileUrl(first.file) : null, thumbnail_url: null, permalink: permalink(sandbox, media, account), shortcode: media.shortcode,
    timestamp: graphTime(media.createdAt), username: account.username, owner: { id: account.id }, like_count: counts.likes, comments_count: counts.comments,
    is_comment_enabled: media.commentsOpen, is_shared_to_feed: media.productType === "REELS" ? media.options.shareToFeed : null,
    alt_text: media.mediaType === "IMAGE" ? (first?.alt ?? null) : null,
    children: media.mediaType === "CAROUSEL_ALBUM" ? { data: media.files.map((_, index) => ({ id: `${media.id}${String(index).padStart(2, "0")}` })) } : null,
  }, parseFields(fields), "IGMedia");
}

export function commentNode(comment: InstagramComment, account: InstagramAccount, fields = "id,text,timestamp"): Record<string, unknown> {
  const from = writerOf(comment, account);
  return selectFields({
    id: comment.id, text: comment.message, timestamp: graphTime(comment.createdAt), username: from.username, from, like_count: 0, hidden: false,
  }, parseFields(fields), "IGComment");
}

/** Strangers go by an id that means them to this app alone; here it is made of their name. */
export function writerOf({ author }: InstagramComment, account: InstagramAccount): { id: string; username: string } {
  if (author === null) return { id: account.id, username: account.username };
  return { id: `7${Buffer.from(author).reduce((sum, byte) => (sum * 31 + byte) % 1_000_000_007, 7).toString().padStart(15, "0")}`, username: author };
}

/** `GET /{ig_id}/media` and `/stories`: newest first, paged by cursor. `lagMs` hides what became public within this time. */
export function mediaList(sandbox: SandboxContext, request: GraphRequest, account: InstagramAccount, options: { stories: boolean; lagMs: number }): Record<string, unknown> {
  const now = sandbox.now();
  const limit = integerParam(request, "limit", 25, { min: 1, max: 100 });
  const since = timeParam(request, "since");
  const found = listMedia(sandbox.store, account.id, {
    stories: options.stories, now: now - options.lagMs, since: options.stories ? Math.max(since ?? 0, now - storyLifeMs + 1) : since, beforeNumber: readCursor(textParam(request, "after")), limit: limit + 1,
  });
  const shown = found.slice(0, limit);
  return paged(sandbox, request, shown.map((media) => mediaNode(sandbox, media, account, textParam(request, "fields") ?? "id")), shown, found.length > limit);
}

/** `GET /{media_id}/comments`. */
export function commentList(sandbox: SandboxContext, request: GraphRequest, account: InstagramAccount, media: InstagramMedia): Record<string, unknown> {
  const limit = integerParam(request, "limit", 25, { min: 1, max: 50 });
  const after = readCursor(textParam(request, "after")) ?? Number.MAX_SAFE_INTEGER;
  const found = commentsOf(sandbox.store, media.number).filter(({ number }) => number < after);
  const shown = found.slice(0, limit);
  return paged(sandbox, request, shown.map((comment) => commentNode(comment, account, textParam(request, "fields"))), shown, found.length > limit);
}

/** `GET /{ig_id}/content_publishing_limit`. */
export function publishingLimit(sandbox: SandboxContext, request: GraphRequest, account: InstagramAccount): Record<string, unknown> {
  const node = {
    quota_usage: countMedia(sandbox.store, account.id, { since: timeParam(request, "since") ?? sandbox.now() - 86_400_000 }),
    config: { quota_total: account.postsPerDay, quota_duration: 86_400 },
  };
  return { data: [selectFields(node, parseFields(textParam(request, "fields") ?? "quota_usage"), "IGUserContentPublishingLimit")] };
}

/** Where a person sees the post. */
export function permalink(sandbox: SandboxContext, media: Pick<InstagramMedia, "productType" | "shortcode">, account: Pick<InstagramAccount, "username">): string {
  const place = { FEED: "p", REELS: "reel", STORY: "stories" }[media.productType];
  return `${profileUrl(sandbox, account)}/${place}/${media.shortcode}`;
}

const profileUrl = (sandbox: SandboxContext, account: Pick<InstagramAccount, "username">): string => `${sandbox.publicOrigin()}/sandbox/pages/instagram/${account.username}`;

function paged(sandbox: SandboxContext, request: GraphRequest, data: unknown[], shown: { number: number }[], hasMore: boolean): Record<string, unknown> {
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return { data };
  const cursors = { before: cursorOf(first.number), after: cursorOf(last.number) };
  if (!hasMore) return { data, paging: { cursors } };
  const next = new URL(request.url.pathname + request.url.search, sandbox.publicOrigin());
  if (request.accessToken) next.searchParams.set("access_token", request.accessToken);
  next.searchParams.set("after", cursors.after);
  return { data, paging: { cursors, next: next.href } };
}

const cursorOf = (number: number): string => Buffer.from(`ig:${number}`).toString("base64url");

function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const match = Buffer.from(cursor, "base64url").toString().match(/^ig:(\d+)$/);
  if (!match) throw invalidParameter("Invalid cursors values");
  return Number(match[1]);
}

function timeParam(request: GraphRequest, name: string): number | undefined {
  const value = textParam(request, name);
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value);
  if (Number.isNaN(ms)) throw invalidParameter(`Param ${name} is not a time`);
  return ms;
}
