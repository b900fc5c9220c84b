import { asc, eq, isNull, or, sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { BudgetError } from "./budget-error.ts";
import { fromMicro } from "./money.ts";
import { readSpend } from "./spend.ts";
import { budgetReservations, budgets } from "./table.ts";

/** After this a reservation whose process died no longer holds money. */
const reservationMs = 15 * 60_000;

/**
 * Holds the most that one live call can cost, against the month's limits of the organization and of the brand: a hard stop (R38).
 * The limits' rows are locked until the transaction ends, so that however many reserve at once, they pass one by one. Calls to the
 * sandbox reserve nothing and do not come here.
 * @param input.maxMicroUsd null when no price is known, which only an owner's budget may allow; then nothing is held
 * @returns the reservation to settle or release
 * @throws BudgetError
 */
export async function reserveBudget(
  tx: Transaction,
  input: { organizationId: string; brandId: string | null; subjectId: string; maxMicroUsd: bigint | null },
): Promise<{ reservationId: string }> {
  const { organizationId, brandId } = input;
  // Always in the same order, so that two reservations cannot wait for each other.
  const limits = await tx
    .select()
    .from(budgets)
    .where(brandId === null ? isNull(budgets.brandId) : or(isNull(budgets.brandId), eq(budgets.brandId, brandId)))
    .orderBy(asc(budgets.id))
    .for("update");
  if (input.maxMicroUsd === null && !limits.some((budget) => budget.allowUnknownPrices)) {
    throw new BudgetError("unknown_price", "No price is known for this model. Choose another model, or let an owner allow unknown prices under Settings → Budget.");
  }
  const amount = input.maxMicroUsd ?? 0n;
  for (const budget of limits) {
    const spend = await readSpend(tx, { organizationId, brandIds: budget.brandId === null ? null : [budget.brandId] });
    if (spend.live + spend.reserved + amount > budget.limitMicroUsd) {
      const whose = budget.brandId === null ? "organization" : "brand";
      throw new BudgetError(
        "budget_exceeded",
        `The ${whose}'s budget for ${spend.month} is ${fromMicro(budget.limitMicroUsd)} USD, of which ${fromMicro(spend.live)} are spent and ${fromMicro(spend.reserved)} held by running calls. This call may cost ${fromMicro(amount)} USD. Raise the limit or wait for the next month.`,
      );
    }
  }
  const reservationId = newId();
  await tx.insert(budgetReservations).values({
    id: reservationId,
    organizationId,
    brandId,
    subjectId: input.subjectId,
    amountMicroUsd: amount,
    expiresAt: sql`agency.now() + ${reservationMs} * interval '1 millisecond'`,
    createdAt: sql`agency.now()`,
  });
  return { reservationId };
}

/** Lets go of what a call held that certainly cost nothing. */
export async function releaseReservation(tx: Transaction, reservationId: string): Promise<void> {
  await tx.update(budgetReservations).set({ settledAt: sql`agency.now()` }).where(eq(budgetReservations.id, reservationId));
}
