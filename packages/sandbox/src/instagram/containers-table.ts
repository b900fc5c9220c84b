import type { Store } from "../store/open-store.ts";
import { instagramId } from "./ids.ts";

export type ContainerKind = "IMAGE" | "VIDEO" | "REELS" | "STORIES" | "CAROUSEL";

/** A file that Instagram has and has looked into. */
export interface ContainerFile {
  /** Name below `/sandbox/files/`. */
  file: string;
  sha256: string;
  mimeType: string;
  width: number;
  height: number;
  seconds: number | null;
}

/** What the request said beside caption and media. */
export interface ContainerOptions {
  collaborators: string[];
  shareToFeed: boolean;
  thumbOffsetMs: number | null;
  isPaidPartnership: boolean;
}

export interface InstagramContainer {
  number: number;
  id: string;
  accountId: string;
  appId: string;
  kind: ContainerKind;
  isCarouselItem: boolean;
  caption: string;
  alt: string | null;
  options: ContainerOptions;
  /** Containers of a carousel, in their order. */
  children: number[];
  createdAt: number;
  /** How long the work takes once the bytes are here. */
  processingMs: number;
  /** Subcode with which the work will fail, whatever the file. */
  plannedFailure: number | null;
  /** When the work ends; null while bytes are missing, or never. */
  readyAt: number | null;
  failure: number | null;
  /** `resumable`: bytes are sent to the upload host. */
  upload: "pull" | "resumable" | "none";
  bytesReceived: number;
  media: ContainerFile | null;
  publishedAt: number | null;
}

export type ContainerStatus = "IN_PROGRESS" | "FINISHED" | "ERROR" | "EXPIRED" | "PUBLISHED";

/** Unpublished containers live for this long. Source: Instagram, content publishing (checked 2026-11-22). */
export const containerLifeMs = 24 * 3_600_000;

export function statusOf(container: InstagramContainer, now: number): ContainerStatus {
  if (container.publishedAt !== null) return "PUBLISHED";
  if (now - container.createdAt >= containerLifeMs) return "EXPIRED";
  if (container.readyAt === null || now < container.readyAt) return "IN_PROGRESS";
  return container.failure === null ? "FINISHED" : "ERROR";
}

export type NewContainer = Omit<InstagramContainer, "number" | "id" | "bytesReceived" | "publishedAt">;

export function insertContainer(store: Store, container: NewContainer): string {
  const { media } = container;
  const { lastInsertRowid } = store.run(
    `INSERT INTO ig_containers (account_id, app_id, kind, is_carousel_item, caption, alt, options, children, created_at, processing_ms, planned_failure,
       ready_at, failure, upload, file, sha256, mime_type, width, height, seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    container.accountId, container.appId, container.kind, Number(container.isCarouselItem), container.caption, container.alt, JSON.stringify(container.options),
    JSON.stringify(container.children), container.createdAt, container.processingMs, container.plannedFailure, container.readyAt, container.failure, container.upload,
    media?.file ?? null, media?.sha256 ?? null, media?.mimeType ?? null, media?.width ?? null, media?.height ?? null, media?.seconds ?? null,
  );
  return instagramId("container", lastInsertRowid);
}

export function findContainer(store: Store, number: number): InstagramContainer | undefined {
  const row = store.get<ContainerRow>("SELECT * FROM ig_containers WHERE number = ?", number);
  return row && fromRow(row);
}

export function noteBytes(store: Store, number: number, bytesReceived: number): void {
  store.run("UPDATE ig_containers SET bytes_received = ? WHERE number = ?", bytesReceived, number);
}

/** The bytes are here: the work begins, and will end well or not. */
export function finishUpload(store: Store, number: number, end: { media: ContainerFile | null; failure: number | null; readyAt: number | null }): void {
  const { media, failure, readyAt } = end;
  store.run(
    "UPDATE ig_containers SET file = ?, sha256 = ?, mime_type = ?, width = ?, height = ?, seconds = ?, failure = ?, ready_at = ? WHERE number = ?",
    media?.file ?? null, media?.sha256 ?? null, media?.mimeType ?? null, media?.width ?? null, media?.height ?? null, media?.seconds ?? null, failure, readyAt, number,
  );
}

export function markPublished(store: Store, number: number, now: number): void {
  store.run("UPDATE ig_containers SET published_at = ? WHERE number = ?", now, number);
}

/** How many containers an account made since then. */
export function countContainers(store: Store, accountId: string, since: number): number {
  return store.get<{ count: number }>("SELECT count(*) AS count FROM ig_containers WHERE account_id = ? AND created_at > ?", accountId, since)?.count ?? 0;
}

interface ContainerRow {
  number: number; account_id: string; app_id: string; kind: ContainerKind; is_carousel_item: number; caption: string; alt: string | null; options: string; children: string;
  created_at: number; processing_ms: number; planned_failure: number | null; ready_at: number | null; failure: number | null; upload: InstagramContainer["upload"]; bytes_received: number;
  file: string | null; sha256: string | null; mime_type: string | null; width: number | null; height: number | null; seconds: number | null; published_at: number | null;
}

function fromRow(row: ContainerRow): InstagramContainer {
  return {
    number: row.number, id: instagramId("container", row.number), accountId: row.account_id, appId: row.app_id, kind: row.kind, isCarouselItem: row.is_carousel_item === 1,
    caption: row.caption, alt: row.alt, options: JSON.parse(row.options) as ContainerOptions, children: JSON.parse(row.children) as number[], createdAt: row.created_at,
    processingMs: row.processing_ms, plannedFailure: row.planned_failure, readyAt: row.ready_at, failure: row.failure, upload: row.upload, bytesReceived: row.bytes_received,
    media: row.file === null ? null : { file: row.file, sha256: row.sha256 ?? "", mimeType: row.mime_type ?? "", width: row.width ?? 0, height: row.height ?? 0, seconds: row.seconds },
    publishedAt: row.published_at,
  };
}
