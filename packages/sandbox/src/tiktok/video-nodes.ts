import { z } from "zod";
import type { SandboxContext } from "../sandbox-context.ts";
import type { TikTokCreator } from "./creators-table.ts";
import { countsOf } from "./growth.ts";
import { publicHost } from "./publish-end.ts";
import type { TikTokPublish } from "./publishes-table.ts";
import { findPost, isPublic, publicAt, publicPosts } from "./publishes-table.ts";
import { invalidParams } from "./tiktok-error.ts";
import type { TikTokToken } from "./tokens.ts";
import { requireScope } from "./tokens.ts";

const queryBody = z.strictObject({ filters: z.strictObject({ video_ids: z.array(z.string()).min(1).max(20) }) });
const listBody = z.strictObject({ max_count: z.int().min(1).max(20).optional(), cursor: z.int().optional() });

/** Source: Display API, video object (seen 2026-11-22). */
const knownFields = [
  "id", "create_time", "cover_image_url", "share_url", "video_description", "duration", "height", "width", "title", "embed_html", "embed_link",
  "like_count", "comment_count", "share_count", "view_count",
] as const;
type VideoField = (typeof knownFields)[number];

/** `POST /v2/video/query/`: those of the asked posts that are the person's own and public. */
export function queryVideos(sandbox: SandboxContext, token: TikTokToken, creator: TikTokCreator, fields: string | undefined, body: unknown): Record<string, unknown> {
  requireScope(token, "video.list");
  const wanted = readFields(fields);
  const parsed = queryBody.safeParse(body);
  if (!parsed.success) throw invalidParams("filters.video_ids must hold 1 to 20 ids");
  const posts = parsed.data.filters.video_ids
    .map((id) => findPost(sandbox.store, id))
    .filter((post): post is TikTokPublish => post !== undefined && post.openId === creator.openId && isPublic(post, sandbox.now()));
  return { videos: posts.map((post) => videoNode(sandbox, creator, post, wanted)) };
}

/** `POST /v2/video/list/`: the person's public posts, newest first; `cursor` is a time in milliseconds. */
export function listVideos(sandbox: SandboxContext, token: TikTokToken, creator: TikTokCreator, fields: string | undefined, body: unknown, lagMs: number): Record<string, unknown> {
  requireScope(token, "video.list");
  const wanted = readFields(fields);
  const parsed = listBody.safeParse(body ?? {});
  if (!parsed.success) throw invalidParams("max_count must lie between 1 and 20");
  const { max_count: limit = 10, cursor = Number.MAX_SAFE_INTEGER } = parsed.data;
  const older = publicPosts(sandbox.store, creator.openId, sandbox.now() - lagMs).filter((post) => publicAt(post)! < cursor);
  const page = older.slice(0, limit);
  const last = page.at(-1);
  return { videos: page.map((post) => videoNode(sandbox, creator, post, wanted)), cursor: last ? publicAt(last)! : 0, has_more: older.length > page.length };
}

/** Where a post stands. */
function shareUrl(origin: string, username: string, post: Pick<TikTokPublish, "mediaType" | "postId">): string {
  return `${origin}/sandbox/${publicHost}/@${username}/${post.mediaType === "PHOTO" ? "photo" : "video"}/${post.postId}`;
}

function videoNode(sandbox: SandboxContext, creator: TikTokCreator, post: TikTokPublish, fields: readonly VideoField[]): Record<string, unknown> {
  const counts = countsOf(post, creator.followers, sandbox.now());
  const { title, description } = post.postInfo;
  const [file] = post.media;
  const url = shareUrl(sandbox.publicOrigin(), creator.username, post);
  const all: Record<VideoField, unknown> = {
    id: post.postId, create_time: Math.floor((publicAt(post) ?? 0) / 1000), cover_image_url: `${sandbox.publicOrigin()}/sandbox/files/${file?.file}`, share_url: url,
    video_description: description || title, duration: Math.round(file?.durationSeconds ?? 0), height: file?.height ?? 0, width: file?.width ?? 0, title: title || description,
    embed_html: "", embed_link: url, like_count: counts.likes, comment_count: counts.comments, share_count: counts.shares, view_count: counts.views,
  };
  return Object.fromEntries(fields.map((field) => [field, all[field]]));
}

function readFields(fields: string | undefined): VideoField[] {
  const asked = (fields ?? "").split(",").map((field) => field.trim()).filter(Boolean);
  if (asked.length === 0) throw invalidParams("Fields is required");
  const unknown = asked.find((field) => !(knownFields as readonly string[]).includes(field));
  if (unknown !== undefined) throw invalidParams(`Field ${unknown} is invalid`);
  return asked as VideoField[];
}
