import { and, eq, isNull, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { notFound, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { budgetScope } from "./budget-rules.ts";
import type { EconomicsHooks } from "./hooks.ts";
import { toMicro } from "./money.ts";
import type { setBudgetSchema } from "./schema.ts";
import { budgets, type BudgetRow } from "./table.ts";

/**
 * Sets the limit of the organization, a client, a brand or a campaign, for every month or for one. Events: `budget.changed`, and
 * `budget.raised` where more may be spent than before, so that what was refused for money goes on. @throws Problem 412
 */
export async function setBudget(
  tx: Transaction,
  hooks: EconomicsHooks,
  input: { organizationId: string; actor: Actor; budget: z.output<typeof setBudgetSchema>; ifMatch?: number | undefined },
): Promise<BudgetRow> {
  const { organizationId, budget } = input;
  const month = budget.month === null ? null : `${budget.month}-01`;
  // Two first settings of the same limit must not both insert.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`budget:${organizationId}:${budget.clientId}:${budget.brandId}:${budget.campaignId}:${month}`}, 0))`);
  const scope = and(same(budgets.clientId, budget.clientId), same(budgets.brandId, budget.brandId), same(budgets.campaignId, budget.campaignId), same(budgets.month, month));
  const [before] = await tx.select().from(budgets).where(scope).for("update");
  if (input.ifMatch !== undefined && input.ifMatch !== (before?.version ?? 0)) throw stale();
  const values = { limitMicroUsd: toMicro(budget.limit.amount), allowUnknownPrices: budget.allowUnknownPrices, updatedAt: sql`agency.now()` };
  const { clientId, brandId, campaignId } = budget;
  const [row] = before
    ? await tx.update(budgets).set({ ...values, version: before.version + 1 }).where(eq(budgets.id, before.id)).returning()
    : await tx.insert(budgets).values({ ...values, id: newId(), organizationId, clientId, brandId, campaignId, month, version: 1, createdAt: sql`agency.now()` }).returning();
  // A first limit restricts what was free, except that it may allow unknown prices, or stand above the one for every month.
  const isRaised = before ? row!.limitMicroUsd > before.limitMicroUsd || (row!.allowUnknownPrices && !before.allowUnknownPrices) : row!.allowUnknownPrices || month !== null;
  await announce(tx, hooks, row!, { actor: input.actor, isRaised });
  return row!;
}

/** Takes a limit away. Events: `budget.changed`, `budget.raised`. @throws Problem 404 or 412 */
export async function removeBudget(tx: Transaction, hooks: EconomicsHooks, input: { budgetId: string; actor: Actor; ifMatch?: number | undefined }): Promise<BudgetRow> {
  const [row] = await tx.select().from(budgets).where(eq(budgets.id, input.budgetId)).for("update");
  if (!row) throw notFound("This budget");
  if (input.ifMatch !== undefined && input.ifMatch !== row.version) throw stale();
  await tx.delete(budgets).where(eq(budgets.id, row.id));
  await announce(tx, hooks, row, { actor: input.actor, isRaised: true });
  return row;
}

async function announce(tx: Transaction, hooks: EconomicsHooks, row: BudgetRow, change: { actor: Actor; isRaised: boolean }): Promise<void> {
  const { organizationId, clientId, brandId, campaignId } = row;
  const event = { organizationId, subjectType: "budget", subjectId: row.id, brandId, actor: change.actor };
  const payload = { scope: budgetScope(row), clientId, campaignId, month: row.month, limitMicroUsd: row.limitMicroUsd.toString(), allowUnknownPrices: row.allowUnknownPrices };
  await recordEvents(tx, { ...event, type: "budget.changed", payload }, ...(change.isRaised ? [{ ...event, type: "budget.raised", payload }] : []));
  if (!change.isRaised) return;
  for (const hook of hooks.afterBudgetRaised) await hook(tx, { organizationId, budgetId: row.id, clientId, brandId, campaignId });
}

const same = (column: AnyPgColumn, value: string | null) => (value === null ? isNull(column) : eq(column, value));
