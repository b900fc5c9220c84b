import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, MetricName, PostFormat, PostMetrics, PostToMeasure } from "../../spec/social.ts";
import type { InstagramLogin } from "./logins.ts";

/** Names that live for every kind of post. `impressions`, `plays` and `video_views` died in April 2025. Source: media insights (checked 2026-11-22). */
const everywhere = { views: "views", reach: "reach", shares: "shares", interactions: "total_interactions" } as const;
const ofPosts = { ...everywhere, likes: "likes", comments: "comments", saves: "saved" } as const;
const namesOf: Readonly<Record<PostFormat, Readonly<Partial<Record<MetricName, string>>>>> = {
  feed: ofPosts,
  reel: { ...ofPosts, watchSeconds: "ig_reels_video_view_total_time" },
  // Told only while the story stands.
  story: everywhere,
  draft: {},
};

/** Counts by remote id; a post that Instagram no longer knows is absent. */
export async function metrics(login: InstagramLogin, { credentials, posts }: { credentials: ChannelCredentials; posts: PostToMeasure[] }): Promise<Map<string, PostMetrics>> {
  const measured = new Map<string, PostMetrics>();
  for (const post of posts) {
    const counts = await measure(login, credentials, post);
    if (counts) measured.set(post.remoteId, counts);
  }
  return measured;
}

async function measure(login: InstagramLogin, credentials: ChannelCredentials, { remoteId, format }: PostToMeasure): Promise<PostMetrics | null> {
  const wanted = Object.entries(namesOf[format]) as [MetricName, string][];
  try {
    const all = await readInsights(login, credentials, remoteId, wanted.map(([, name]) => name));
    if (all !== "refused") return named(wanted, all);
    // One name that Instagram has buried fails them all: ask for each alone.
    const each: Record<string, number> = {};
    for (const [, name] of wanted) {
      const alone = await readInsights(login, credentials, remoteId, [name]);
      if (alone !== "refused") Object.assign(each, alone);
    }
    return named(wanted, each);
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    if (error.code === "100/33") return null;
    if (error.kind === "scope_missing") return readCounts(login, credentials, remoteId);
    throw error;
  }
}

/** Values by Instagram's own names; `refused` when one of them is unknown for this post. */
async function readInsights({ graph }: InstagramLogin, { accessToken, remoteId: account }: ChannelCredentials, remoteId: string, names: string[]): Promise<Record<string, number> | "refused"> {
  try {
    const { data } = await graph.call({
      method: "GET", path: `${encodeURIComponent(remoteId)}/insights`, query: { metric: names.join(",") }, accessToken, effect: "read", account, answer: insightsAnswer,
    });
    return Object.fromEntries(data.data.flatMap(({ name, values, total_value }) => {
      const value = values?.at(-1)?.value ?? total_value?.value;
      return typeof value === "number" ? [[name, value]] : [];
    }));
  } catch (error) {
    if (error instanceof SocialError && error.kind === "permanent" && error.code === "100") return "refused";
    throw error;
  }
}

/** What a post tells without the permission for insights. */
async function readCounts({ graph }: InstagramLogin, { accessToken, remoteId: account }: ChannelCredentials, remoteId: string): Promise<PostMetrics> {
  const { data } = await graph.call({
    method: "GET", path: encodeURIComponent(remoteId), query: { fields: "like_count,comments_count" }, accessToken, effect: "read", account,
    answer: z.object({ like_count: z.number().nullish(), comments_count: z.number().nullish() }),
  });
  return { ...(data.like_count == null ? {} : { likes: data.like_count }), ...(data.comments_count == null ? {} : { comments: data.comments_count }) };
}

function named(wanted: [MetricName, string][], values: Record<string, number>): PostMetrics {
  const counts: PostMetrics = {};
  for (const [metric, name] of wanted) {
    const value = values[name];
    // Time comes in milliseconds.
    if (value !== undefined) counts[metric] = metric === "watchSeconds" ? Math.round(value / 1000) : value;
  }
  return counts;
}

const value = z.object({ value: z.unknown() });
const insightsAnswer = z.object({ data: z.array(z.object({ name: z.string(), values: z.array(value).nullish(), total_value: value.nullish() })) });
