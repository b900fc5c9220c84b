import { boolean, date, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { PieceKind } from "./schema.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });
/** First day of a month. */
const month = (name: string) => date(name, { mode: "string" });

export const clients = pgTable("clients", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  name: text().notNull(),
  legalName: text("legal_name"),
  taxCode: text("tax_code"),
  address: text(),
  email: text(),
  contactName: text("contact_name"),
  notes: text(),
  language: text({ enum: ["vi", "en"] }).notNull(),
  searchText: text("search_text").notNull(),
  version: integer().notNull(),
  archivedAt: at("archived_at"),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type ClientRow = typeof clients.$inferSelect;

export const plans = pgTable("plans", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  /** Read through `planTerms`. */
  terms: jsonb().notNull(),
  isReference: boolean("is_reference").notNull(),
  version: integer().notNull(),
  archivedAt: at("archived_at"),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type PlanRow = typeof plans.$inferSelect;

export const subscriptions = pgTable("subscriptions", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  clientId: uuid("client_id").notNull(),
  planId: uuid("plan_id").notNull(),
  terms: jsonb().notNull(),
  startMonth: month("start_month").notNull(),
  endMonth: month("end_month"),
  createdAt: at("created_at").notNull(),
});
export type SubscriptionRow = typeof subscriptions.$inferSelect;

export const pieces = pgTable("pieces", {
  contentId: uuid("content_id").primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  kind: text().$type<PieceKind>().notNull(),
  createdAt: at("created_at").notNull(),
  countedAt: at("counted_at"),
  month: month("month"),
});
export type PieceRow = typeof pieces.$inferSelect;
