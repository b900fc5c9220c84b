import { bigint, doublePrecision, integer, jsonb, pgTable, real, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { CopiedFile, CopyEncoding, CopySource } from "./copies/copy.ts";
import type { AssetAi, AssetUpload, Rights } from "./schema.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });
const bytes = (name: string) => bigint(name, { mode: "number" });

export const assets = pgTable("assets", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id"),
  folderId: uuid("folder_id"),
  kind: text({ enum: ["image", "video", "audio", "document"] }).notNull(),
  mimeType: text("mime_type").notNull(),
  byteLength: bytes("byte_length").notNull(),
  sha256: text().notNull(),
  width: integer(),
  height: integer(),
  durationSeconds: doublePrecision("duration_seconds"),
  videoCodec: text("video_codec"),
  framesPerSecond: doublePrecision("frames_per_second"),
  audioCodec: text("audio_codec"),
  pages: integer(),
  fileName: text("file_name").notNull(),
  storageKey: text("storage_key").notNull(),
  alt: text(),
  tags: text().array().notNull().default([]),
  searchText: text("search_text").notNull().default(""),
  focusX: real("focus_x"),
  focusY: real("focus_y"),
  rights: jsonb().$type<Rights>().notNull(),
  ai: jsonb().$type<AssetAi>(),
  fileNumber: integer("file_number").notNull().default(1),
  version: integer().notNull().default(1),
  createdBy: uuid("created_by"),
  archivedAt: at("archived_at"),
  deletedAt: at("deleted_at"),
  createdAt: at("created_at").notNull(),
});
export type AssetRow = typeof assets.$inferSelect;

export const assetFolders = pgTable("asset_folders", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  name: text().notNull(),
  searchText: text("search_text").notNull(),
});

export const assetVersions = pgTable("asset_versions", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  assetId: uuid("asset_id").notNull(),
  number: integer().notNull(),
  fileName: text("file_name").notNull(),
  mimeType: text("mime_type").notNull(),
  byteLength: bytes("byte_length").notNull(),
  sha256: text().notNull(),
  width: integer(),
  height: integer(),
  durationSeconds: doublePrecision("duration_seconds"),
  pages: integer(),
  storageKey: text("storage_key").notNull(),
  ai: jsonb().$type<AssetAi>(),
  createdBy: uuid("created_by"),
  createdAt: at("created_at").notNull(),
});
export type AssetVersionRow = typeof assetVersions.$inferSelect;

export const assetRenditions = pgTable("asset_renditions", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  assetId: uuid("asset_id").notNull(),
  name: text().notNull(),
  source: text().notNull(),
  mimeType: text("mime_type").notNull(),
  byteLength: bytes("byte_length").notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  storageKey: text("storage_key").notNull(),
});
export type AssetRenditionRow = typeof assetRenditions.$inferSelect;

/** A copy of a file in the encoding that some network wants, made once. */
export const assetCopies = pgTable("asset_copies", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  assetId: uuid("asset_id").notNull(),
  sourceSha256: text("source_sha256").notNull(),
  /** Names the encoding exactly. */
  recipe: text().notNull(),
  kind: text({ enum: ["image", "video"] }).notNull(),
  source: jsonb().$type<CopySource>().notNull(),
  encoding: jsonb().$type<CopyEncoding>().notNull(),
  status: text({ enum: ["queued", "done", "failed"] }).notNull(),
  leaseOwner: uuid("lease_owner"),
  leaseUntil: at("lease_until"),
  tries: integer().notNull().default(0),
  nextTryAt: at("next_try_at").notNull(),
  file: jsonb().$type<CopiedFile>(),
  storageKey: text("storage_key"),
  errorCode: text("error_code"),
  errorDetail: text("error_detail"),
  createdAt: at("created_at").notNull(),
  finishedAt: at("finished_at"),
});
export type AssetCopyRow = typeof assetCopies.$inferSelect;

export const assetUploads = pgTable("asset_uploads", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id"),
  folderId: uuid("folder_id"),
  assetId: uuid("asset_id"),
  fileName: text("file_name").notNull(),
  alt: text(),
  tags: text().array().notNull().default([]),
  byteLength: bytes("byte_length").notNull(),
  partBytes: integer("part_bytes").notNull(),
  storageKey: text("storage_key").notNull(),
  remoteUploadId: text("remote_upload_id").notNull(),
  status: text().$type<AssetUpload["status"]>().notNull(),
  errorCode: text("error_code"),
  errorDetail: text("error_detail"),
  leaseUntil: at("lease_until"),
  createdBy: uuid("created_by"),
  expiresAt: at("expires_at").notNull(),
});
export type AssetUploadRow = typeof assetUploads.$inferSelect;
