import type { Store } from "../store/open-store.ts";
import { videoId } from "./ids.ts";

export type VideoPurpose = "video" | "reel" | "story";

/** An upload session and, once its bytes are whole, the video. */
export interface FacebookVideo {
  number: number;
  id: string;
  pageId: string;
  purpose: VideoPurpose;
  /** Size that the caller announced; null while unknown. */
  declaredBytes: number | null;
  receivedBytes: number;
  sha256: string | null;
  /** File name below `/sandbox/files/`; null until the bytes are whole. */
  file: string | null;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  description: string;
  title: string | null;
  createdAt: number;
  /** When the caller asked to publish it. */
  finishedAt: number | null;
  /** When the network's work on it ends; null with `finishedAt` set: never. */
  readyAt: number | null;
  /** Why the work fails; null when it succeeds. */
  failure: string | null;
  postNumber: number | null;
}

export function insertVideo(store: Store, video: { pageId: string; purpose: VideoPurpose; declaredBytes: number | null; createdAt: number }): number {
  return store.run(
    "INSERT INTO fb_videos (page_id, purpose, declared_bytes, created_at) VALUES (?, ?, ?, ?)", video.pageId, video.purpose, video.declaredBytes, video.createdAt,
  ).lastInsertRowid;
}

/** A video that was not deleted. */
export function findVideo(store: Store, pageId: string, number: number): FacebookVideo | undefined {
  const row = store.get<VideoRow>("SELECT * FROM fb_videos WHERE number = ? AND page_id = ? AND deleted_at IS NULL", number, pageId);
  return row && fromRow(row);
}

export function videoOfPost(store: Store, postNumber: number): FacebookVideo | undefined {
  const row = store.get<VideoRow>("SELECT * FROM fb_videos WHERE post_number = ? AND deleted_at IS NULL", postNumber);
  return row && fromRow(row);
}

/** Reels that this page published through the API since then. */
export function countReels(store: Store, pageId: string, since: number): number {
  return store.get<{ count: number }>(
    "SELECT count(*) AS count FROM fb_videos WHERE page_id = ? AND purpose = 'reel' AND post_number IS NOT NULL AND finished_at > ?", pageId, since,
  )?.count ?? 0;
}

export function noteReceived(store: Store, number: number, receivedBytes: number, declaredBytes: number | null): void {
  store.run("UPDATE fb_videos SET received_bytes = ?, declared_bytes = coalesce(?, declared_bytes) WHERE number = ?", receivedBytes, declaredBytes, number);
}

export interface WholeVideo {
  sha256: string;
  file: string;
  mimeType: string;
  width: number;
  height: number;
  durationMs: number;
}

export function noteFinished(
  store: Store, number: number,
  end: WholeVideo & { description: string; title: string | null; finishedAt: number; readyAt: number | null; failure: string | null; postNumber: number | null },
): void {
  store.run(
    `UPDATE fb_videos SET sha256 = ?, file = ?, mime_type = ?, width = ?, height = ?, duration_ms = ?, description = ?, title = ?,
       finished_at = ?, ready_at = ?, failure = ?, post_number = ? WHERE number = ?`,
    end.sha256, end.file, end.mimeType, end.width, end.height, end.durationMs, end.description, end.title,
    end.finishedAt, end.readyAt, end.failure, end.postNumber, number,
  );
}

export function deleteVideo(store: Store, number: number, now: number): void {
  store.run("UPDATE fb_videos SET deleted_at = ? WHERE number = ?", now, number);
}

interface VideoRow {
  number: number; page_id: string; purpose: VideoPurpose; declared_bytes: number | null; received_bytes: number; sha256: string | null; file: string | null;
  width: number | null; height: number | null; duration_ms: number | null; description: string; title: string | null; created_at: number;
  finished_at: number | null; ready_at: number | null; failure: string | null; post_number: number | null;
}

function fromRow(row: VideoRow): FacebookVideo {
  return {
    number: row.number, id: videoId(row.number), pageId: row.page_id, purpose: row.purpose, declaredBytes: row.declared_bytes, receivedBytes: row.received_bytes,
    sha256: row.sha256, file: row.file, width: row.width, height: row.height, durationMs: row.duration_ms, description: row.description, title: row.title,
    createdAt: row.created_at, finishedAt: row.finished_at, readyAt: row.ready_at, failure: row.failure, postNumber: row.post_number,
  };
}
