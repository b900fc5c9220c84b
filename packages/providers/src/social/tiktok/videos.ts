import { z } from "zod";
import type { ChannelCredentials, PostMetrics, PostToMeasure } from "../../spec/social.ts";
import { isPublishId, readStatus } from "./publish-status.ts";
import type { TikTokClient } from "./tiktok-client.ts";

/** Source: Display API, query videos (checked 2026-11-22). */
const idsInOneCall = 20;

const count = z.coerce.number().nonnegative().nullish().catch(null);
const listed = z.object({ id: z.coerce.string(), title: z.string().nullish(), video_description: z.string().nullish(), create_time: z.coerce.number(), share_url: z.string().nullish() });
const counted = z.object({ id: z.coerce.string(), view_count: count, like_count: count, comment_count: count, share_count: count });

export interface ListedVideo {
  id: string;
  title: string;
  description: string;
  /** Seconds since 1970. */
  createTime: number;
  shareUrl: string | null;
}

/** The account's latest public posts, newest first. */
export async function listVideos(client: TikTokClient, credentials: ChannelCredentials): Promise<ListedVideo[]> {
  const { data } = await client.call({
    path: "/video/list/", query: { fields: "id,title,video_description,create_time,share_url" }, body: { max_count: idsInOneCall }, credentials, effect: "read", data: z.object({ videos: z.array(listed).catch([]) }),
  });
  return data.videos.map(read);
}

/** One public post of the account; null when strangers do not see it, or no longer. */
export async function findVideo(client: TikTokClient, credentials: ChannelCredentials, id: string): Promise<ListedVideo | null> {
  const { data } = await client.call({
    path: "/video/query/", query: { fields: "id,title,create_time,share_url" }, body: { filters: { video_ids: [id] } }, credentials, effect: "read", data: z.object({ videos: z.array(listed).catch([]) }),
  });
  return data.videos.map(read).find((video) => video.id === id) ?? null;
}

/**
 * Lifetime counts of public posts, up to twenty a call. A post that is bound by its publish id is asked for its own id first; what is not
 * public, or gone, is absent.
 */
export async function measure(client: TikTokClient, { credentials, posts }: { credentials: ChannelCredentials; posts: PostToMeasure[] }): Promise<Map<string, PostMetrics>> {
  const remoteIds = new Map<string, string>();
  for (const { remoteId } of posts) {
    const id = isPublishId(remoteId) ? (await readStatus(client, credentials, remoteId)).postId : remoteId;
    if (id) remoteIds.set(id, remoteId);
  }
  const measured = new Map<string, PostMetrics>();
  const ids = [...remoteIds.keys()];
  for (let at = 0; at < ids.length; at += idsInOneCall) {
    const { data } = await client.call({
      path: "/video/query/", query: { fields: "id,view_count,like_count,comment_count,share_count" }, body: { filters: { video_ids: ids.slice(at, at + idsInOneCall) } }, credentials, effect: "read",
      data: z.object({ videos: z.array(counted).catch([]) }),
    });
    for (const video of data.videos) {
      const remoteId = remoteIds.get(video.id);
      if (remoteId !== undefined) measured.set(remoteId, told({ views: video.view_count, likes: video.like_count, comments: video.comment_count, shares: video.share_count }));
    }
  }
  return measured;
}

const read = (video: z.infer<typeof listed>): ListedVideo => ({ id: video.id, title: video.title ?? "", description: video.video_description ?? "", createTime: video.create_time, shareUrl: video.share_url ?? null });

const told = (counts: Record<"views" | "likes" | "comments" | "shares", number | null | undefined>): PostMetrics =>
  Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== null && value !== undefined));
