import { pgTable, uuid } from "drizzle-orm/pg-core";

/** Of a content, which stands a floor above, only whose it is. */
export const contentBrands = pgTable("contents", { id: uuid().primaryKey(), brandId: uuid("brand_id").notNull() });
