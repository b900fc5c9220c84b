import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { newId, rows, type Transaction } from "@agency/platform/db";
import { BudgetError } from "./budget-error.ts";
import { budgetScope, budgetsInForce } from "./budget-rules.ts";
import { fromMicro } from "./money.ts";
import { clientBrandIds, readCampaignSpend, readSpend, type Spend } from "./spend.ts";
import { budgetReservations, budgets, type BudgetRow } from "./table.ts";

/** After this a reservation whose process died no longer holds money. */
const reservationMs = 15 * 60_000;

/**
 * Holds the most that one live call can cost, against the limits of the organization, of the brand, of the brand's client and of the
 * campaign: a hard stop (R38). The limits' rows are locked until the transaction ends, so that however many reserve at once, they pass
 * one by one. Calls to the sandbox reserve nothing and do not come here.
 * @param input.maxMicroUsd null when no price is known, which only an owner's budget may allow; then nothing is held
 * @returns the reservation to settle or release
 * @throws BudgetError, which names the budget that refused
 */
export async function reserveBudget(
  tx: Transaction,
  input: { organizationId: string; brandId: string | null; campaignId?: string | null; subjectId: string; maxMicroUsd: bigint | null },
): Promise<{ reservationId: string }> {
  const { organizationId, brandId, campaignId = null } = input;
  const { clientId, month } = await placeOf(tx, organizationId, brandId);
  const ofNobody = and(isNull(budgets.clientId), isNull(budgets.brandId), isNull(budgets.campaignId));
  // Always in the same order, so that two reservations cannot wait for each other.
  const found = await tx
    .select()
    .from(budgets)
    .where(
      and(
        or(
          ofNobody,
          brandId === null ? undefined : eq(budgets.brandId, brandId),
          clientId === null ? undefined : eq(budgets.clientId, clientId),
          campaignId === null ? undefined : eq(budgets.campaignId, campaignId),
        ),
        or(isNull(budgets.month), eq(budgets.month, `${month}-01`)),
      ),
    )
    .orderBy(asc(budgets.id))
    .for("update");
  const limits = budgetsInForce(found, month);
  if (input.maxMicroUsd === null && !limits.some((budget) => budget.allowUnknownPrices)) {
    throw new BudgetError("unknown_price", "No price is known for this model. Choose another model, enter its price in the price book, or let an owner allow unknown prices under Settings → Budget.");
  }
  const amount = input.maxMicroUsd ?? 0n;
  for (const budget of limits) {
    const spend = await spendOf(tx, organizationId, budget, month);
    if (spend.live + spend.reserved + amount > budget.limitMicroUsd) throw exceeded(budget, month, spend, amount);
  }
  const reservationId = newId();
  await tx.insert(budgetReservations).values({
    id: reservationId,
    organizationId,
    brandId,
    campaignId,
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

/** What counts against a budget, in that month or, of a campaign, in all its time. */
export async function spendOf(tx: Transaction, organizationId: string, budget: BudgetRow, month: string): Promise<Pick<Spend, "live" | "reserved">> {
  if (budget.campaignId !== null) return readCampaignSpend(tx, budget.campaignId);
  const brandIds = budget.brandId !== null ? [budget.brandId] : budget.clientId !== null ? await clientBrandIds(tx, budget.clientId) : null;
  return readSpend(tx, { organizationId, brandIds, month });
}

async function placeOf(tx: Transaction, organizationId: string, brandId: string | null): Promise<{ clientId: string | null; month: string }> {
  const [found] = await rows<{ client_id: string | null; month: string }>(
    tx,
    sql`select to_char(agency.now() at time zone time_zone, 'YYYY-MM') as month, (select client_id from brands where id = ${brandId}::uuid) as client_id
        from organizations where id = ${organizationId}`,
  );
  if (!found) throw new RangeError("This organization does not exist.");
  return { clientId: found.client_id, month: found.month };
}

function exceeded(budget: BudgetRow, month: string, spend: Pick<Spend, "live" | "reserved">, amount: bigint): BudgetError {
  const scope = budgetScope(budget);
  const span = scope === "campaign" ? "" : ` for ${month}`;
  const way = scope === "campaign" ? "Raise the limit." : "Raise the limit or wait for the next month.";
  return new BudgetError(
    "budget_exceeded",
    `The ${scope}'s budget${span} is ${fromMicro(budget.limitMicroUsd)} USD, of which ${fromMicro(spend.live)} are spent and ${fromMicro(spend.reserved)} held by running calls. This call may cost ${fromMicro(amount)} USD. ${way}`,
    { id: budget.id, scope },
  );
}
