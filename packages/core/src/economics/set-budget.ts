import { eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { toMicro } from "./money.ts";
import type { setBudgetSchema } from "./schema.ts";
import { budgets, type BudgetRow } from "./table.ts";

/** Sets the month's limit of the organization or of one brand. Event: `budget.changed`. @throws Problem 412 */
export async function setBudget(
  tx: Transaction,
  input: { organizationId: string; actor: Actor; budget: z.output<typeof setBudgetSchema>; ifMatch?: number | undefined },
): Promise<BudgetRow> {
  const { organizationId, budget } = input;
  // Two first settings of the same limit must not both insert.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`budget:${organizationId}:${budget.brandId ?? ""}`}, 0))`);
  const scope = budget.brandId === null ? isNull(budgets.brandId) : eq(budgets.brandId, budget.brandId);
  const [before] = await tx.select().from(budgets).where(scope).for("update");
  if (input.ifMatch !== undefined && input.ifMatch !== (before?.version ?? 0)) throw stale();
  const values = { limitMicroUsd: toMicro(budget.limit.amount), allowUnknownPrices: budget.allowUnknownPrices, updatedAt: sql`agency.now()` };
  const [row] = before
    ? await tx.update(budgets).set({ ...values, version: before.version + 1 }).where(eq(budgets.id, before.id)).returning()
    : await tx.insert(budgets).values({ ...values, id: newId(), organizationId, brandId: budget.brandId, version: 1, createdAt: sql`agency.now()` }).returning();
  await recordEvents(tx, {
    organizationId,
    type: "budget.changed",
    subjectType: "budget",
    subjectId: row!.id,
    brandId: row!.brandId,
    actor: input.actor,
    payload: { limitMicroUsd: row!.limitMicroUsd.toString(), allowUnknownPrices: row!.allowUnknownPrices },
  });
  return row!;
}
