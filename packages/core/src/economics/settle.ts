import { sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { releaseReservation } from "./reserve-budget.ts";
import { ledgerEntries, type LedgerRow } from "./table.ts";

/** One call as it is booked. Amount in micro-USD, already rounded by the price book. */
export type NewLedgerEntry = Omit<LedgerRow, "id" | "createdAt">;

/**
 * Books what a call cost and gives back what it held, in the transaction that stores its result: neither without the other.
 * The ledger only grows; the database refuses changes to it.
 * @param input.reservationId null where nothing was reserved (sandbox)
 */
export async function settle(tx: Transaction, input: { reservationId: string | null; entry: NewLedgerEntry }): Promise<{ entryId: string }> {
  const entryId = newId();
  await tx.insert(ledgerEntries).values({ ...input.entry, id: entryId, createdAt: sql`agency.now()` });
  if (input.reservationId !== null) await releaseReservation(tx, input.reservationId);
  return { entryId };
}
