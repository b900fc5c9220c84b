import { bigint, doublePrecision, jsonb, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { NetworkName, PostFormat, PostMetrics, SocialEnvironment } from "@agency/providers/spec";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const postMetrics = pgTable("post_metrics", {
  publicationId: uuid("publication_id").primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  channelId: uuid("channel_id").notNull(),
  contentId: uuid("content_id").notNull(),
  contentVersionId: uuid("content_version_id"),
  network: text().$type<NetworkName>().notNull(),
  environment: text().$type<SocialEnvironment>().notNull(),
  format: text().$type<PostFormat>().notNull(),
  remoteId: text("remote_id").notNull(),
  publishedAt: at("published_at").notNull(),
  localHour: smallint("local_hour").notNull(),
  localWeekday: smallint("local_weekday").notNull(),
  stepsDone: smallint("steps_done").notNull(),
  nextAt: at("next_at"),
  leaseUntil: at("lease_until"),
  faults: smallint().notNull(),
  errorKind: text("error_kind"),
  goneAt: at("gone_at"),
  measuredAt: at("measured_at"),
  metrics: jsonb().$type<PostMetrics>(),
  audience: bigint({ mode: "number" }),
  interactions: bigint({ mode: "number" }),
  rate: doublePrecision(),
  score: smallint(),
});
export type PostMetricsRow = typeof postMetrics.$inferSelect;

export const metricSnapshots = pgTable("metric_snapshots", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  publicationId: uuid("publication_id").notNull(),
  step: text().notNull(),
  takenAt: at("taken_at").notNull(),
  metrics: jsonb().$type<PostMetrics>().notNull(),
});

export const abTests = pgTable("ab_tests", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  channelId: uuid("channel_id").notNull(),
  name: text().notNull(),
  note: text().notNull(),
  createdBy: uuid("created_by"),
  createdAt: at("created_at").notNull(),
  closedAt: at("closed_at"),
});
export type AbTestRow = typeof abTests.$inferSelect;

export const abTestPosts = pgTable(
  "ab_test_posts",
  {
    organizationId: uuid("organization_id").notNull(),
    abTestId: uuid("ab_test_id").notNull(),
    publicationId: uuid("publication_id").notNull(),
    arm: text({ enum: ["A", "B"] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.abTestId, table.publicationId] })],
);
