import { and, asc, desc, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { conflict, invalid, notFound, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { fromMicro, toMicro } from "../money.ts";
import { firstDayOf, monthOf, readMonth } from "../months/month.ts";
import type { createFixedCostSchema, FixedCost, updateFixedCostSchema } from "./schema.ts";
import { fixedCosts, type FixedCostRow } from "./table.ts";

const mostFixedCosts = 500;

/** All, those that go on first, then by name. */
export async function listFixedCosts(tx: Transaction): Promise<FixedCostRow[]> {
  return tx.select().from(fixedCosts).orderBy(sql`${fixedCosts.endMonth} is not null`, asc(fixedCosts.name), desc(fixedCosts.id)).limit(mostFixedCosts);
}

/** What a month costs, whatever is made in it. */
export async function fixedCostsOf(tx: Transaction, month: string): Promise<FixedCostRow[]> {
  const first = firstDayOf(month);
  return tx.select().from(fixedCosts).where(and(lte(fixedCosts.startMonth, first), or(isNull(fixedCosts.endMonth), sql`${fixedCosts.endMonth} >= ${first}`)));
}

/** Adds a fixed cost. Event: `fixed_cost.created`. @throws Problem 409, 422 when it ends before it begins */
export async function createFixedCost(tx: Transaction, input: { organizationId: string; actor: Actor; cost: z.output<typeof createFixedCostSchema> }): Promise<FixedCostRow> {
  const { organizationId, cost } = input;
  const known = await tx.select({ id: fixedCosts.id }).from(fixedCosts).limit(mostFixedCosts);
  if (known.length >= mostFixedCosts) throw conflict("too_many_fixed_costs", `An organization keeps at most ${mostFixedCosts} fixed costs.`);
  const startMonth = cost.startMonth ?? (await readMonth(tx, organizationId)).name;
  assertSpan(startMonth, cost.endMonth);
  const [row] = await tx
    .insert(fixedCosts)
    .values({
      id: newId(),
      organizationId,
      name: cost.name,
      amountMicro: toMicro(cost.amount.amount),
      currency: cost.amount.currency,
      startMonth: firstDayOf(startMonth),
      endMonth: cost.endMonth === null ? null : firstDayOf(cost.endMonth),
      version: 1,
      createdAt: sql`agency.now()`,
      updatedAt: sql`agency.now()`,
    })
    .returning();
  await announce(tx, "fixed_cost.created", row!, input.actor);
  return row!;
}

/**
 * Changes a fixed cost in all its months. A price that rises is a new row: end the old one with the month before.
 * Event: `fixed_cost.updated`. @throws Problem 404, 412, 422
 */
export async function updateFixedCost(
  tx: Transaction,
  input: { fixedCostId: string; actor: Actor; changes: z.output<typeof updateFixedCostSchema>; ifMatch?: number | undefined },
): Promise<FixedCostRow> {
  const before = await lockFixedCost(tx, input.fixedCostId, input.ifMatch);
  const { name, amount, startMonth, endMonth } = input.changes;
  const after = { startMonth: startMonth ?? monthOf(before.startMonth), endMonth: endMonth === undefined ? (before.endMonth === null ? null : monthOf(before.endMonth)) : endMonth };
  assertSpan(after.startMonth, after.endMonth);
  const [row] = await tx
    .update(fixedCosts)
    .set({
      ...(name === undefined ? {} : { name }),
      ...(amount === undefined ? {} : { amountMicro: toMicro(amount.amount), currency: amount.currency }),
      startMonth: firstDayOf(after.startMonth),
      endMonth: after.endMonth === null ? null : firstDayOf(after.endMonth),
      version: before.version + 1,
      updatedAt: sql`agency.now()`,
    })
    .where(eq(fixedCosts.id, before.id))
    .returning();
  await announce(tx, "fixed_cost.updated", row!, input.actor);
  return row!;
}

/** Takes a fixed cost out of every month, as if it had never been. Event: `fixed_cost.removed`. @throws Problem 404, 412 */
export async function removeFixedCost(tx: Transaction, input: { fixedCostId: string; actor: Actor; ifMatch?: number | undefined }): Promise<FixedCostRow> {
  const row = await lockFixedCost(tx, input.fixedCostId, input.ifMatch);
  await tx.delete(fixedCosts).where(eq(fixedCosts.id, row.id));
  await announce(tx, "fixed_cost.removed", row, input.actor);
  return row;
}

export function presentFixedCost(row: FixedCostRow): FixedCost {
  const { id, name, amountMicro, currency, version } = row;
  return { id, name, amount: { amount: fromMicro(amountMicro), currency }, startMonth: monthOf(row.startMonth), endMonth: row.endMonth === null ? null : monthOf(row.endMonth), version, createdAt: row.createdAt.toISOString() };
}

async function lockFixedCost(tx: Transaction, id: string, ifMatch: number | undefined): Promise<FixedCostRow> {
  const [row] = await tx.select().from(fixedCosts).where(eq(fixedCosts.id, id)).for("update");
  if (!row) throw notFound("This fixed cost");
  if (ifMatch !== undefined && ifMatch !== row.version) throw stale();
  return row;
}

function assertSpan(startMonth: string, endMonth: string | null): void {
  if (endMonth !== null && endMonth < startMonth) throw invalid("ends_before_start", "/endMonth", "It cannot end before it begins.");
}

async function announce(tx: Transaction, type: string, row: FixedCostRow, actor: Actor): Promise<void> {
  await recordEvents(tx, { organizationId: row.organizationId, type, subjectType: "fixed_cost", subjectId: row.id, actor });
}
