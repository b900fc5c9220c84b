import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, MetricName, PostMetrics, PostToMeasure } from "../../spec/social.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { isGone } from "./manage-post.ts";
import { isStoryId } from "./remote-id.ts";

/**
 * Metrics of a post that still live, one asked at a time, because one unknown name fails the whole call.
 * Source: names probed on v25 (2026-09-01); every `post_impressions*` and `post_engaged_users` died on 2026-06-15.
 */
const insightNames: Readonly<Partial<Record<MetricName, string>>> = {
  views: "post_media_view",
  reach: "post_total_media_view_unique",
  clicks: "post_clicks",
  likes: "post_reactions_by_type_total",
};

const total = z.object({ summary: z.object({ total_count: z.number() }) }).nullish();
const countsAnswer = z.object({ shares: z.object({ count: z.number() }).nullish(), comments: total });
const insightAnswer = z.object({ data: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.unknown() })) })) });

/** Counts by remote id. Stories tell none; a post that is gone is left out, and so are numbers that we have no right to read. */
export async function metrics(graph: GraphClient, { credentials, posts }: { credentials: ChannelCredentials; posts: PostToMeasure[] }): Promise<Map<string, PostMetrics>> {
  const measured = new Map<string, PostMetrics>();
  for (const post of posts) {
    if (isStoryId(post.remoteId)) continue;
    const counts = await measure(graph, credentials, post);
    if (counts) measured.set(post.remoteId, counts);
  }
  return measured;
}

async function measure(graph: GraphClient, credentials: ChannelCredentials, { remoteId, refs }: PostToMeasure): Promise<PostMetrics | null> {
  const counts: PostMetrics = {};
  try {
    const { shares, comments } = await readCounts(graph, credentials, remoteId);
    counts.shares = shares?.count ?? 0;
    if (comments) counts.comments = comments.summary.total_count;
    // Of videos, the numbers stand under the video.
    const node = refs.video_id ? `${credentials.remoteId}_${refs.video_id}` : remoteId;
    for (const [name, metric] of Object.entries(insightNames) as [MetricName, string][]) {
      const value = await readInsight(graph, credentials, node, metric);
      if (value === "forbidden") break;
      if (value !== null) counts[name] = value;
    }
    return counts;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** Comments of others want a permission of their own; without it shares alone are told. */
async function readCounts(graph: GraphClient, credentials: ChannelCredentials, remoteId: string): Promise<z.infer<typeof countsAnswer>> {
  const read = async (fields: string) => {
    const { data } = await graph.call({
      method: "GET", path: encodeURIComponent(remoteId), query: { fields }, accessToken: credentials.accessToken, effect: "read", account: credentials.remoteId, answer: countsAnswer,
    });
    return data;
  };
  try {
    return await read("shares,comments.limit(0).summary(true)");
  } catch (error) {
    if (error instanceof SocialError && error.kind === "scope_missing") return read("shares");
    throw error;
  }
}

/** Null when the name is not (or no longer) known for this post. */
async function readInsight(graph: GraphClient, credentials: ChannelCredentials, node: string, metric: string): Promise<number | null | "forbidden"> {
  try {
    const { data } = await graph.call({
      method: "GET", path: `${encodeURIComponent(node)}/insights`, query: { metric, period: "lifetime" }, accessToken: credentials.accessToken, effect: "read",
      account: credentials.remoteId, answer: insightAnswer,
    });
    return sumOf(data.data.find(({ name }) => name === metric)?.values.at(-1)?.value);
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    if (error.kind === "scope_missing") return "forbidden";
    if (error.kind === "permanent" && error.code === "100") return null;
    throw error;
  }
}

/** A number, or an object of numbers by type. */
function sumOf(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "object" || value === null) return null;
  return Object.values(value).reduce((sum: number, each: unknown) => sum + (typeof each === "number" ? each : 0), 0);
}
