import type { Store } from "../store/open-store.ts";
import { postId, storyId } from "./ids.ts";
import type { FacebookPhoto } from "./photos-table.ts";
import { photosOfPost, shownPhoto } from "./photos-table.ts";
import type { FacebookVideo } from "./videos-table.ts";
import { videoOfPost } from "./videos-table.ts";

export type PostKind = "feed" | "video" | "reel" | "story";
/** A story is gone from sight after a day. */
const storyLifeMs = 24 * 3_600_000;

export interface FacebookPost {
  number: number;
  id: string;
  pageId: string;
  appId: string;
  kind: PostKind;
  message: string;
  /** Of a video. */
  title: string | null;
  link: string | null;
  createdAt: number;
  /** Public from this instant on; null for a draft; in the future for a scheduled post. */
  publishedAt: number | null;
  updatedAt: number | null;
  photos: FacebookPhoto[];
  video: FacebookVideo | null;
  clientRequest: unknown;
}

export interface NewPost {
  pageId: string;
  appId: string;
  /** A feed post when absent. */
  kind?: PostKind;
  message: string;
  title?: string | null;
  /** Of a story: the photo in it, which stands in no post for all that. */
  storyPhoto?: number | null;
  link: string | null;
  createdAt: number;
  publishedAt: number | null;
  clientRequest: unknown;
}

/** Stores a post and answers its number. */
export function insertPost(store: Store, post: NewPost): number {
  return store.run(
    `INSERT INTO fb_posts (page_id, app_id, kind, message, title, story_photo, link, created_at, published_at, client_request)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    post.pageId, post.appId, post.kind ?? "feed", post.message, post.title ?? null, post.storyPhoto ?? null, post.link, post.createdAt, post.publishedAt,
    JSON.stringify(post.clientRequest),
  ).lastInsertRowid;
}

/** A post that was not deleted. */
export function findPost(store: Store, pageId: string, number: number): FacebookPost | undefined {
  const row = store.get<PostRow>("SELECT * FROM fb_posts WHERE number = ? AND page_id = ? AND deleted_at IS NULL", number, pageId);
  return row && fromRow(store, row);
}

/** The text of the page's latest standing post, for the duplicate rule. */
export function latestMessage(store: Store, pageId: string, now: number): string | undefined {
  return store.get<{ message: string }>(
    "SELECT message FROM fb_posts WHERE page_id = ? AND kind <> 'story' AND deleted_at IS NULL AND published_at <= ? ORDER BY published_at DESC, number DESC LIMIT 1",
    pageId, now,
  )?.message;
}

export interface PostFilter {
  now: number;
  /** Milliseconds since 1970, inclusive. */
  since?: number | undefined;
  until?: number | undefined;
  /** Only posts older than this one (keyset). */
  before?: { publishedAt: number; number: number } | undefined;
  limit: number;
}

/** Public posts of a page, newest first; stories stand elsewhere. */
export function publicPosts(store: Store, pageId: string, filter: PostFilter): FacebookPost[] {
  const { publishedAt, number } = filter.before ?? { publishedAt: Number.MAX_SAFE_INTEGER, number: Number.MAX_SAFE_INTEGER };
  const rows = store.all<PostRow>(
    `SELECT * FROM fb_posts WHERE page_id = ? AND kind <> 'story' AND deleted_at IS NULL AND published_at <= ? AND published_at >= ? AND published_at <= ?
       AND (published_at, number) < (?, ?) ORDER BY published_at DESC, number DESC LIMIT ?`,
    pageId, filter.now, filter.since ?? 0, filter.until ?? Number.MAX_SAFE_INTEGER, publishedAt, number, filter.limit,
  );
  return rows.map((row) => fromRow(store, row));
}

/** Stories of a page, newest first: those in sight, or with `archived` those that ran out. */
export function storiesOf(store: Store, pageId: string, filter: { now: number; archived: boolean; limit: number }): FacebookPost[] {
  const edge = filter.now - storyLifeMs;
  const [from, until] = filter.archived ? [0, edge] : [edge + 1, filter.now];
  return store.all<PostRow>(
    "SELECT * FROM fb_posts WHERE page_id = ? AND kind = 'story' AND deleted_at IS NULL AND published_at BETWEEN ? AND ? ORDER BY published_at DESC, number DESC LIMIT ?",
    pageId, from, until, filter.limit,
  ).map((row) => fromRow(store, row));
}

/** Posts that wait for their time, next first. */
export function scheduledPosts(store: Store, pageId: string, now: number): FacebookPost[] {
  return store.all<PostRow>(
    "SELECT * FROM fb_posts WHERE page_id = ? AND kind = 'feed' AND deleted_at IS NULL AND published_at > ? ORDER BY published_at, number LIMIT 100", pageId, now,
  ).map((row) => fromRow(store, row));
}

/** Everything that became public on all pages or one, oldest first; stories that ran out are among them. */
export function allPublicPosts(store: Store, now: number, pageId: string | null): FacebookPost[] {
  return store.all<PostRow>(
    "SELECT * FROM fb_posts WHERE deleted_at IS NULL AND published_at <= ? AND (? IS NULL OR page_id = ?) ORDER BY number", now, pageId, pageId,
  ).map((row) => fromRow(store, row));
}

export function updatePost(store: Store, number: number, change: { message?: string; publishedAt?: number; updatedAt: number }): void {
  store.run(
    "UPDATE fb_posts SET message = coalesce(?, message), published_at = coalesce(?, published_at), updated_at = ? WHERE number = ?",
    change.message ?? null, change.publishedAt ?? null, change.updatedAt, number,
  );
}

export function deletePost(store: Store, number: number, now: number): void {
  store.transaction(() => {
    store.run("UPDATE fb_posts SET deleted_at = ? WHERE number = ?", now, number);
    store.run("UPDATE fb_photos SET deleted_at = ? WHERE post_number = ?", now, number);
    store.run("UPDATE fb_videos SET deleted_at = ? WHERE post_number = ?", now, number);
  });
}

interface PostRow {
  number: number; page_id: string; app_id: string; kind: PostKind; message: string; title: string | null; story_photo: number | null; link: string | null; created_at: number;
  published_at: number | null; updated_at: number | null; client_request: string;
}

function fromRow(store: Store, row: PostRow): FacebookPost {
  return {
    number: row.number, id: row.kind === "story" ? storyId(row.number) : postId(row.page_id, row.number), pageId: row.page_id, appId: row.app_id,
    kind: row.kind, message: row.message, title: row.title, link: row.link,
    createdAt: row.created_at, publishedAt: row.published_at, updatedAt: row.updated_at,
    photos: row.story_photo === null ? photosOfPost(store, row.number) : shownPhoto(store, row.story_photo),
    video: row.kind === "feed" ? null : videoOfPost(store, row.number) ?? null, clientRequest: JSON.parse(row.client_request) as unknown,
  };
}
