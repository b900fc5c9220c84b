import { randomBytes } from "node:crypto";
import type { FaultKind } from "../faults/fault.ts";
import type { Store } from "../store/open-store.ts";

/** A received file as it really is. */
export interface PublishedFile {
  sha256: string;
  /** Name below the files folder. */
  file: string;
  mimeType: string;
  byteLength: number;
  width: number;
  height: number;
  durationSeconds: number | null;
}

/** What the caller said of the post. */
export interface PostInfo {
  title: string;
  description: string;
  privacyLevel: string | null;
  disableComment: boolean;
  disableDuet: boolean;
  disableStitch: boolean;
  coverMs: number;
  isAigc: boolean;
  brandContent: boolean;
  brandOrganic: boolean;
}

/** One `init` and all that became of it, up to the public post. */
export interface TikTokPublish {
  number: number;
  publishId: string;
  openId: string;
  clientKey: string;
  mediaType: "VIDEO" | "PHOTO";
  postMode: "DIRECT_POST" | "MEDIA_UPLOAD";
  source: "FILE_UPLOAD" | "PULL_FROM_URL";
  postInfo: PostInfo;
  urls: string[];
  uploadToken: string | null;
  videoSize: number;
  chunkSize: number;
  chunkCount: number;
  uploadedBytes: number;
  mimeType: string | null;
  createdAt: number;
  uploadExpiresAt: number;
  /** All bytes are here. */
  receivedAt: number | null;
  processingMs: number;
  moderationMs: number;
  fault: FaultKind | null;
  failReason: string | null;
  media: PublishedFile[];
  /** Given out once all bytes are here, told once the post is public. */
  postId: string | null;
  /** A person finished the draft in the app. */
  finishedAt: number | null;
  cancelledAt: number | null;
  deletedAt: number | null;
  /** Events that the app's webhook was told. */
  announced: string[];
}

export type PublishStatus = "PROCESSING_UPLOAD" | "PROCESSING_DOWNLOAD" | "SEND_TO_USER_INBOX" | "PUBLISH_COMPLETE" | "FAILED";

export type NewPublish = Pick<
  TikTokPublish,
  "openId" | "clientKey" | "mediaType" | "postMode" | "source" | "postInfo" | "urls" | "videoSize" | "chunkSize" | "chunkCount" | "createdAt" | "processingMs" | "moderationMs" | "fault" | "failReason"
>;

/** Source: Direct Post and media transfer guides: an `upload_url` works for one hour. */
const uploadLifeMs = 3_600_000;

