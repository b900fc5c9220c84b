import type { SandboxContext } from "../sandbox-context.ts";
import { GraphError, invalidParameter } from "./graph-error.ts";
import type { GraphRequest } from "./graph-request.ts";
import { textParam } from "./graph-request.ts";
import type { PostCounts } from "./growth.ts";
import { countsOf } from "./growth.ts";
import type { FacebookPage } from "./pages-table.ts";
import type { FacebookPost } from "./posts-table.ts";
import { publicPosts } from "./posts-table.ts";
import type { FacebookToken } from "./tokens.ts";
import { requireScope } from "./tokens.ts";

const dayMs = 86_400_000;
const maxRangeDays = 90;

/** Metrics of a post that still live; all others, the dead ones of 2026-06-15 among them, fail the whole call. Source: probe of v25 (2026-09-01). */
const postMetrics: Record<string, (counts: PostCounts) => unknown> = {
  post_media_view: ({ views }) => views,
  post_total_media_view_unique: ({ reach }) => reach,
  post_clicks: ({ clicks }) => clicks,
  post_clicks_by_type: ({ clicks }) => (clicks === 0 ? {} : { "other clicks": clicks }),
  post_reactions_by_type_total: ({ reactions }) => reactionsByType(reactions),
  post_reactions_like_total: ({ reactions }) => reactions - Math.floor(reactions / 4),
  post_reactions_love_total: ({ reactions }) => Math.floor(reactions / 4),
  post_video_views: ({ views }) => Math.floor(views * 0.6),
  post_activity_by_action_type: ({ reactions, comments, shares }) => ({ like: reactions, comment: comments, share: shares }),
};
const pageMetrics: Record<string, (counts: PostCounts) => unknown> = {
  // Told as an object by now and then: paid and organic apart.
  page_media_view: ({ views }) => ({ organic: views, paid: 0 }),
  page_total_media_view_unique: ({ reach }) => reach,
  page_follows: ({ reactions }) => 120 + Math.floor(reactions / 20),
  page_daily_follows: ({ reactions }) => Math.floor(reactions / 20),
  page_daily_follows_unique: ({ reactions }) => Math.floor(reactions / 20),
  page_daily_unfollows_unique: () => 0,
  page_post_engagements: ({ reactions, comments, shares, clicks }) => reactions + comments + shares + clicks,
  page_views_total: ({ clicks }) => clicks,
  page_total_actions: () => 0,
};

/** `GET /{post_id}/insights`. Of a video they stand under `{page}_{video}`, under its post they are empty. */
export function postInsights(sandbox: SandboxContext, request: GraphRequest, post: FacebookPost, token: FacebookToken, nodeId: string): Record<string, unknown> {
  requireScope(token, "read_insights");
  const names = metricNames(request, postMetrics);
  if ((textParam(request, "period") ?? "lifetime") !== "lifetime") return { data: [], paging: {} };
  if (post.video && nodeId === post.id) return { data: [], paging: {} };
  const counts = countsOf(post, sandbox.now());
  return {
    data: names.map((name) => ({ name, period: "lifetime", values: [{ value: postMetrics[name]?.(counts) }], title: name.replaceAll("_", " "), id: `${nodeId}/insights/${name}/lifetime` })),
    paging: {},
  };
}

/** `GET /{page_id}/insights`: a value for each day of the range. */
export function pageInsights(sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, token: FacebookToken): Record<string, unknown> {
  requireScope(token, "read_insights");
  const names = metricNames(request, pageMetrics);
  if ((textParam(request, "period") ?? "day") !== "day") throw invalidParameter("Sandbox: only period=day is served");
  const now = sandbox.now();
  const until = Math.min(seconds(request, "until", now), now);
  const since = seconds(request, "since", until - 2 * dayMs);
  if (since > until) throw invalidParameter("since must be before until");
  if (until - since > maxRangeDays * dayMs) throw invalidParameter("There cannot be more than 90 days between since and until");
  const posts = publicPosts(sandbox.store, page.id, { now, limit: 500 });
  const ends = Array.from({ length: Math.floor((until - since) / dayMs) }, (_, day) => since + (day + 1) * dayMs);
  const gained = (end: number): PostCounts => sum(posts.map((post) => minus(countsOf(post, end), countsOf(post, end - dayMs))));
  return {
    data: names.map((name) => ({
      name, period: "day", title: name.replaceAll("_", " "), id: `${page.id}/insights/${name}/day`,
      values: ends.map((end) => ({ value: pageMetrics[name]?.(gained(end)), end_time: new Date(end).toISOString().replace(".000Z", "+0000") })),
    })),
    paging: {},
  };
}

function metricNames(request: GraphRequest, known: Record<string, unknown>): string[] {
  const names = (textParam(request, "metric") ?? "").split(",").filter((name) => name !== "");
  if (names.length === 0) throw new GraphError({ code: 100, message: "(#100) No metric was specified to be fetched. Please specify one or more metrics to be fetched and try again." });
  if (names.some((name) => !(name in known))) throw new GraphError({ code: 100, message: "(#100) The value must be a valid insights metric" });
  return names;
}

function seconds(request: GraphRequest, name: string, fallback: number): number {
  const value = textParam(request, name);
  if (value === undefined) return fallback;
  const at = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value);
  if (Number.isNaN(at)) throw invalidParameter(`Param ${name} is not a time`);
  return at;
}

function reactionsByType(reactions: number): Record<string, number> {
  if (reactions === 0) return {};
  const love = Math.floor(reactions / 4);
  return { like: reactions - love, ...(love > 0 ? { love } : {}) };
}

const zero: PostCounts = { views: 0, reach: 0, clicks: 0, reactions: 0, comments: 0, shares: 0 };
const names = Object.keys(zero) as (keyof PostCounts)[];
const sum = (all: PostCounts[]): PostCounts => Object.fromEntries(names.map((name) => [name, all.reduce((total, each) => total + each[name], 0)])) as unknown as PostCounts;
const minus = (a: PostCounts, b: PostCounts): PostCounts => Object.fromEntries(names.map((name) => [name, a[name] - b[name]])) as unknown as PostCounts;
