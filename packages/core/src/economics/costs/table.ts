import { bigint, date, integer, jsonb, numeric, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Issuer } from "./schema.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });
const micro = (name: string) => bigint(name, { mode: "bigint" });
const currency = (name: string) => text(name, { enum: ["USD", "VND"] });
const day = (name: string) => date(name, { mode: "string" });

export const fixedCosts = pgTable("fixed_costs", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  name: text().notNull(),
  amountMicro: micro("amount_micro").notNull(),
  currency: currency("currency").notNull(),
  startMonth: day("start_month").notNull(),
  endMonth: day("end_month"),
  version: integer().notNull(),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type FixedCostRow = typeof fixedCosts.$inferSelect;

export const economicsSettings = pgTable("economics_settings", {
  organizationId: uuid("organization_id").primaryKey(),
  fixedCostSplit: text("fixed_cost_split", { enum: ["pieces", "equal"] }).notNull(),
  hourlyRateMicro: micro("hourly_rate_micro"),
  hourlyRateCurrency: currency("hourly_rate_currency"),
  alertBelowPercent: integer("alert_below_percent").notNull(),
  issuer: jsonb().$type<Partial<Issuer>>().notNull(),
  version: integer().notNull(),
  updatedAt: at("updated_at").notNull(),
});

export const exchangeRates = pgTable(
  "exchange_rates",
  { organizationId: uuid("organization_id").notNull(), date: day("date").notNull(), vndPerUsd: numeric("vnd_per_usd", { precision: 20, scale: 6 }).notNull(), createdAt: at("created_at").notNull() },
  (table) => [primaryKey({ columns: [table.organizationId, table.date] })],
);

export const memberRates = pgTable(
  "member_rates",
  { organizationId: uuid("organization_id").notNull(), userId: uuid("user_id").notNull(), hourlyRateMicro: micro("hourly_rate_micro").notNull(), hourlyRateCurrency: currency("hourly_rate_currency").notNull() },
  (table) => [primaryKey({ columns: [table.organizationId, table.userId] })],
);

export const timeEntries = pgTable("time_entries", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  userId: uuid("user_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  subjectType: text("subject_type", { enum: ["content", "approval", "campaign"] }),
  subjectId: uuid("subject_id"),
  note: text().notNull(),
  startedAt: at("started_at").notNull(),
  endedAt: at("ended_at"),
  hourlyRateMicro: micro("hourly_rate_micro"),
  hourlyRateCurrency: currency("hourly_rate_currency"),
  version: integer().notNull(),
  createdAt: at("created_at").notNull(),
});
export type TimeEntryRow = typeof timeEntries.$inferSelect;