export function insertPublish(store: Store, input: NewPublish): TikTokPublish {
  const isFile = input.source === "FILE_UPLOAD";
  const kind = input.mediaType === "PHOTO" ? "p" : "v";
  const prefix = input.postMode === "DIRECT_POST" ? "pub" : "inbox";
  const publishId = `${kind}_${prefix}_${isFile ? "file" : "url"}~v2-1.${randomDigits(19)}`;
  store.run(
    `INSERT INTO tt_publishes (publish_id, open_id, client_key, media_type, post_mode, source, post_info, urls, upload_token, video_size, chunk_size, chunk_count,
       created_at, upload_expires_at, processing_ms, moderation_ms, fault, fail_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    publishId, input.openId, input.clientKey, input.mediaType, input.postMode, input.source, JSON.stringify(input.postInfo), JSON.stringify(input.urls),
    isFile ? randomBytes(20).toString("hex") : null, input.videoSize, input.chunkSize, input.chunkCount, input.createdAt, input.createdAt + uploadLifeMs,
    input.processingMs, input.moderationMs, input.fault, input.failReason,
  );
  return findPublish(store, publishId)!;
}

export function findPublish(store: Store, publishId: string): TikTokPublish | undefined {
  const row = store.get<PublishRow>("SELECT * FROM tt_publishes WHERE publish_id = ?", publishId);
  return row && fromRow(row);
}

export function findUpload(store: Store, uploadToken: string): TikTokPublish | undefined {
  const row = store.get<PublishRow>("SELECT * FROM tt_publishes WHERE upload_token = ?", uploadToken);
  return row && fromRow(row);
}

export function findPost(store: Store, postId: string): TikTokPublish | undefined {
  const row = store.get<PublishRow>("SELECT * FROM tt_publishes WHERE post_id = ? AND deleted_at IS NULL", postId);
  return row && fromRow(row);
}

/** All of an account, or of everybody, newest first. */
export function listPublishes(store: Store, openId: string | null): TikTokPublish[] {
  return store.all<PublishRow>("SELECT * FROM tt_publishes WHERE (? IS NULL OR open_id = ?) ORDER BY number DESC", openId, openId).map(fromRow);
}

export function noteProgress(store: Store, publish: TikTokPublish, uploadedBytes: number, mimeType: string): void {
  store.run("UPDATE tt_publishes SET uploaded_bytes = ?, mime_type = ? WHERE number = ?", uploadedBytes, mimeType, publish.number);
}

/** All bytes are here: from now on TikTok works on it by itself. */
export function noteReceived(
  store: Store, publish: TikTokPublish, end: { now: number; media: PublishedFile[]; failReason: string | null; processingMs: number; moderationMs: number; fault: FaultKind | null },
): void {
  store.run(
    `UPDATE tt_publishes SET received_at = ?, media = ?, fail_reason = coalesce(fail_reason, ?), processing_ms = ?, moderation_ms = ?, fault = coalesce(?, fault), post_id = ?
     WHERE number = ? AND received_at IS NULL`,
    end.now, JSON.stringify(end.media), end.failReason, end.processingMs, end.moderationMs, end.fault, postIdOf(publish.number, end.now), publish.number,
  );
}

export function noteCancelled(store: Store, publish: TikTokPublish, now: number): void {
  store.run("UPDATE tt_publishes SET cancelled_at = ? WHERE number = ?", now, publish.number);
}

/** A person opened the draft in the app and posted it. */
export function finishDraft(store: Store, publish: TikTokPublish, now: number): void {
  store.run("UPDATE tt_publishes SET finished_at = ? WHERE number = ? AND finished_at IS NULL", now, publish.number);
}

/** A person deleted the post in the app. */
export function deletePost(store: Store, publish: TikTokPublish, now: number): void {
  store.run("UPDATE tt_publishes SET deleted_at = ? WHERE number = ?", now, publish.number);
}

export function noteAnnounced(store: Store, publish: TikTokPublish, event: string): void {
  const announced = findPublish(store, publish.publishId)?.announced ?? [];
  store.run("UPDATE tt_publishes SET announced = ? WHERE number = ?", JSON.stringify([...announced, event]), publish.number);
}

/** When TikTok is through with its work; null while bytes are missing, infinite when it is stuck. */
export function readyAt(publish: TikTokPublish): number | null {
  if (publish.receivedAt === null) return null;
  return publish.fault === "stuck" ? Number.POSITIVE_INFINITY : publish.receivedAt + publish.processingMs;
}

export function statusOf(publish: TikTokPublish, now: number): { status: PublishStatus; failReason: string } {
  if (publish.cancelledAt !== null) return { status: "FAILED", failReason: "publish_cancelled" };
  const ready = readyAt(publish);
  if (ready === null || now < ready) return { status: publish.source === "FILE_UPLOAD" ? "PROCESSING_UPLOAD" : "PROCESSING_DOWNLOAD", failReason: "" };
  if (publish.failReason !== null) return { status: "FAILED", failReason: publish.failReason };
  if (publish.postMode === "MEDIA_UPLOAD" && publish.finishedAt === null) return { status: "SEND_TO_USER_INBOX", failReason: "" };
  return { status: "PUBLISH_COMPLETE", failReason: "" };
}

/** When strangers may see it; null when they never will. Public posts are looked at by TikTok first. */
export function publicAt(publish: TikTokPublish): number | null {
  const ready = readyAt(publish);
  if (ready === null || publish.failReason !== null || publish.cancelledAt !== null) return null;
  if (publish.postMode === "MEDIA_UPLOAD") return publish.finishedAt === null ? null : publish.finishedAt + publish.moderationMs;
  return publish.postInfo.privacyLevel === "PUBLIC_TO_EVERYONE" ? ready + publish.moderationMs : null;
}

export const isPublic = (publish: TikTokPublish, now: number): boolean => {
  const at = publicAt(publish);
  return at !== null && at <= now && publish.deletedAt === null;
};

/** Posts that strangers see, newest first. */
export function publicPosts(store: Store, openId: string, now: number): TikTokPublish[] {
  return listPublishes(store, openId).filter((publish) => isPublic(publish, now)).sort((a, b) => publicAt(b)! - publicAt(a)! || b.number - a.number);
}

/** Ids look like TikTok's: 19 digits, beyond what a double holds. */
function postIdOf(number: number, now: number): string {
  return String(7_000_000_000_000_000_000n + BigInt(Math.floor(now / 1000) % 500_000_000) * 1_000_000_000n + BigInt(number));
}

function randomDigits(count: number): string {
  return Array.from(randomBytes(count), (byte, index) => (index === 0 ? (byte % 9) + 1 : byte % 10)).join("");
}

interface PublishRow {
  number: number; publish_id: string; open_id: string; client_key: string; media_type: "VIDEO" | "PHOTO"; post_mode: "DIRECT_POST" | "MEDIA_UPLOAD";
  source: "FILE_UPLOAD" | "PULL_FROM_URL"; post_info: string; urls: string; upload_token: string | null; video_size: number; chunk_size: number; chunk_count: number;
  uploaded_bytes: number; mime_type: string | null; created_at: number; upload_expires_at: number; received_at: number | null; processing_ms: number; moderation_ms: number;
  fault: FaultKind | null; fail_reason: string | null; media: string; post_id: string | null; finished_at: number | null; cancelled_at: number | null;
  deleted_at: number | null; announced: string;
}

function fromRow(row: PublishRow): TikTokPublish {
  return {
    number: row.number, publishId: row.publish_id, openId: row.open_id, clientKey: row.client_key, mediaType: row.media_type, postMode: row.post_mode, source: row.source,
    postInfo: JSON.parse(row.post_info) as PostInfo, urls: JSON.parse(row.urls) as string[], uploadToken: row.upload_token, videoSize: row.video_size, chunkSize: row.chunk_size,
    chunkCount: row.chunk_count, uploadedBytes: row.uploaded_bytes, mimeType: row.mime_type, createdAt: row.created_at, uploadExpiresAt: row.upload_expires_at,
    receivedAt: row.received_at, processingMs: row.processing_ms, moderationMs: row.moderation_ms, fault: row.fault, failReason: row.fail_reason,
    media: JSON.parse(row.media) as PublishedFile[], postId: row.post_id, finishedAt: row.finished_at, cancelledAt: row.cancelled_at, deletedAt: row.deleted_at,
    announced: JSON.parse(row.announced) as string[],
  };
}
