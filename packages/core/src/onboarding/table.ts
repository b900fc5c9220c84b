import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Note, Proposal, ProposalStatus, ReadPage } from "./schema.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const brandProposals = pgTable("brand_proposals", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id"),
  url: text(),
  posts: text().array().notNull(),
  useModel: boolean("use_model").notNull(),
  status: text().$type<ProposalStatus>().notNull(),
  pages: jsonb().$type<ReadPage[]>().notNull(),
  proposal: jsonb().$type<Proposal>(),
  notes: jsonb().$type<Note[]>().notNull(),
  errorCode: text("error_code").$type<Note["code"] | "interrupted">(),
  assetIds: uuid("asset_ids").array().notNull(),
  askedAt: at("asked_at"),
  tries: integer().notNull(),
  leaseOwner: uuid("lease_owner"),
  leaseUntil: at("lease_until"),
  version: integer().notNull(),
  createdBy: uuid("created_by"),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
  finishedAt: at("finished_at"),
});
export type ProposalRow = typeof brandProposals.$inferSelect;
