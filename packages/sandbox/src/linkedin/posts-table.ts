import type { Store } from "../store/open-store.ts";
import { findAsset } from "./assets-table.ts";
import type { LinkedInAsset } from "./assets-table.ts";

export interface PostMedium {
  asset: LinkedInAsset;
  alt: string | null;
}

/** What a post shows beside its text, as it was sent. */
export interface PostContent {
  media?: { id: string; altText?: string | undefined; title?: string | undefined } | undefined;
  multiImage?: { images: { id: string; altText?: string | undefined }[] } | undefined;
  article?: { source: string; title: string; description?: string | undefined; thumbnail?: string | undefined } | undefined;
}

export interface LinkedInPost {
  number: number;
  urn: string;
  author: string;
  appId: string;
  /** As it was sent. */
  commentary: string;
  /** What readers see of it. */
  shown: string;
  content: PostContent;
  visibility: string;
  createdAt: number;
  updatedAt: number | null;
  clientRequest: unknown;
}

export interface NewPost {
  urn: string;
  author: string;
  appId: string;
  commentary: string;
  shown: string;
  content: PostContent;
  /** The same for posts that LinkedIn takes for the same. */
  fingerprint: string;
  visibility: string;
  createdAt: number;
  clientRequest: unknown;
}

export function insertPost(store: Store, post: NewPost): void {
  store.run(
    "INSERT INTO li_posts (urn, author, app_id, commentary, shown, content, fingerprint, visibility, created_at, client_request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    post.urn, post.author, post.appId, post.commentary, post.shown, JSON.stringify(post.content), post.fingerprint, post.visibility, post.createdAt, JSON.stringify(post.clientRequest),
  );
}

export const nextPostNumber = (store: Store): number => (store.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'li_posts'")?.seq ?? 0) + 1;

export function findPost(store: Store, urn: string): LinkedInPost | undefined {
  const row = store.get<PostRow>("SELECT * FROM li_posts WHERE urn = ? AND deleted_at IS NULL", urn);
  return row && fromRow(row);
}

/** The standing post of an author with the same fingerprint, made after `since`. */
export function findTwin(store: Store, author: string, fingerprint: string, since: number): LinkedInPost | undefined {
  const row = store.get<PostRow>("SELECT * FROM li_posts WHERE author = ? AND fingerprint = ? AND created_at > ? AND deleted_at IS NULL ORDER BY number DESC LIMIT 1", author, fingerprint, since);
  return row && fromRow(row);
}

export const countPosts = (store: Store, author: string, since: number): number => store.get<{ count: number }>("SELECT count(*) AS count FROM li_posts WHERE author = ? AND created_at >= ?", author, since)?.count ?? 0;

/** Posts of an author made up to `until`, newest first. */
export function postsOf(store: Store, author: string, page: { until: number; start: number; count: number }): LinkedInPost[] {
  return store.all<PostRow>(
    "SELECT * FROM li_posts WHERE author = ? AND deleted_at IS NULL AND created_at <= ? ORDER BY created_at DESC, number DESC LIMIT ? OFFSET ?", author, page.until, page.count, page.start,
  ).map(fromRow);
}

/** Everything public of all authors or one, oldest first. */
export const allPosts = (store: Store, author: string | null): LinkedInPost[] => store.all<PostRow>("SELECT * FROM li_posts WHERE deleted_at IS NULL AND (? IS NULL OR author = ?) ORDER BY number", author, author).map(fromRow);

export function updateCommentary(store: Store, urn: string, change: { commentary: string; shown: string; updatedAt: number }): void {
  store.run("UPDATE li_posts SET commentary = ?, shown = ?, updated_at = ? WHERE urn = ?", change.commentary, change.shown, change.updatedAt, urn);
}

export function deletePost(store: Store, urn: string, now: number): void {
  store.run("UPDATE li_posts SET deleted_at = coalesce(deleted_at, ?) WHERE urn = ?", now, urn);
}

/** The files of a post, in their order. */
export function mediaOf(store: Store, { content }: Pick<LinkedInPost, "content">): PostMedium[] {
  const given = content.multiImage?.images ?? (content.media ? [content.media] : content.article?.thumbnail ? [{ id: content.article.thumbnail }] : []);
  return given.flatMap(({ id, ...more }) => {
    const asset = findAsset(store, id);
    return asset ? [{ asset, alt: ("altText" in more ? more.altText : undefined) ?? null }] : [];
  });
}

interface PostRow {
  number: number; urn: string; author: string; app_id: string; commentary: string; shown: string; content: string; visibility: string;
  created_at: number; updated_at: number | null; client_request: string;
}

const fromRow = (row: PostRow): LinkedInPost => ({
  number: row.number, urn: row.urn, author: row.author, appId: row.app_id, commentary: row.commentary, shown: row.shown, content: JSON.parse(row.content) as PostContent,
  visibility: row.visibility, createdAt: row.created_at, updatedAt: row.updated_at, clientRequest: JSON.parse(row.client_request) as unknown,
});
