import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { PromptVariable, versionStatuses } from "./schema.ts";

export const prompts = pgTable("prompts", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  slug: text(),
  name: text().notNull(),
  description: text(),
  category: text({ enum: ["social", "ads", "landing", "video", "image"] }).notNull(),
  platform: text(),
  language: text({ enum: ["vi", "en"] }).notNull(),
  isActive: boolean("is_active").notNull().default(true),
  activeVersionId: uuid("active_version_id"),
  canaryVersionId: uuid("canary_version_id"),
  canaryPercent: integer("canary_percent"),
  canaryStartedAt: timestamp("canary_started_at", { withTimezone: true }),
  version: integer().notNull().default(1),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});
export type PromptRow = typeof prompts.$inferSelect;

export const promptVersions = pgTable("prompt_versions", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  promptId: uuid("prompt_id").notNull(),
  number: integer().notNull(),
  status: text().$type<(typeof versionStatuses)[number]>().notNull().default("draft"),
  template: text().notNull(),
  variables: jsonb().$type<PromptVariable[]>().notNull(),
  note: text(),
  createdBy: uuid("created_by"),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});
export type PromptVersionRow = typeof promptVersions.$inferSelect;
