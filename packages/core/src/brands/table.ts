import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { RestrictedWord } from "./schema.ts";

export const brands = pgTable("brands", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  name: text().notNull(),
  industry: text(),
  description: text(),
  toneOfVoice: text("tone_of_voice"),
  targetAudience: text("target_audience"),
  brandColors: text("brand_colors").array().notNull(),
  logoAssetId: uuid("logo_asset_id"),
  websiteUrl: text("website_url"),
  language: text({ enum: ["vi", "en"] }).notNull(),
  timeZone: text("time_zone").notNull(),
  doWords: text("do_words").array().notNull(),
  dontWords: text("dont_words").array().notNull(),
  requiredWords: text("required_words").array().notNull(),
  claims: text().array().notNull(),
  emojiPolicy: text("emoji_policy", { enum: ["any", "few", "none"] }).notNull(),
  formality: text({ enum: ["any", "ban", "anh_chi", "quy_khach"] }).notNull(),
  /** Who pays for it; null: the agency's own. */
  clientId: uuid("client_id"),
  isDemo: boolean("is_demo").notNull().default(false),
  searchText: text("search_text").notNull(),
  version: integer().notNull().default(1),
  archivedAt: timestamp("archived_at", { withTimezone: true }),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});
export type BrandRow = typeof brands.$inferSelect;

export const guardSettings = pgTable("guard_settings", {
  organizationId: uuid("organization_id").primaryKey(),
  restrictedWords: jsonb("restricted_words").$type<RestrictedWord[]>().notNull(),
  version: integer().notNull(),
  updatedBy: uuid("updated_by"),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});
