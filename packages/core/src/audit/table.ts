import { jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const auditLog = pgTable("audit_log", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  action: text().notNull(),
  subjectType: text("subject_type").notNull(),
  subjectId: uuid("subject_id"),
  actorKind: text("actor_kind", { enum: ["user", "api_key", "system"] }).notNull(),
  actorId: uuid("actor_id"),
  detail: jsonb().$type<Record<string, unknown>>().notNull(),
  requestId: text("request_id"),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});
export type AuditRow = typeof auditLog.$inferSelect;
