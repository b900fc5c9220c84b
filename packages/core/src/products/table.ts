import { bigint, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const products = pgTable("products", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  name: text().notNull(),
  description: text(),
  features: text().array().notNull(),
  benefits: text().array().notNull(),
  priceMicro: bigint("price_micro", { mode: "bigint" }),
  priceCurrency: text("price_currency"),
  url: text(),
  imageAssetIds: uuid("image_asset_ids").array().notNull(),
  searchText: text("search_text").notNull(),
  version: integer().notNull().default(1),
  archivedAt: timestamp("archived_at", { withTimezone: true }),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});
export type ProductRow = typeof products.$inferSelect;
