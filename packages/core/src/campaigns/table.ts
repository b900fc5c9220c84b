import { bigint, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Purpose } from "../generation/schema.ts";
import type { ContentType, Platform } from "../prompts/schema.ts";
import type { CampaignPlatform, CampaignStatus, Pillar, PillarKey, PlanNote, SlotStatus } from "./schema.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const campaigns = pgTable("campaigns", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  name: text().notNull(),
  month: text().notNull(),
  timeZone: text("time_zone").notNull(),
  language: text({ enum: ["vi", "en"] }).notNull(),
  brief: text().notNull(),
  purpose: text().$type<Purpose>().notNull(),
  platforms: text().$type<CampaignPlatform>().array().notNull(),
  productIds: uuid("product_ids").array().notNull(),
  maxPerDay: integer("max_per_day").notNull(),
  seed: integer().notNull(),
  source: text({ enum: ["rules", "model", "csv"] }).notNull(),
  pillars: jsonb().$type<Pillar[]>().notNull(),
  notes: jsonb().$type<PlanNote[]>().notNull(),
  status: text().$type<CampaignStatus>().notNull(),
  askedAt: at("asked_at"),
  estimatedMaxMicroUsd: bigint("estimated_max_micro_usd", { mode: "bigint" }).notNull(),
  nextStepAt: at("next_step_at").notNull(),
  version: integer().notNull(),
  createdBy: uuid("created_by"),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
  finishedAt: at("finished_at"),
});
export type CampaignRow = typeof campaigns.$inferSelect;

export const campaignSlots = pgTable("campaign_slots", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  campaignId: uuid("campaign_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  position: integer().notNull(),
  type: text().$type<ContentType>().notNull(),
  platform: text().$type<Platform>().notNull(),
  pillar: text().$type<PillarKey>().notNull(),
  topic: text().notNull(),
  productId: uuid("product_id"),
  occasion: text(),
  scheduledWall: timestamp("scheduled_wall", { mode: "string" }).notNull(),
  dueAt: at("due_at").notNull(),
  status: text().$type<SlotStatus>().notNull(),
  contentId: uuid("content_id"),
  runId: uuid("run_id"),
  tries: integer().notNull(),
  retryAt: at("retry_at"),
  replans: integer().notNull(),
  errorKind: text("error_kind"),
  errorDetail: text("error_detail"),
  seed: integer().notNull(),
  version: integer().notNull(),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type SlotRow = typeof campaignSlots.$inferSelect;

export const campaignSlotHistory = pgTable("campaign_slot_history", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  campaignId: uuid("campaign_id").notNull(),
  slotId: uuid("slot_id").notNull(),
  topic: text().notNull(),
  contentId: uuid("content_id"),
  runId: uuid("run_id"),
  outcome: text({ enum: ["rejected", "failed"] }).notNull(),
  reason: text(),
  decidedBy: uuid("decided_by"),
  createdAt: at("created_at").notNull(),
});
