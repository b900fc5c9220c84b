import { boolean, integer, jsonb, numeric, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { ContentDocument, ContentStatus } from "./schema.ts";
import type { PostFormat, PostOptions } from "@agency/providers/social/post-options";
import type { VersionOrigin } from "../generation/transform-schema.ts";
import type { ContentType } from "../prompts/schema.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const contents = pgTable("contents", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  productId: uuid("product_id"),
  type: text().$type<ContentType>().notNull(),
  platform: text().notNull(),
  language: text({ enum: ["vi", "en"] }).notNull(),
  topic: text().notNull(),
  title: text().notNull(),
  body: text().notNull(),
  hashtags: text().array().notNull(),
  cta: text().notNull(),
  status: text().$type<ContentStatus>().notNull(),
  currentVersionId: uuid("current_version_id"),
  metadata: jsonb().$type<Record<string, unknown>>().notNull(),
  /** A third party pays for it; networks are told. */
  paidPartnership: boolean("paid_partnership").notNull().default(false),
  /** It promotes the brand's own business; networks that ask are told. */
  ownBrandPromotion: boolean("own_brand_promotion").notNull().default(false),
  searchText: text("search_text").notNull(),
  scheduledAt: at("scheduled_at"),
  publishedAt: at("published_at"),
  sourceContentId: uuid("source_content_id"),
  version: integer().notNull(),
  createdBy: uuid("created_by"),
  archivedAt: at("archived_at"),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type ContentRow = typeof contents.$inferSelect;

export const contentVersions = pgTable("content_versions", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  contentId: uuid("content_id").notNull(),
  versionName: text("version_name").notNull(),
  position: integer().notNull(),
  currentRevisionId: uuid("current_revision_id"),
  provider: text(),
  model: text(),
  promptVersionId: uuid("prompt_version_id"),
  performanceScore: numeric("performance_score"),
  origin: jsonb().$type<VersionOrigin>(),
  sourceVersionId: uuid("source_version_id"),
  sourceRevisionId: uuid("source_revision_id"),
  requestedBy: uuid("requested_by"),
  discardedAt: at("discarded_at"),
  createdAt: at("created_at").notNull(),
});
export type ContentVersionRow = typeof contentVersions.$inferSelect;

export const contentRevisions = pgTable("content_revisions", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  contentId: uuid("content_id").notNull(),
  versionId: uuid("version_id").notNull(),
  number: integer().notNull(),
  document: jsonb().$type<ContentDocument>().notNull(),
  origin: text({ enum: ["generated", "edited", "imported"] }).notNull(),
  authorId: uuid("author_id"),
  hash: text().notNull(),
  createdAt: at("created_at").notNull(),
});
export type ContentRevisionRow = typeof contentRevisions.$inferSelect;

export const contentMedia = pgTable(
  "content_media",
  {
    organizationId: uuid("organization_id").notNull(),
    contentId: uuid("content_id").notNull(),
    assetId: uuid("asset_id").notNull(),
    position: integer().notNull(),
    alt: text(),
    crop: jsonb(),
  },
  (table) => [primaryKey({ columns: [table.contentId, table.position] })],
);

export const placements = pgTable("placements", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  contentId: uuid("content_id").notNull(),
  network: text().notNull(),
  format: text().$type<PostFormat>(),
  title: text(),
  text: text(),
  link: text(),
  firstComment: text("first_comment"),
  /** Choices of this network. */
  options: jsonb().$type<PostOptions>(),
  /** Other pictures or videos than the content's own, in order. */
  media: jsonb().$type<{ assetId: string; alt: string | null }[]>(),
  updatedAt: at("updated_at").notNull(),
});
