import { sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import type { Actor } from "@agency/platform/live";
import { auditLog } from "./table.ts";

export interface NewAuditEntry {
  organizationId: string;
  /** What was done, `noun.past`: `member.role_changed`. */
  action: string;
  subjectType: string;
  subjectId: string | null;
  actor: Actor;
  /** Ids and plain facts, never a secret. */
  detail?: Record<string, unknown>;
  requestId?: string | null | undefined;
}

/** Adds a sensitive act to the append-only log, in the transaction of the act itself (R39). */
export async function recordAudit(tx: Transaction, entry: NewAuditEntry): Promise<void> {
  await tx.insert(auditLog).values({
    id: newId(),
    organizationId: entry.organizationId,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    actorKind: entry.actor.kind,
    actorId: entry.actor.id,
    detail: entry.detail ?? {},
    requestId: entry.requestId ?? null,
    createdAt: sql`agency.now()`,
  });
}
