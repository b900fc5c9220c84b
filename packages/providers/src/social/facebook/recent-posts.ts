import { z } from "zod";
import type { ChannelCredentials, PostFormat, RecentPost } from "../../spec/social.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { listStories } from "./stories.ts";

const shown = 20;

/** What stands on the page, newest first. */
export async function recentPosts(graph: GraphClient, { credentials, format }: { credentials: ChannelCredentials; format: PostFormat }): Promise<RecentPost[]> {
  if (format === "story") {
    const stories = await listStories(graph, credentials);
    return stories
      .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
      .slice(0, shown)
      .map(({ remoteId, createdAt }) => ({ remoteId, text: "", createdAt, permalink: null }));
  }
  const { data } = await graph.call({
    method: "GET",
    path: `${encodeURIComponent(credentials.remoteId)}/published_posts`,
    query: { limit: String(shown), fields: "id,message,created_time,permalink_url" },
    accessToken: credentials.accessToken,
    effect: "read",
    account: credentials.remoteId,
    answer: z.object({ data: z.array(listedPost) }),
  });
  return data.data.map((post) => ({ remoteId: post.id, text: post.message ?? "", createdAt: new Date(post.created_time), permalink: post.permalink_url ?? null }));
}

const listedPost = z.object({ id: z.string(), message: z.string().nullish(), created_time: z.string(), permalink_url: z.string().nullish() });
