import type { Store } from "../store/open-store.ts";
import { photoId, postId } from "./ids.ts";

export interface FacebookPhoto {
  number: number;
  id: string;
  pageId: string;
  sha256: string;
  /** File name below `/sandbox/files/`. */
  file: string;
  mimeType: string;
  width: number;
  height: number;
  byteLength: number;
  alt: string | null;
  caption: string;
  createdAt: number;
  /** The post that shows it; null while unpublished. */
  postNumber: number | null;
}

export type NewPhoto = Omit<FacebookPhoto, "number" | "id" | "postNumber">;

export function insertPhoto(store: Store, photo: NewPhoto): number {
  return store.run(
    `INSERT INTO fb_photos (page_id, sha256, file, mime_type, width, height, byte_length, alt, caption, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    photo.pageId, photo.sha256, photo.file, photo.mimeType, photo.width, photo.height, photo.byteLength, photo.alt, photo.caption, photo.createdAt,
  ).lastInsertRowid;
}

/** A photo that was not deleted. */
export function findPhoto(store: Store, number: number): FacebookPhoto | undefined {
  const row = store.get<PhotoRow>("SELECT * FROM fb_photos WHERE number = ? AND deleted_at IS NULL", number);
  return row && fromRow(row);
}

export function photosOfPost(store: Store, postNumber: number): FacebookPhoto[] {
  return store.all<PhotoRow>("SELECT * FROM fb_photos WHERE post_number = ? AND deleted_at IS NULL ORDER BY position", postNumber).map(fromRow);
}

/** The photo of a story, whatever became of it since. */
export function shownPhoto(store: Store, number: number): FacebookPhoto[] {
  return store.all<PhotoRow>("SELECT * FROM fb_photos WHERE number = ?", number).map(fromRow);
}

export function attachPhoto(store: Store, number: number, postNumber: number, position: number): void {
  store.run("UPDATE fb_photos SET post_number = ?, position = ? WHERE number = ?", postNumber, position, number);
}

export function deletePhoto(store: Store, number: number, now: number): void {
  store.run("UPDATE fb_photos SET deleted_at = ? WHERE number = ?", now, number);
}

/** The post that shows a photo, by its Graph id. */
export function pageStoryId(photo: FacebookPhoto): string | null {
  return photo.postNumber === null ? null : postId(photo.pageId, photo.postNumber);
}

interface PhotoRow {
  number: number; page_id: string; sha256: string; file: string; mime_type: string; width: number; height: number; byte_length: number;
  alt: string | null; caption: string; created_at: number; post_number: number | null;
}

function fromRow(row: PhotoRow): FacebookPhoto {
  return {
    number: row.number, id: photoId(row.number), pageId: row.page_id, sha256: row.sha256, file: row.file, mimeType: row.mime_type,
    width: row.width, height: row.height, byteLength: row.byte_length, alt: row.alt, caption: row.caption, createdAt: row.created_at,
    postNumber: row.post_number,
  };
}
