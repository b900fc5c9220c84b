import { eq, sql } from "drizzle-orm";
import { newId, rows, type Transaction } from "@agency/platform/db";
import type { SocialError } from "@agency/providers/spec";
import { publicationAttempts, type AttemptOutcome, type PublicationRow } from "../table.ts";

/** Writes the intent of one outside mutation (R4). An earlier one whose answer was lost is closed first, where that is harmless. */
export async function startPrepareAttempt(tx: Transaction, row: PublicationRow, step: string): Promise<string> {
  // Another look at work that the network has under way is the same attempt: an hour of looking is one line of the ledger.
  const [looking] = await rows<{ id: string }>(
    tx,
    sql`update publication_attempts set outcome = null, finished_at = null, fence = ${row.fence}, call_started_at = agency.now()
        where id = (select id from publication_attempts where publication_id = ${row.id} and step = ${step} order by number desc limit 1)
          and outcome = 'succeeded' and refs_added = '{}'::jsonb returning id`,
  );
  if (looking) return looking.id;
  await tx.execute(
    sql`update publication_attempts set outcome = 'superseded', finished_at = agency.now()
        where publication_id = ${row.id} and step = ${step} and outcome is null`,
  );
  return startAttempt(tx, row, step);
}

/** The intent of a call that nobody else may make meanwhile: a second live one of the step violates a unique index. */
export async function startAttempt(tx: Transaction, row: PublicationRow, step: string): Promise<string> {
  const [last] = await rows<{ next: number }>(tx, sql`select coalesce(max(number), 0)::int + 1 as next from publication_attempts where publication_id = ${row.id} and step = ${step}`);
  return insertAttempt(tx, row, step, last!.next);
}

async function insertAttempt(tx: Transaction, row: PublicationRow, step: string, number: number): Promise<string> {
  const id = newId();
  await tx.insert(publicationAttempts).values({
    id,
    organizationId: row.organizationId,
    publicationId: row.id,
    step,
    number,
    fence: row.fence,
    payloadHash: row.snapshotHash ?? "",
    refsBefore: row.refs,
    callStartedAt: sql`agency.now()`,
    createdAt: sql`agency.now()`,
  });
  return id;
}

export async function finishAttempt(
  tx: Transaction,
  attemptId: string,
  result: { outcome: AttemptOutcome; remoteId?: string | null; refsAdded?: Record<string, string>; requestId?: string | null; error?: SocialError },
): Promise<void> {
  await tx
    .update(publicationAttempts)
    .set({
      outcome: result.outcome,
      remoteId: result.remoteId ?? null,
      refsAdded: result.refsAdded ?? null,
      providerRequestId: result.requestId ?? result.error?.requestId ?? null,
      // A proof of absence tells what became of a call, not how the network answered it: that stays.
      ...(result.outcome === "proven_absent" ? {} : { errorKind: result.error?.kind ?? null, errorCode: result.error?.code ?? null, errorDetail: result.error?.message ?? null }),
      ...(result.outcome === "ambiguous" || result.outcome === "accepted" ? {} : { finishedAt: sql`agency.now()` }),
    })
    .where(eq(publicationAttempts.id, attemptId));
}
