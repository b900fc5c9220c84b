import { invalidParameter, missingObject } from "../facebook/graph-error.ts";
import type { GraphRequest } from "../facebook/graph-request.ts";
import { textParam } from "../facebook/graph-request.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { InstagramAccount } from "./accounts-table.ts";
import { countsAt } from "./growth.ts";
import type { Counts } from "./growth.ts";
import { commentsOf, listMedia, storyLifeMs } from "./media-table.ts";
import type { InstagramMedia, ProductType } from "./media-table.ts";

const common = ["views", "reach", "shares", "total_interactions"] as const;
/** Names that still live. `impressions`, `plays` and `video_views` died in April 2025. Source: Instagram Platform, insights (checked 2026-11-22). */
const mediaMetrics: Readonly<Record<ProductType, readonly string[]>> = {
  FEED: [...common, "likes", "comments", "saved", "follows", "profile_visits", "profile_activity", "reposts"],
  REELS: [...common, "likes", "comments", "saved", "reposts", "ig_reels_avg_watch_time", "ig_reels_video_view_total_time", "reels_skip_rate"],
  STORY: [...common, "replies", "navigation", "follows", "profile_visits", "profile_activity"],
};
const dayMetrics = ["reach", "follower_count"];
const totalMetrics = [
  "views", "accounts_engaged", "total_interactions", "likes", "comments", "saves", "shares", "replies", "reposts", "follows_and_unfollows", "profile_links_taps", "website_clicks", "profile_views",
];

/** The counts of one post, as `GET /{media_id}` shows some of them. */
export function countsOf(sandbox: SandboxContext, account: InstagramAccount, media: InstagramMedia): Counts {
  return countsAt({
    seed: media.number, followers: account.followers, ageMs: sandbox.now() - media.createdAt, isVideo: media.mediaType === "VIDEO", ownComments: commentsOf(sandbox.store, media.number).length,
  });
}

/** `GET /{media_id}/insights`. One bad name fails the whole call. @throws GraphError */
export function mediaInsights(sandbox: SandboxContext, request: GraphRequest, account: InstagramAccount, media: InstagramMedia): Record<string, unknown> {
  if (media.productType === "STORY" && sandbox.now() - media.createdAt >= storyLifeMs) throw missingObject(request.method, media.id);
  const names = readMetrics(request, mediaMetrics[media.productType]);
  const counts = countsOf(sandbox, account, media);
  const seconds = media.files[0]?.seconds ?? 0;
  const values: Record<string, number> = {
    views: counts.views, reach: counts.reach, likes: counts.likes, comments: counts.comments, saved: counts.saved, shares: counts.shares,
    total_interactions: counts.likes + counts.comments + counts.saved + counts.shares, follows: counts.follows, profile_visits: counts.profileVisits,
    profile_activity: Math.floor(counts.profileVisits / 5), reposts: Math.floor(counts.shares / 4), replies: Math.floor(counts.shares / 2), navigation: Math.floor(counts.views * 1.1),
    ig_reels_avg_watch_time: counts.views === 0 ? 0 : Math.floor(seconds * 550), ig_reels_video_view_total_time: Math.floor(counts.views * seconds * 550), reels_skip_rate: 31,
  };
  return {
    data: names.map((name) => ({ name, period: "lifetime", values: [{ value: values[name] ?? 0 }], title: name, description: name, id: `${media.id}/insights/${name}/lifetime` })),
  };
}

/** `GET /{ig_id}/insights`. @throws GraphError for dead names and for a `metric_type` that a name needs and lacks */
export function accountInsights(sandbox: SandboxContext, request: GraphRequest, account: InstagramAccount): Record<string, unknown> {
  const names = readMetrics(request, [...dayMetrics, ...totalMetrics]);
  const isTotal = textParam(request, "metric_type") === "total_value";
  const wrong = names.find((name) => !(isTotal ? totalMetrics.includes(name) || name === "reach" : dayMetrics.includes(name)));
  if (wrong) throw invalidParameter(`The following metrics (${wrong}) should be specified with parameter metric_type=total_value`);
  const posts = listMedia(sandbox.store, account.id, { stories: false, now: sandbox.now(), limit: 200 }).map((media) => countsOf(sandbox, account, media));
  const sum = (of: (counts: Counts) => number) => posts.reduce((whole, counts) => whole + of(counts), 0);
  const values: Record<string, number> = {
    views: sum(({ views }) => views), reach: sum(({ reach }) => reach), likes: sum(({ likes }) => likes), comments: sum(({ comments }) => comments), saves: sum(({ saved }) => saved), shares: sum(({ shares }) => shares),
    total_interactions: sum((counts) => counts.likes + counts.comments + counts.saved + counts.shares), follower_count: account.followers, follows_and_unfollows: sum(({ follows }) => follows), profile_views: sum(({ profileVisits }) => profileVisits),
  };
  return {
    data: names.map((name) => ({
      name, period: "day", title: name, description: name, id: `${account.id}/insights/${name}/day`,
      ...(isTotal ? { total_value: { value: values[name] ?? 0 } } : { values: [{ value: values[name] ?? 0, end_time: new Date(sandbox.now()).toISOString() }] }),
    })),
  };
}

function readMetrics(request: GraphRequest, known: readonly string[]): string[] {
  const names = (textParam(request, "metric") ?? "").split(",").map((name) => name.trim()).filter(Boolean);
  if (names.length === 0) throw invalidParameter("The parameter metric is required");
  const wrong = names.findIndex((name) => !known.includes(name));
  if (wrong >= 0) throw invalidParameter(`metric[${wrong}] must be one of the following values: ${known.join(", ")}`);
  return names;
}
