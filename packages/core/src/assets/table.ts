import { bigint, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { rightsSchema } from "./schema.ts";

export const assets = pgTable("assets", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id"),
  kind: text({ enum: ["image", "video", "audio"] }).notNull(),
  mimeType: text("mime_type").notNull(),
  byteLength: bigint("byte_length", { mode: "number" }).notNull(),
  sha256: text().notNull(),
  width: integer(),
  height: integer(),
  fileName: text("file_name").notNull(),
  storageKey: text("storage_key").notNull(),
  alt: text(),
  rights: jsonb().$type<z.infer<typeof rightsSchema>>().notNull(),
  createdBy: uuid("created_by"),
  deletedAt: timestamp("deleted_at", { withTimezone: true }),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});
export type AssetRow = typeof assets.$inferSelect;
