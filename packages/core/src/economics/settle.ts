import { sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { releaseReservation } from "./reserve-budget.ts";
import { ledgerEntries, type LedgerRow } from "./table.ts";

/** One call as it is booked. Amount in micro-USD, already rounded by the price book. */
export type NewLedgerEntry = Omit<LedgerRow, "id" | "createdAt" | "contentId" | "campaignId"> & {
  /** The content that the call was made for, so that a piece knows its cost; absent where it made none. */
  contentId?: string | null | undefined;
  campaignId?: string | null | undefined;
};

/**
 * Books what a call cost and gives back what it held, in the transaction that stores its result: neither without the other.
 * The ledger only grows; the database refuses changes to it, and keeps its daily sums in the same transaction.
 * @param input.reservationId null where nothing was reserved (sandbox)
 */
export async function settle(tx: Transaction, input: { reservationId: string | null; entry: NewLedgerEntry }): Promise<{ entryId: string }> {
  const entryId = newId();
  const { contentId = null, campaignId = null, ...entry } = input.entry;
  await tx.insert(ledgerEntries).values({ ...entry, contentId, campaignId, id: entryId, createdAt: sql`agency.now()` });
  if (input.reservationId !== null) await releaseReservation(tx, input.reservationId);
  return { entryId };
}
