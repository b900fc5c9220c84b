import { pgTable, uuid } from "drizzle-orm/pg-core";

/**
 * Of a content, which stands a floor above, only whose it is. Every column says its name: Drizzle keeps the names that it makes up by
 * table, so a part of a table without them would hide the rest of its columns from everybody (0.45.4, casing.js).
 */
export const contentBrands = pgTable("contents", { id: uuid("id").primaryKey(), brandId: uuid("brand_id").notNull() });
