import { bigint, boolean, date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true });
const micro = (name: string) => bigint(name, { mode: "bigint" });
const count = (name: string) => bigint(name, { mode: "number" });

export const ledgerEntries = pgTable("ledger_entries", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id"),
  /** What the call was made for, so that a content and a campaign know their cost. */
  contentId: uuid("content_id"),
  campaignId: uuid("campaign_id"),
  environment: text({ enum: ["sandbox", "live"] }).notNull(),
  kind: text().notNull(),
  provider: text().notNull(),
  model: text().notNull(),
  subjectType: text("subject_type").notNull(),
  subjectId: uuid("subject_id").notNull(),
  inputTokens: count("input_tokens").notNull(),
  cacheReadTokens: count("cache_read_tokens").notNull(),
  cacheWriteTokens: count("cache_write_tokens").notNull(),
  outputTokens: count("output_tokens").notNull(),
  amountMicroUsd: micro("amount_micro_usd").notNull(),
  priceRow: text("price_row"),
  outcome: text().notNull(),
  requestId: text("request_id"),
  createdAt: at("created_at").notNull(),
});
export type LedgerRow = typeof ledgerEntries.$inferSelect;

export const budgets = pgTable("budgets", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  clientId: uuid("client_id"),
  brandId: uuid("brand_id"),
  campaignId: uuid("campaign_id"),
  /** First day of the only month that it holds for; null for every month. */
  month: date({ mode: "string" }),
  limitMicroUsd: micro("limit_micro_usd").notNull(),
  allowUnknownPrices: boolean("allow_unknown_prices").notNull(),
  version: integer().notNull(),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type BudgetRow = typeof budgets.$inferSelect;

export const budgetReservations = pgTable("budget_reservations", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id"),
  campaignId: uuid("campaign_id"),
  subjectId: uuid("subject_id").notNull(),
  amountMicroUsd: micro("amount_micro_usd").notNull(),
  settledAt: at("settled_at"),
  expiresAt: at("expires_at").notNull(),
  createdAt: at("created_at").notNull(),
});
