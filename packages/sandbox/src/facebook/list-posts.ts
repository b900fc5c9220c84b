import type { SandboxContext } from "../sandbox-context.ts";
import { invalidParameter } from "./graph-error.ts";
import type { GraphRequest } from "./graph-request.ts";
import { integerParam, listParam, textParam } from "./graph-request.ts";
import { commentId } from "./ids.ts";
import type { FacebookPage } from "./pages-table.ts";
import { graphTime, postNode, storyUrl } from "./post-node.ts";
import type { FacebookPost } from "./posts-table.ts";
import { publicPosts, scheduledPosts, storiesOf } from "./posts-table.ts";
import type { FacebookToken } from "./tokens.ts";

/**
 * `GET /{page_id}/published_posts`: newest first, paged by cursor.
 * @param lagMs hides what became public within this time, as a listing that lags does.
 */
export function listPublishedPosts(
  sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, token: FacebookToken, lagMs: number,
): Record<string, unknown> {
  const limit = integerParam(request, "limit", 25, { min: 1, max: 100 });
  const now = sandbox.now();
  const posts = publicPosts(sandbox.store, page.id, {
    now: now - lagMs, since: timeParam(request, "since"), until: timeParam(request, "until"),
    before: readCursor(textParam(request, "after")), limit: limit + 1,
  });
  const shown = posts.slice(0, limit);
  const data = shown.map((post) => postNode(sandbox, post, page, token, textParam(request, "fields")));
  const first = shown[0];
  const last = shown.at(-1);
  if (!first || !last) return { data };
  const after = cursorOf(last);
  return { data, paging: { cursors: { before: cursorOf(first), after }, ...(posts.length > limit ? { next: nextUrl(sandbox, request, after) } : {}) } };
}

/** `GET /{page_id}/scheduled_posts`. */
export function listScheduledPosts(sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, token: FacebookToken): Record<string, unknown> {
  return { data: scheduledPosts(sandbox.store, page.id, sandbox.now()).map((post) => postNode(sandbox, post, page, token, textParam(request, "fields"))) };
}

/** `GET /{page_id}/stories`: newest first; a story's caption does not exist, and its media are not named by their ids. */
export function listStories(sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, lagMs: number): Record<string, unknown> {
  const asked = listParam(request, "status") ?? ["PUBLISHED", "ARCHIVED"];
  const unknown = asked.find((status) => status !== "PUBLISHED" && status !== "ARCHIVED");
  if (unknown !== undefined) throw invalidParameter("Param status must be a list of {PUBLISHED, ARCHIVED}");
  const limit = integerParam(request, "limit", 25, { min: 1, max: 100 });
  const now = sandbox.now();
  const found = (["PUBLISHED", "ARCHIVED"] as const).filter((status) => asked.includes(status)).flatMap((status) =>
    storiesOf(sandbox.store, page.id, { now, archived: status === "ARCHIVED", limit })
      .filter((story) => (story.publishedAt ?? 0) <= now - lagMs)
      .map((story) => ({
        post_id: story.id, status, creation_time: String(Math.floor((story.publishedAt ?? story.createdAt) / 1000)),
        media_type: story.video ? "video" : "photo", url: storyUrl(sandbox.publicOrigin(), story),
      })));
  return { data: found.slice(0, limit) };
}

/** `GET /{post_id}/comments`, oldest first, paged. */
export function listComments(sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, post: FacebookPost): Record<string, unknown> {
  const limit = integerParam(request, "limit", 25, { min: 1, max: 100 });
  const after = textParam(request, "after");
  const from = after === undefined ? 0 : Number(Buffer.from(after, "base64url").toString());
  if (!Number.isInteger(from)) throw invalidParameter("Invalid cursors values");
  const comments = sandbox.store.all<{ number: number; message: string; created_at: number }>(
    "SELECT number, message, created_at FROM fb_comments WHERE post_number = ? AND deleted_at IS NULL AND number > ? ORDER BY number LIMIT ?", post.number, from, limit + 1,
  );
  const shown = comments.slice(0, limit);
  const cursor = Buffer.from(String(shown.at(-1)?.number ?? 0)).toString("base64url");
  return {
    data: shown.map((comment) => ({
      id: commentId(post.number, comment.number), message: comment.message, created_time: graphTime(comment.created_at), from: { name: page.name, id: page.id },
    })),
    ...(comments.length > limit ? { paging: { cursors: { after: cursor }, next: nextUrl(sandbox, request, cursor) } } : {}),
  };
}

/** The absolute address of the following page of a listing; like Meta's, it carries the token. */
export function nextUrl(sandbox: SandboxContext, request: GraphRequest, after: string): string {
  const url = new URL(request.url.pathname + request.url.search, sandbox.publicOrigin());
  if (request.accessToken) url.searchParams.set("access_token", request.accessToken);
  url.searchParams.set("after", after);
  return url.href;
}

function timeParam(request: GraphRequest, name: string): number | undefined {
  const value = textParam(request, name);
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value);
  if (Number.isNaN(ms)) throw invalidParameter(`Param ${name} is not a time`);
  return ms;
}

function cursorOf(post: { publishedAt: number | null; number: number }): string {
  return Buffer.from(`${post.publishedAt ?? 0}:${post.number}`).toString("base64url");
}

function readCursor(cursor: string | undefined): { publishedAt: number; number: number } | undefined {
  if (cursor === undefined) return undefined;
  const match = Buffer.from(cursor, "base64url").toString().match(/^(\d+):(\d+)$/);
  if (!match) throw invalidParameter("Invalid cursors values");
  return { publishedAt: Number(match[1]), number: Number(match[2]) };
}
