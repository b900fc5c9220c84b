import { createHash } from "node:crypto";
import type { Store } from "../store/open-store.ts";
import type { ContainerFile, ContainerOptions } from "./containers-table.ts";
import { instagramId } from "./ids.ts";

export type ProductType = "FEED" | "REELS" | "STORY";

export interface InstagramFile extends ContainerFile {
  alt: string | null;
}

/** Something public: a post, a reel or a story. */
export interface InstagramMedia {
  number: number;
  id: string;
  accountId: string;
  productType: ProductType;
  mediaType: "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";
  caption: string;
  options: ContainerOptions;
  createdAt: number;
  shortcode: string;
  commentsOpen: boolean;
  files: InstagramFile[];
  clientRequest: unknown;
}

/** Stories are seen for this long. */
export const storyLifeMs = 24 * 3_600_000;

export interface NewMedia {
  accountId: string;
  containerNumber: number;
  productType: ProductType;
  mediaType: InstagramMedia["mediaType"];
  caption: string;
  options: ContainerOptions;
  createdAt: number;
  files: InstagramFile[];
  clientRequest: unknown;
}

/** Stores what was published and answers its number; a container can be published once. */
export function insertMedia(store: Store, media: NewMedia): number {
  const shortcode = `C${createHash("sha256").update(`ig-media:${media.containerNumber}`).digest("base64url").slice(0, 10)}`;
  const { lastInsertRowid } = store.run(
    "INSERT INTO ig_media (account_id, container_number, product_type, media_type, caption, options, created_at, shortcode, client_request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    media.accountId, media.containerNumber, media.productType, media.mediaType, media.caption, JSON.stringify(media.options), media.createdAt, shortcode, JSON.stringify(media.clientRequest),
  );
  for (const [position, file] of media.files.entries()) {
    store.run(
      "INSERT INTO ig_files (media_number, position, file, sha256, mime_type, width, height, seconds, alt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      lastInsertRowid, position, file.file, file.sha256, file.mimeType, file.width, file.height, file.seconds, file.alt,
    );
  }
  return lastInsertRowid;
}

export function findMedia(store: Store, number: number): InstagramMedia | undefined {
  const row = store.get<MediaRow>("SELECT * FROM ig_media WHERE number = ?", number);
  return row && fromRow(store, row);
}

export function findByShortcode(store: Store, shortcode: string): InstagramMedia | undefined {
  const row = store.get<MediaRow>("SELECT * FROM ig_media WHERE shortcode = ?", shortcode);
  return row && fromRow(store, row);
}

/** An account's posts and reels (or its stories), newest first. */
export function listMedia(store: Store, accountId: string, filter: { stories: boolean; now: number; since?: number | undefined; beforeNumber?: number | undefined; limit: number }): InstagramMedia[] {
  return store.all<MediaRow>(
    `SELECT * FROM ig_media WHERE account_id = ? AND (product_type = 'STORY') = ? AND created_at <= ? AND created_at >= ? AND number < ?
     ORDER BY number DESC LIMIT ?`,
    accountId, Number(filter.stories), filter.now, filter.since ?? 0, filter.beforeNumber ?? Number.MAX_SAFE_INTEGER, filter.limit,
  ).map((row) => fromRow(store, row));
}

/** Everything that was ever made public, on all accounts or one, oldest first. */
export function allMedia(store: Store, accountId: string | null): InstagramMedia[] {
  return store.all<MediaRow>("SELECT * FROM ig_media WHERE (? IS NULL OR account_id = ?) ORDER BY number", accountId, accountId).map((row) => fromRow(store, row));
}

export function countMedia(store: Store, accountId: string, filter: { since?: number; stories?: boolean }): number {
  return store.get<{ count: number }>(
    "SELECT count(*) AS count FROM ig_media WHERE account_id = ? AND created_at > ? AND (? OR product_type <> 'STORY')",
    accountId, filter.since ?? 0, Number(filter.stories ?? true),
  )?.count ?? 0;
}

export interface InstagramComment {
  number: number;
  id: string;
  mediaNumber: number;
  message: string;
  createdAt: number;
  /** Name of whoever wrote it; null for the account itself. */
  author: string | null;
}

export function insertComment(store: Store, mediaNumber: number, message: string, now: number, author: string | null = null): InstagramComment {
  const { lastInsertRowid: number } = store.run("INSERT INTO ig_comments (media_number, message, created_at, author) VALUES (?, ?, ?, ?)", mediaNumber, message, now, author);
  return { number, id: instagramId("comment", number), mediaNumber, message, createdAt: now, author };
}

/** Newest first, as the API lists them. */
export function commentsOf(store: Store, mediaNumber: number): InstagramComment[] {
  return store.all<CommentRow>("SELECT * FROM ig_comments WHERE media_number = ? AND deleted_at IS NULL ORDER BY number DESC", mediaNumber).map(toComment);
}

export function findComment(store: Store, number: number): InstagramComment | undefined {
  const row = store.get<CommentRow>("SELECT * FROM ig_comments WHERE number = ? AND deleted_at IS NULL", number);
  return row && toComment(row);
}

interface CommentRow { number: number; media_number: number; message: string; created_at: number; author: string | null }

const toComment = (row: CommentRow): InstagramComment => ({ number: row.number, id: instagramId("comment", row.number), mediaNumber: row.media_number, message: row.message, createdAt: row.created_at, author: row.author });

interface MediaRow {
  number: number; account_id: string; product_type: ProductType; media_type: InstagramMedia["mediaType"]; caption: string; options: string; created_at: number; shortcode: string;
  comments_open: number; client_request: string;
}
interface FileRow { file: string; sha256: string; mime_type: string; width: number; height: number; seconds: number | null; alt: string | null }

function fromRow(store: Store, row: MediaRow): InstagramMedia {
  const files = store.all<FileRow>("SELECT * FROM ig_files WHERE media_number = ? ORDER BY position", row.number);
  return {
    number: row.number, id: instagramId("media", row.number), accountId: row.account_id, productType: row.product_type, mediaType: row.media_type, caption: row.caption,
    options: JSON.parse(row.options) as ContainerOptions, createdAt: row.created_at, shortcode: row.shortcode, commentsOpen: row.comments_open === 1,
    files: files.map(({ mime_type: mimeType, ...file }) => ({ ...file, mimeType })), clientRequest: JSON.parse(row.client_request) as unknown,
  };
}
