import { sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import type { Actor, NewEvent } from "@agency/platform/live";

/** Channel on which sleeping claim loops wait. */
export const dueChannel = "agency_due";

/** Wakes every publisher when this transaction commits. */
export async function wakePublishers(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_notify(${dueChannel}, '')`);
}

export function publicationEvent(
  type: string,
  row: { id: string; organizationId: string; brandId: string; contentId: string; channelId: string; status: string },
  actor: Actor,
  payload: Record<string, unknown> = {},
): NewEvent {
  return {
    organizationId: row.organizationId,
    type,
    subjectType: "publication",
    subjectId: row.id,
    brandId: row.brandId,
    actor,
    payload: { contentId: row.contentId, channelId: row.channelId, status: row.status, ...payload },
  };
}
