import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, MetricName, PostMetrics, PostToMeasure } from "../../spec/social.ts";
import { encode } from "./rest-client.ts";
import type { RestClient } from "./rest-client.ts";
import { analyticsEntity, isPage } from "./urns.ts";

interface MetricsInput {
  credentials: ChannelCredentials;
  posts: PostToMeasure[];
}

/** Posts of a page in one call. */
const batch = 20;

/** Counts of a page's posts in few calls; of a member's, one call for each number. */
export const readMetrics = (rest: RestClient, input: MetricsInput): Promise<Map<string, PostMetrics>> => (isPage(input.credentials.remoteId) ? ofPage(rest, input) : ofMember(rest, input));

const count = z.number().catch(0);
const pageElement = z.object({
  share: z.string().optional(),
  ugcPost: z.string().optional(),
  totalShareStatistics: z.object({ impressionCount: count, uniqueImpressionsCount: count, clickCount: count, likeCount: count, commentCount: count, shareCount: count }),
});

async function ofPage(rest: RestClient, { credentials: { remoteId, accessToken }, posts }: MetricsInput): Promise<Map<string, PostMetrics>> {
  const found = new Map<string, PostMetrics>();
  for (let at = 0; at < posts.length; at += batch) {
    const urns = posts.slice(at, at + batch).map((post) => post.remoteId);
    const lists = [["shares", "urn:li:share:"], ["ugcPosts", "urn:li:ugcPost:"]] as const;
    const named = lists.map(([field, prefix]) => [field, urns.filter((urn) => urn.startsWith(prefix))] as const).filter(([, kept]) => kept.length > 0);
    if (named.length === 0) continue;
    const query = [`q=organizationalEntity&organizationalEntity=${encode(remoteId)}`, ...named.map(([field, kept]) => `${field}=List(${kept.map(encode).join(",")})`)].join("&");
    const { data } = await rest.call({
      method: "GET", path: "organizationalEntityShareStatistics", query, restMethod: "FINDER", accessToken, effect: "read", account: remoteId, answer: z.object({ elements: z.array(pageElement) }),
    });
    for (const { share, ugcPost, totalShareStatistics: counts } of data.elements) {
      const urn = share ?? ugcPost;
      if (urn === undefined) continue;
      const { impressionCount: views, uniqueImpressionsCount: reach, clickCount: clicks, likeCount: likes, commentCount: comments, shareCount: shares } = counts;
      found.set(urn, { views, reach, clicks, likes, comments, shares, interactions: clicks + likes + comments + shares });
    }
  }
  return found;
}

/** LinkedIn's names of a member's numbers. Source: LinkedIn, memberCreatorPostAnalytics (seen 2026-11-22). */
const memberMetrics: readonly (readonly [queryType: string, name: MetricName])[] = [
  ["IMPRESSION", "views"], ["MEMBERS_REACHED", "reach"], ["REACTION", "likes"], ["COMMENT", "comments"], ["RESHARE", "shares"], ["POST_SAVE", "saves"], ["LINK_CLICKS", "clicks"],
];

async function ofMember(rest: RestClient, { credentials: { remoteId, accessToken }, posts }: MetricsInput): Promise<Map<string, PostMetrics>> {
  const found = new Map<string, PostMetrics>();
  for (const post of posts) {
    const counts: PostMetrics = {};
    try {
      for (const [queryType, name] of memberMetrics) {
        const { data } = await rest.call({
          method: "GET", path: "memberCreatorPostAnalytics", query: `q=entity&entity=${analyticsEntity(post.remoteId)}&queryType=${queryType}&aggregation=TOTAL`, restMethod: "FINDER",
          accessToken, effect: "read", account: remoteId, answer: z.object({ elements: z.array(z.object({ count: z.number().optional(), value: z.number().optional() })) }),
        });
        const [element] = data.elements;
        const told = element?.count ?? element?.value;
        if (told !== undefined) counts[name] = told;
      }
    } catch (error) {
      if (error instanceof SocialError && error.status === 404) continue;
      throw error;
    }
    found.set(post.remoteId, { ...counts, interactions: (counts.likes ?? 0) + (counts.comments ?? 0) + (counts.shares ?? 0) + (counts.saves ?? 0) + (counts.clicks ?? 0) });
  }
  return found;
}
