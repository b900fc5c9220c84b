import type { SandboxContext } from "../sandbox-context.ts";
import { invalidParameter } from "./graph-error.ts";
import type { GraphRequest } from "./graph-request.ts";
import { integerParam, textParam } from "./graph-request.ts";
import type { FacebookPage } from "./pages-table.ts";
import { postNode } from "./post-node.ts";
import { publicPosts, scheduledPosts } from "./posts-table.ts";
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
