import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const approvalRequests = pgTable("approval_requests", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  contentId: uuid("content_id").notNull(),
  versionId: uuid("version_id").notNull(),
  revisionId: uuid("revision_id").notNull(),
  frozenHash: text("frozen_hash").notNull(),
  status: text({ enum: ["pending", "approved", "changes_requested", "withdrawn"] }).notNull(),
  requestedBy: uuid("requested_by"),
  decidedBy: uuid("decided_by"),
  note: text(),
  createdAt: at("created_at").notNull(),
  decidedAt: at("decided_at"),
});
export type ApprovalRow = typeof approvalRequests.$inferSelect;
