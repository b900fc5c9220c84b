import { date, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Price } from "./schema.ts";

export const priceRows = pgTable("price_rows", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  provider: text().notNull(),
  model: text().notNull(),
  rates: jsonb().$type<Price["rates"]>().notNull(),
  tiers: jsonb().$type<Price["tiers"]>().notNull(),
  validFrom: date("valid_from", { mode: "string" }).notNull(),
  source: text().notNull(),
  createdBy: uuid("created_by"),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});
export type PriceRow = typeof priceRows.$inferSelect;
