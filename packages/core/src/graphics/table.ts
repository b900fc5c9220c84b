import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { GraphicFields, GraphicSizeName, GraphicWarning } from "./schema.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const graphics = pgTable("graphics", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  contentId: uuid("content_id").notNull(),
  template: text().notNull(),
  fields: jsonb().$type<GraphicFields>().notNull(),
  fieldsHash: text("fields_hash").notNull(),
  attachedSize: text("attached_size").$type<GraphicSizeName>(),
  version: integer().notNull().default(1),
  renderDueAt: at("render_due_at"),
  leaseUntil: at("lease_until"),
  faults: integer().notNull().default(0),
  errorCode: text("error_code"),
  createdBy: uuid("created_by"),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type GraphicRow = typeof graphics.$inferSelect;

export const graphicRenders = pgTable(
  "graphic_renders",
  {
    organizationId: uuid("organization_id").notNull(),
    graphicId: uuid("graphic_id").notNull(),
    size: text().$type<GraphicSizeName>().notNull(),
    assetId: uuid("asset_id").notNull(),
    hash: text().notNull(),
    warnings: jsonb().$type<GraphicWarning[]>().notNull(),
    createdAt: at("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.graphicId, table.size] })],
);
export type GraphicRenderRow = typeof graphicRenders.$inferSelect;
