import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, rows, type Database, type Transaction } from "@agency/platform/db";
import { notFound, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { referencePlan } from "../rules.ts";
import { createPlanSchema, type Plan, type updatePlanSchema } from "./schema.ts";
import { plans, type PlanRow } from "./table.ts";
import { presentTerms, readTerms, type Terms } from "./terms.ts";

/** Gives an organization the reference plan, once; later calls change nothing, also where it was changed or archived. */
export async function seedPlans(tx: Transaction, organizationId: string): Promise<void> {
  const terms = createPlanSchema.parse({ name: "Standard", price: referencePlan.price, quota: referencePlan.quota, overagePrices: referencePlan.overagePrices });
  await tx.execute(sql`insert into plans (id, organization_id, terms, is_reference) values (${newId()}, ${organizationId}, ${JSON.stringify(terms)}::jsonb, true) on conflict do nothing`);
}

/** As `seedPlans`, for every organization that lacks it; part of starting. */
export async function seedPlansEverywhere(db: Database): Promise<void> {
  const lacking = await db.system((tx) => rows<{ id: string }>(tx, sql`select id from organizations o where not exists (select 1 from plans p where p.organization_id = o.id and p.is_reference)`));
  for (const { id } of lacking) await db.forOrganization(id, (tx) => seedPlans(tx, id));
}

/** Newest first; answers one row more than `limit` where a next page exists. */
export async function listPlans(tx: Transaction, options: { archived: boolean; after: string | null; limit: number }): Promise<PlanRow[]> {
  return tx
    .select()
    .from(plans)
    .where(and(options.archived ? undefined : isNull(plans.archivedAt), options.after ? lt(plans.id, options.after) : undefined))
    .orderBy(desc(plans.id))
    .limit(options.limit + 1);
}

/** @throws Problem 404 */
export async function getPlan(tx: Transaction, planId: string, options: { lock?: boolean } = {}): Promise<PlanRow> {
  const query = tx.select().from(plans).where(eq(plans.id, planId));
  const [row] = await (options.lock ? query.for("update") : query);
  if (!row) throw notFound("This plan");
  return row;
}

/** Adds a plan. Event: `plan.created`. */
export async function createPlan(tx: Transaction, input: { organizationId: string; actor: Actor; plan: Terms }): Promise<PlanRow> {
  const [row] = await tx
    .insert(plans)
    .values({ id: newId(), organizationId: input.organizationId, terms: input.plan, isReference: false, version: 1, createdAt: sql`agency.now()`, updatedAt: sql`agency.now()` })
    .returning();
  await announce(tx, "plan.created", row!, input.actor);
  return row!;
}

/** Changes a plan for who subscribes from now on: running subscriptions keep the terms that were agreed. Event: `plan.updated`. @throws Problem 404, 412 */
export async function updatePlan(
  tx: Transaction,
  input: { planId: string; actor: Actor; changes: z.output<typeof updatePlanSchema>; ifMatch?: number | undefined },
): Promise<PlanRow> {
  const before = await getPlan(tx, input.planId, { lock: true });
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  const terms = { ...readTerms(before.terms), ...input.changes };
  const [row] = await tx.update(plans).set({ terms, version: before.version + 1, updatedAt: sql`agency.now()` }).where(eq(plans.id, before.id)).returning();
  await announce(tx, "plan.updated", row!, input.actor);
  return row!;
}

/** Takes a plan off the list; who has it keeps it. Event: `plan.archived`. @throws Problem 404, 412 */
export async function archivePlan(tx: Transaction, input: { planId: string; actor: Actor; ifMatch?: number | undefined }): Promise<PlanRow> {
  const before = await getPlan(tx, input.planId, { lock: true });
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  if (before.archivedAt !== null) return before;
  const [row] = await tx.update(plans).set({ archivedAt: sql`agency.now()`, version: before.version + 1 }).where(eq(plans.id, before.id)).returning();
  await announce(tx, "plan.archived", row!, input.actor);
  return row!;
}

/** @returns how many clients have each plan in that month */
export async function countSubscribers(tx: Transaction, firstDay: string): Promise<Map<string, number>> {
  const found = await rows<{ plan_id: string; count: number }>(
    tx,
    sql`select plan_id, count(*)::int as count from subscriptions where start_month <= ${firstDay} and (end_month is null or end_month >= ${firstDay}) group by plan_id`,
  );
  return new Map(found.map((row) => [row.plan_id, row.count]));
}

export function presentPlan(row: PlanRow, clients: number): Plan {
  return { id: row.id, ...presentTerms(readTerms(row.terms)), clients, archivedAt: row.archivedAt?.toISOString() ?? null, version: row.version };
}

async function announce(tx: Transaction, type: string, row: PlanRow, actor: Actor): Promise<void> {
  await recordEvents(tx, { organizationId: row.organizationId, type, subjectType: "plan", subjectId: row.id, actor });
}
