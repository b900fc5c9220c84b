import { desc, eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, notFound, stale } from "@agency/platform/http";
import { lockContentOf } from "./content-status.ts";
import { publicationAttempts, publications, type PublicationAttemptRow, type PublicationRow } from "./table.ts";

/**
 * @param options.lock locks the content and then the row, until the transaction ends
 * @throws Problem 404 also for another organization's, 412 when `ifMatch` is not the current version
 */
export async function getPublication(tx: Transaction, publicationId: string, options: { lock?: boolean; ifMatch?: number | undefined } = {}): Promise<PublicationRow> {
  if (options.lock) await lockContentOf(tx, publicationId);
  const query = tx.select().from(publications).where(eq(publications.id, publicationId));
  const [row] = options.lock ? await query.for("update") : await query;
  if (!row) throw notFound("This publication");
  if (options.ifMatch !== undefined && options.ifMatch !== row.version) throw stale();
  return row;
}

/** The attempt that is still live: its call may have had an effect that nobody has proven yet. */
export async function liveAttempt(tx: Transaction, publicationId: string, step: string): Promise<PublicationAttemptRow | undefined> {
  const found = await tx.select().from(publicationAttempts).where(eq(publicationAttempts.publicationId, publicationId)).orderBy(desc(publicationAttempts.id));
  return found.find((attempt) => attempt.step === step && (attempt.outcome === null || attempt.outcome === "ambiguous" || attempt.outcome === "accepted"));
}

/** What to answer when a person comes too late or too early. Names the true state (R11). */
export function stateConflict(row: PublicationRow, wanted: string): never {
  const sentences: Partial<Record<PublicationRow["status"], string>> = {
    sending: "It is being sent right now and can no longer be stopped. Look again in a minute.",
    published: "It is already public.",
    uncertain: "It is not known whether the network took it. Decide that first: bind it or send it again.",
  };
  throw conflict("wrong_state", `${wanted} is not possible while the publication is ${row.status}. ${sentences[row.status] ?? ""}`.trim(), { publicationStatus: row.status });
}
