import { and, desc, eq, lt } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { auditLog, type AuditRow } from "./table.ts";

/** Newest first; answers one row more than `limit` where a next page exists. */
export async function listAudit(
  tx: Transaction,
  options: {
    action?: string | undefined;
    subjectType?: string | undefined;
    subjectId?: string | undefined;
    actorId?: string | undefined;
    after: string | null;
    limit: number;
  },
): Promise<AuditRow[]> {
  return tx
    .select()
    .from(auditLog)
    .where(
      and(
        options.action ? eq(auditLog.action, options.action) : undefined,
        options.subjectType ? eq(auditLog.subjectType, options.subjectType) : undefined,
        options.subjectId ? eq(auditLog.subjectId, options.subjectId) : undefined,
        options.actorId ? eq(auditLog.actorId, options.actorId) : undefined,
        options.after ? lt(auditLog.id, options.after) : undefined,
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(options.limit + 1);
}
