import { and, desc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { conflict, invalid, notFound } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { addMonths, firstDayOf, monthOf, readMonth } from "../months/month.ts";
import { getClient } from "./get-client.ts";
import { getPlan } from "./plans.ts";
import type { Subscription } from "./schema.ts";
import { subscriptions, type SubscriptionRow } from "./table.ts";
import { presentTerms, readTerms } from "./terms.ts";

/**
 * Puts a client on a plan from a month on; the plan before ends with the month before. The terms are those of today and stay, whatever
 * becomes of the plan. Asked again for the same month, the new plan takes the old one's place. Event: `client.subscribed`.
 * @throws Problem 404, 409 (archived, or a later plan is agreed already)
 */
export async function subscribe(
  tx: Transaction,
  input: { organizationId: string; clientId: string; actor: Actor; planId: string; startMonth?: string | undefined },
): Promise<SubscriptionRow> {
  const client = await getClient(tx, input.clientId, { lock: true });
  if (client.archivedAt !== null) throw conflict("client_archived", "This client is archived. Restore it first.");
  const plan = await getPlan(tx, input.planId);
  if (plan.archivedAt !== null) throw conflict("plan_archived", "This plan is archived, so nobody subscribes to it any more.");
  const startMonth = input.startMonth ?? (await readMonth(tx, input.organizationId)).name;
  const start = firstDayOf(startMonth);
  const [later] = await tx.select({ id: subscriptions.id }).from(subscriptions).where(and(eq(subscriptions.clientId, client.id), gt(subscriptions.startMonth, start))).limit(1);
  if (later) throw conflict("later_subscription", "A plan from a later month on is agreed already. Change that one, or begin later.");
  await tx.delete(subscriptions).where(and(eq(subscriptions.clientId, client.id), eq(subscriptions.startMonth, start)));
  await tx
    .update(subscriptions)
    .set({ endMonth: firstDayOf(addMonths(startMonth, -1)) })
    .where(and(eq(subscriptions.clientId, client.id), or(isNull(subscriptions.endMonth), sql`${subscriptions.endMonth} >= ${start}`)));
  const [row] = await tx
    .insert(subscriptions)
    .values({ id: newId(), organizationId: input.organizationId, clientId: client.id, planId: plan.id, terms: plan.terms, startMonth: start, endMonth: null, createdAt: sql`agency.now()` })
    .returning();
  await recordEvents(tx, { organizationId: input.organizationId, type: "client.subscribed", subjectType: "client", subjectId: client.id, actor: input.actor, payload: { planId: plan.id, startMonth } });
  return row!;
}

/** Ends a client's subscription with a month. Event: `client.unsubscribed`. @throws Problem 404, 422 when it begins later */
export async function endSubscription(
  tx: Transaction,
  input: { organizationId: string; clientId: string; actor: Actor; endMonth?: string | undefined },
): Promise<SubscriptionRow> {
  const client = await getClient(tx, input.clientId, { lock: true });
  const endMonth = input.endMonth ?? (await readMonth(tx, input.organizationId)).name;
  const [last] = await tx.select().from(subscriptions).where(eq(subscriptions.clientId, client.id)).orderBy(desc(subscriptions.startMonth)).limit(1);
  if (!last) throw notFound("A subscription of this client");
  if (firstDayOf(endMonth) < last.startMonth) throw invalid("ends_before_start", "/endMonth", `The subscription begins in ${monthOf(last.startMonth)}; it cannot end before.`);
  const [row] = await tx.update(subscriptions).set({ endMonth: firstDayOf(endMonth) }).where(eq(subscriptions.id, last.id)).returning();
  await recordEvents(tx, { organizationId: input.organizationId, type: "client.unsubscribed", subjectType: "client", subjectId: client.id, actor: input.actor, payload: { endMonth } });
  return row!;
}

/** All of a client, newest first. */
export async function listSubscriptions(tx: Transaction, clientId: string): Promise<SubscriptionRow[]> {
  return tx.select().from(subscriptions).where(eq(subscriptions.clientId, clientId)).orderBy(desc(subscriptions.startMonth)).limit(200);
}

/** Who has which plan in a month, by client. @param clientId only this one's */
export async function subscriptionsOf(tx: Transaction, month: string, clientId?: string): Promise<Map<string, SubscriptionRow>> {
  const first = firstDayOf(month);
  const found = await tx
    .select()
    .from(subscriptions)
    .where(
      and(
        lte(subscriptions.startMonth, first),
        or(isNull(subscriptions.endMonth), sql`${subscriptions.endMonth} >= ${first}`),
        clientId === undefined ? undefined : eq(subscriptions.clientId, clientId),
      ),
    );
  return new Map(found.map((row) => [row.clientId, row]));
}

export function presentSubscription(row: SubscriptionRow): Subscription {
  return {
    id: row.id,
    clientId: row.clientId,
    planId: row.planId,
    ...presentTerms(readTerms(row.terms)),
    startMonth: monthOf(row.startMonth),
    endMonth: row.endMonth === null ? null : monthOf(row.endMonth),
    createdAt: row.createdAt.toISOString(),
  };
}
