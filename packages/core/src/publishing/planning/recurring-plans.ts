import { and, arrayContains, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { databaseNow, newId, rows, type Transaction } from "@agency/platform/db";
import { conflict, invalid, notFound, stale } from "@agency/platform/http";
import { recordEvents, systemActor, type Actor } from "@agency/platform/live";
import type { Config } from "@agency/platform/config";
import { getBrand } from "../../brands/index.ts";
import { channels } from "../../channels/index.ts";
import { assertBrandIsOpen } from "../../products/index.ts";
import { getContent, type ContentRow } from "../../contents/index.ts";
import { refreshContent } from "../content-status.ts";
import { publicationEvent, wakePublishers } from "../publication-events.ts";
import { maxDaysAhead, pastGraceMs, recallableStatuses } from "../rules.ts";
import { cancelPublication } from "../recall-publication.ts";
import { approvalOf, assertRules, chooseChannels, formatsOn, insertPublication } from "../schedule-content.ts";
import { publications, recurringPlans, type RecurringPlanRow } from "../table.ts";
import { instantToWall } from "../wall-time.ts";
import { assertRecurrence, occurrences, type Recurrence } from "./recurrence.ts";

/** Occurrences become publications this far ahead, and always the next one. */
const horizonMs = 35 * 86_400_000;
const mostPerLook = 60;
const lookEveryMs = 86_400_000;

/** Plans approved content again and again. @throws Problem 404, 409 `not_approved`, `channel_not_connected`, 422 (rule, network's rules, copies refused) */
export async function createRecurring(
  tx: Transaction,
  config: Config,
  input: { contentId: string; channelIds: string[]; rule: string; startsAt: string; timeZone?: string | undefined; actor: Actor },
): Promise<RecurringPlanRow> {
  const content = await getContent(tx, input.contentId, { lock: true });
  if (!(await approvalOf(tx, content)).id) throw conflict("not_approved", `This content is ${content.status}. It can be scheduled once what stands now is approved.`, { contentStatus: content.status });
  const timeZone = input.timeZone ?? (await getBrand(tx, content.brandId)).timeZone;
  await assertPlan(tx, content, { ...input, timeZone }, input.channelIds);
  const [row] = await tx
    .insert(recurringPlans)
    .values({
      id: newId(),
      organizationId: content.organizationId,
      brandId: content.brandId,
      contentId: content.id,
      channelIds: [...new Set(input.channelIds)],
      rule: input.rule,
      startsWall: input.startsAt,
      timeZone,
      status: "active",
      nextLookAt: sql`agency.now()`,
      createdBy: input.actor.kind === "user" ? input.actor.id : null,
      version: 1,
      createdAt: sql`agency.now()`,
      updatedAt: sql`agency.now()`,
    })
    .returning();
  await recordEvents(tx, planEvent("recurring_plan.created", row!, input.actor));
  return extendRecurring(tx, config, content, row!, input.actor);
}

/** Pauses, resumes or changes a plan. What it has planned and nobody has sent is taken back and planned anew. @throws Problem 404, 409, 412, 422 */
export async function updateRecurring(
  tx: Transaction,
  config: Config,
  input: { planId: string; status?: "active" | "paused" | undefined; rule?: string | undefined; startsAt?: string | undefined; timeZone?: string | undefined; channelIds?: string[] | undefined; actor: Actor; ifMatch?: number | undefined },
): Promise<RecurringPlanRow> {
  const { content, row } = await openRecurring(tx, input.planId, input.ifMatch);
  const { rule = row.rule, startsAt = recurrenceOf(row).startsAt, timeZone = row.timeZone, channelIds = row.channelIds, status = row.status } = input;
  const isChanged = rule !== row.rule || startsAt !== recurrenceOf(row).startsAt || timeZone !== row.timeZone || String(channelIds) !== String(row.channelIds);
  if (!isChanged && status === row.status) return row;
  if (isChanged || status === "active") await assertPlan(tx, content, { rule, startsAt, timeZone }, channelIds);
  await takeBack(tx, row, input.actor);
  const [changed] = await tx
    .update(recurringPlans)
    .set({ rule, startsWall: startsAt, timeZone, channelIds: [...new Set(channelIds)], status, plannedToWall: null, nextLookAt: status === "active" ? sql`agency.now()` : null, version: row.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(recurringPlans.id, row.id))
    .returning();
  await recordEvents(tx, planEvent("recurring_plan.changed", changed!, input.actor));
  return status === "active" ? extendRecurring(tx, config, content, changed!, input.actor) : changed!;
}

/** Ends a plan for good; what it has planned and nobody has sent is cancelled. @throws Problem 404, 412 */
export async function endRecurring(tx: Transaction, input: { planId: string; actor: Actor; reason: string; ifMatch?: number | undefined }): Promise<RecurringPlanRow> {
  const { row } = await openRecurring(tx, input.planId, input.ifMatch, { mayBeEnded: true });
  if (row.status === "ended") return row;
  await takeBack(tx, row, input.actor);
  const [ended] = await tx
    .update(recurringPlans)
    .set({ status: "ended", endedReason: input.reason, nextLookAt: null, version: row.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(recurringPlans.id, row.id))
    .returning();
  await recordEvents(tx, planEvent("recurring_plan.ended", ended!, input.actor, { reason: input.reason }));
  return ended!;
}

/**
 * Makes publications of the occurrences that have come into view. An occurrence is made once, whoever looks and however often: a unique index
 * holds plan, channel and wall time. Those that have passed meanwhile are left out, not caught up with (R13).
 */
export async function extendRecurring(tx: Transaction, config: Config, content: ContentRow, plan: RecurringPlanRow, actor: Actor = systemActor): Promise<RecurringPlanRow> {
  const now = await databaseNow(tx);
  const recurrence = recurrenceOf(plan);
  const planned = plan.plannedToWall === null ? undefined : isoWall(plan.plannedToWall);
  const justPassed = instantToWall(new Date(now.getTime() - pastGraceMs), plan.timeZone);
  const after = planned !== undefined && planned > justPassed ? planned : justPassed;
  const inView = occurrences(recurrence, { after, until: new Date(now.getTime() + horizonMs), count: mostPerLook });
  const found = inView.length > 0 ? inView : await nextAlone(tx, plan, recurrence, after);
  const targets = await tx.select().from(channels).where(and(inArray(channels.id, plan.channelIds), inArray(channels.status, ["connected", "needs_auth"])));
  const approval = await approvalOf(tx, content);
  // What became wrong since is told when its time comes: an occurrence that is not there would be told to nobody.
  const formats = found.length > 0 ? await formatsOn(tx, content, targets) : null;
  const created = [];
  for (const { scheduledAt, dueAt } of found) {
    for (const channel of targets) {
      const row = await insertPublication(tx, config, { content, channel, when: { wall: scheduledAt, timeZone: plan.timeZone, dueAt }, approval, format: formats!.get(channel.network)!, actor, occurrence: { planId: plan.id, wall: scheduledAt } });
      if (row) created.push(row);
    }
  }
  const reached = found.at(-1)?.scheduledAt ?? planned ?? null;
  const isOver = occurrences(recurrence, { after: reached !== null && reached > after ? reached : after, count: 1 }).length === 0;
  const [row] = await tx
    .update(recurringPlans)
    .set({ plannedToWall: reached, nextLookAt: isOver ? null : sql`agency.now() + ${lookEveryMs} * interval '1 millisecond'` })
    .where(eq(recurringPlans.id, plan.id))
    .returning();
  if (created.length > 0) {
    await refreshContent(tx, content.id);
    await recordEvents(tx, ...created.map((publication) => publicationEvent("publication.scheduled", publication, actor, { recurringPlanId: plan.id })));
    await wakePublishers(tx);
  }
  return row!;
}

export async function getRecurring(tx: Transaction, planId: string): Promise<RecurringPlanRow> {
  const [row] = await tx.select().from(recurringPlans).where(eq(recurringPlans.id, planId));
  if (!row) throw notFound("This recurring plan");
  return row;
}

/** Newest first; one row more than `limit` where a next page exists. */
export async function listRecurring(
  tx: Transaction,
  options: { brandIds: readonly string[] | null; brandId?: string | undefined; contentId?: string | undefined; channelId?: string | undefined; after: string | null; limit: number },
): Promise<RecurringPlanRow[]> {
  return tx
    .select()
    .from(recurringPlans)
    .where(
      and(
        options.brandIds === null ? undefined : inArray(recurringPlans.brandId, [...options.brandIds]),
        options.brandId ? eq(recurringPlans.brandId, options.brandId) : undefined,
        options.contentId ? eq(recurringPlans.contentId, options.contentId) : undefined,
        options.channelId ? arrayContains(recurringPlans.channelIds, [options.channelId]) : undefined,
        options.after ? lt(recurringPlans.id, options.after) : undefined,
      ),
    )
    .orderBy(desc(recurringPlans.id))
    .limit(options.limit + 1);
}

export function recurrenceOf(row: RecurringPlanRow): Recurrence {
  return { rule: row.rule, startsAt: isoWall(row.startsWall).slice(0, 16), timeZone: row.timeZone };
}

/** The content was archived: its recurring plans end with it. Hook of contents. */
export async function endPlansOfContent(tx: Transaction, content: ContentRow, actor: Actor): Promise<void> {
  const open = await tx.select({ id: recurringPlans.id }).from(recurringPlans).where(and(eq(recurringPlans.contentId, content.id), inArray(recurringPlans.status, ["active", "paused"])));
  for (const { id } of open) await endRecurring(tx, { planId: id, actor, reason: "content_archived" });
}

/** The account left: occurrences that its going cancelled make room, so that they can be planned anew when it comes back. Hook of channels. */
export async function freeOccurrencesOfChannel(tx: Transaction, channelId: string): Promise<void> {
  await tx
    .update(publications)
    .set({ recurringPlanId: null })
    .where(and(eq(publications.channelId, channelId), eq(publications.status, "cancelled"), eq(publications.waitReason, "channel_disconnected"), sql`${publications.recurringPlanId} is not null`));
}

/** The brand was archived: its recurring plans wait until a person resumes them, and can then plan the same times anew. Hook of brands. */
export async function pausePlansOfBrand(tx: Transaction, brandId: string): Promise<void> {
  await tx
    .update(publications)
    .set({ recurringPlanId: null })
    .where(and(eq(publications.brandId, brandId), eq(publications.status, "cancelled"), eq(publications.waitReason, "brand_archived"), sql`${publications.recurringPlanId} is not null`));
  await tx
    .update(recurringPlans)
    .set({ status: "paused", plannedToWall: null, nextLookAt: null, version: sql`${recurringPlans.version} + 1`, updatedAt: sql`agency.now()` })
    .where(and(eq(recurringPlans.brandId, brandId), eq(recurringPlans.status, "active")));
}

/** The account is back: its recurring plans look again from now on. Hook of channels. */
export async function lookAgainForChannel(tx: Transaction, channelId: string): Promise<void> {
  await tx
    .update(recurringPlans)
    .set({ plannedToWall: null, nextLookAt: sql`agency.now()` })
    .where(and(arrayContains(recurringPlans.channelIds, [channelId]), eq(recurringPlans.status, "active")));
}

async function assertPlan(tx: Transaction, content: ContentRow, recurrence: Recurrence, channelIds: readonly string[]): Promise<void> {
  assertRecurrence(recurrence);
  await assertBrandIsOpen(tx, content.brandId);
  const now = await databaseNow(tx);
  const [next] = occurrences(recurrence, { after: instantToWall(new Date(now.getTime() - pastGraceMs), recurrence.timeZone), count: 1 });
  if (!next) throw invalid("in_the_past", "/rule", "Every time that this rule gives has passed.");
  if (next.dueAt.getTime() > now.getTime() + maxDaysAhead * 86_400_000) throw invalid("too_far_ahead", "/startsAt", "Plan at most three years ahead.");
  const chosen = await chooseChannels(tx, content, channelIds);
  // A second copy of a post is refused there, and the refusal names the first: it would pass for the new one.
  const refusing = chosen.findIndex(({ network }) => network === "linkedin");
  if (refusing !== -1) throw invalid("copies_refused", `/channelIds/${refusing}`, "LinkedIn refuses a second copy of the same post. Plan new posts for it instead.");
  await assertRules(tx, content, chosen);
}

/** The next occurrence however far it is, unless it is planned. */
async function nextAlone(tx: Transaction, plan: RecurringPlanRow, recurrence: Recurrence, after: string) {
  const [waiting] = await rows(tx, sql`select 1 from publications where recurring_plan_id = ${plan.id} and status in ${[...recallableStatuses]} limit 1`);
  return waiting ? [] : occurrences(recurrence, { after, count: 1 });
}

/** Cancels what the plan has planned and nobody has sent, and lets go of it, so that the same times can be planned anew. */
async function takeBack(tx: Transaction, plan: RecurringPlanRow, actor: Actor): Promise<void> {
  const open = await tx.select({ id: publications.id }).from(publications).where(and(eq(publications.recurringPlanId, plan.id), inArray(publications.status, [...recallableStatuses])));
  for (const { id } of open) await cancelPublication(tx, { publicationId: id, actor, reason: "recurring_plan_changed" });
  if (open.length > 0) await tx.update(publications).set({ recurringPlanId: null }).where(inArray(publications.id, open.map(({ id }) => id)));
}

async function openRecurring(tx: Transaction, planId: string, ifMatch: number | undefined, options: { mayBeEnded?: boolean } = {}): Promise<{ content: ContentRow; row: RecurringPlanRow }> {
  const { contentId } = await getRecurring(tx, planId);
  // The content first, as everywhere.
  const content = await getContent(tx, contentId, { lock: true });
  const [row] = await tx.select().from(recurringPlans).where(eq(recurringPlans.id, planId)).for("update");
  if (!row) throw notFound("This recurring plan");
  if (ifMatch !== undefined && ifMatch !== row.version) throw stale();
  if (row.status === "ended" && !options.mayBeEnded) throw conflict("plan_ended", "This recurring plan has ended. Make a new one.");
  return { content, row };
}

function planEvent(type: string, row: RecurringPlanRow, actor: Actor, payload: Record<string, unknown> = {}) {
  return { organizationId: row.organizationId, type, subjectType: "recurring_plan", subjectId: row.id, brandId: row.brandId, actor, payload: { contentId: row.contentId, status: row.status, ...payload } };
}

const isoWall = (wall: string): string => wall.replace(" ", "T").slice(0, 16);
