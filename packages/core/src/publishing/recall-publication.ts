import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { databaseNow } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { Config } from "@agency/platform/config";
import { contents, type ContentRow } from "../contents/index.ts";
import { refreshContent } from "./content-status.ts";
import { getPublication, stateConflict } from "./get-publication.ts";
import { publicationEvent, wakePublishers } from "./publication-events.ts";
import { isRecallable, openStatuses, recallableStatuses } from "./rules.ts";
import { convertAhead, judgePosts, resolveTime } from "./schedule-content.ts";
import { publications, type PublicationRow } from "./table.ts";

/** Columns of a plan that starts anew: the fence is bumped, so a worker that still holds it can write nothing more (R6, R11). */
const startAnew = {
  fence: sql`${publications.fence} + 1`,
  leaseOwner: null,
  leaseUntil: null,
  snapshot: null,
  snapshotHash: null,
  refs: {},
  staleRefs: sql`case when ${publications.refs} = '{}'::jsonb then ${publications.staleRefs} else ${publications.staleRefs} || jsonb_build_array(${publications.refs}) end`,
  acceptedAt: null,
  commentStartedAt: null,
  commentRemoteId: null,
  commentStatus: null,
  commentError: null,
  tries: 0,
  waitReason: null,
  errorKind: null,
  errorDetail: null,
  version: sql`${publications.version} + 1`,
  updatedAt: sql`agency.now()`,
};

/** Cancels before anything was sent. @throws Problem 404, 409 with the true state, 412 */
export async function cancelPublication(tx: Transaction, input: { publicationId: string; actor: Actor; ifMatch?: number | undefined; reason?: string }): Promise<PublicationRow> {
  const before = await getPublication(tx, input.publicationId, { lock: true, ifMatch: input.ifMatch });
  if (before.status === "cancelled") return before;
  if (!isRecallable(before.status) && before.status !== "failed" && before.status !== "missed") stateConflict(before, "Cancelling");
  const [row] = await tx
    .update(publications)
    .set({ ...startAnew, status: "cancelled", nextStepAt: hasArtefacts, waitReason: input.reason ?? null, finishedAt: sql`agency.now()` })
    .where(eq(publications.id, before.id))
    .returning();
  await refreshContent(tx, before.contentId);
  await recordEvents(tx, publicationEvent("publication.cancelled", row!, input.actor));
  await wakePublishers(tx);
  return row!;
}

/** A cancelled plan is looked at once more only where something unpublished lies on the network. */
const hasArtefacts = sql`case when ${publications.refs} = '{}'::jsonb and ${publications.staleRefs} = '[]'::jsonb then null else agency.now() end`;

/** Moves a plan to another wall time. @throws Problem 404, 409, 412, 422 */
export async function reschedulePublication(
  tx: Transaction,
  config: Config,
  input: { publicationId: string; scheduledAt: string; timeZone?: string | undefined; actor: Actor; ifMatch?: number | undefined },
): Promise<PublicationRow> {
  const before = await getPublication(tx, input.publicationId, { lock: true, ifMatch: input.ifMatch });
  if (!isRecallable(before.status) && before.status !== "missed" && before.status !== "failed") stateConflict(before, "Moving");
  const when = resolveTime(input.scheduledAt, input.timeZone ?? before.timeZone, await databaseNow(tx));
  await refuseSecondPlan(tx, before);
  const prepareAt = new Date(when.dueAt.getTime() - config.PUBLISH_PREPARE_LEAD_MS);
  const [row] = await tx
    .update(publications)
    .set({
      ...startAnew,
      status: before.status === "needs_auth" ? "needs_auth" : "scheduled",
      scheduledWall: when.wall,
      timeZone: when.timeZone,
      dueAt: when.dueAt,
      prepareAt,
      nextStepAt: before.status === "needs_auth" ? null : prepareAt,
      finishedAt: null,
    })
    .where(eq(publications.id, before.id))
    .returning();
  await refreshContent(tx, before.contentId);
  await recordEvents(tx, publicationEvent("publication.rescheduled", row!, input.actor, { dueAt: when.dueAt.toISOString() }));
  await wakePublishers(tx);
  return row!;
}

/** Tries a failed or missed publication again, as soon as possible. @throws Problem 404, 409, 412 */
export async function retryPublication(tx: Transaction, config: Config, input: { publicationId: string; actor: Actor; ifMatch?: number | undefined }): Promise<PublicationRow> {
  const before = await getPublication(tx, input.publicationId, { lock: true, ifMatch: input.ifMatch });
  if (before.status !== "failed" && before.status !== "missed") stateConflict(before, "Trying again");
  await refuseSecondPlan(tx, before);
  return restartNow(tx, config, before, input.actor, "publication.retried");
}

/** A failed or missed plan cannot come back while another of the same content stands on the channel. */
async function refuseSecondPlan(tx: Transaction, before: PublicationRow): Promise<void> {
  // Occurrences of a recurring plan stand beside one another.
  if (before.occurrenceWall !== null) return;
  const open = await tx
    .select({ id: publications.id })
    .from(publications)
    .where(and(eq(publications.contentId, before.contentId), eq(publications.channelId, before.channelId), ne(publications.id, before.id), isNull(publications.occurrenceWall), inArray(publications.status, [...openStatuses])));
  if (open[0]) throw conflict("already_planned", "This content is planned on this channel by another plan already. Move or cancel that one instead.", { publicationId: open[0].id });
}

/** Plans a publication for this moment; the network's rules and the approval are checked again on the way. */
export async function restartNow(tx: Transaction, _config: Config, before: PublicationRow, actor: Actor, eventType: string): Promise<PublicationRow> {
  const when = resolveTime("now", before.timeZone, await databaseNow(tx));
  const [row] = await tx
    .update(publications)
    .set({ ...startAnew, status: "scheduled", scheduledWall: when.wall, dueAt: when.dueAt, prepareAt: when.dueAt, nextStepAt: when.dueAt, finishedAt: null, sendingSince: null })
    .where(eq(publications.id, before.id))
    .returning();
  await refreshContent(tx, before.contentId);
  await recordEvents(tx, publicationEvent(eventType, row!, actor));
  await wakePublishers(tx);
  return row!;
}

/** Refuses a change while one of the content's publications is being sent (R11). Hook of contents. */
export async function refuseWhileSending(tx: Transaction, content: ContentRow): Promise<void> {
  const open = await tx
    .select({ id: publications.id, status: publications.status })
    .from(publications)
    .where(and(eq(publications.contentId, content.id), inArray(publications.status, [...recallableStatuses, "sending"])))
    .for("update");
  const sending = open.find((row) => row.status === "sending");
  if (sending) throw conflict("being_sent", "This content is being sent right now. Wait until that is over.", { publicationId: sending.id, publicationStatus: "sending" });
}

/** The text or approval changed: open plans start anew and wait for an approval. Hook of contents. */
export async function recallPlans(tx: Transaction, content: ContentRow, actor: Actor): Promise<void> {
  const recalled = await tx
    .update(publications)
    .set({
      ...startAnew,
      status: sql`case when ${publications.status} = 'needs_auth' then 'needs_auth' else 'scheduled' end`,
      nextStepAt: sql`case when ${publications.status} = 'needs_auth' then null else ${publications.prepareAt} end`,
      approvalRequestId: null,
    })
    .where(and(eq(publications.contentId, content.id), inArray(publications.status, [...recallableStatuses])))
    .returning();
  await recordEvents(tx, ...recalled.map((row) => publicationEvent("publication.recalled", row, actor)));
}

/** The content was archived: everything planned is cancelled. Hook of contents. */
export async function cancelPlans(tx: Transaction, content: ContentRow, actor: Actor): Promise<void> {
  await cancelWhere(tx, and(eq(publications.contentId, content.id))!, "content_archived", actor);
}

/** R12: the channel is gone: what was not called is cancelled; what is in flight ends by its own proof. Hook of channels. */
export async function cancelPlansOfChannel(tx: Transaction, channelId: string, actor: Actor): Promise<void> {
  await cancelWhere(tx, eq(publications.channelId, channelId), "channel_disconnected", actor);
}

/** R12: the agency no longer works for the brand. Hook of brands. */
export async function cancelPlansOfBrand(tx: Transaction, brandId: string, actor: Actor): Promise<void> {
  await cancelWhere(tx, eq(publications.brandId, brandId), "brand_archived", actor);
}

async function cancelWhere(tx: Transaction, where: ReturnType<typeof eq>, reason: string, actor: Actor): Promise<void> {
  // Contents before their publications, in one order, as everywhere.
  const touched = tx.select({ id: publications.contentId }).from(publications).where(and(where, inArray(publications.status, [...recallableStatuses])));
  await tx.select({ id: contents.id }).from(contents).where(inArray(contents.id, touched)).orderBy(contents.id).for("no key update");
  const cancelled = await tx
    .update(publications)
    .set({ ...startAnew, status: "cancelled", nextStepAt: reason === "channel_disconnected" ? null : hasArtefacts, waitReason: reason, finishedAt: sql`agency.now()` })
    .where(and(where, inArray(publications.status, [...recallableStatuses])))
    .returning();
  for (const contentId of new Set(cancelled.map((row) => row.contentId))) await refreshContent(tx, contentId);
  await recordEvents(tx, ...cancelled.map((row) => publicationEvent("publication.cancelled", row, actor, { reason })));
}

/** R8: the account was reconnected: what waited goes on, or is missed if its hour has passed. Hook of channels. */
export async function resumePlansOfChannel(tx: Transaction, channelId: string, actor: Actor): Promise<void> {
  const resumed = await tx
    .update(publications)
    .set({ status: "scheduled", errorKind: null, errorDetail: null, waitReason: null, tries: 0, nextStepAt: sql`greatest(${publications.prepareAt}, agency.now())`, version: sql`${publications.version} + 1`, updatedAt: sql`agency.now()` })
    .where(and(eq(publications.channelId, channelId), eq(publications.status, "needs_auth")))
    .returning();
  await recordEvents(tx, ...resumed.map((row) => publicationEvent("publication.resumed", row, actor)));
  await wakePublishers(tx);
}

/** Once what stands now is approved, waiting plans go on. Runs after every approval. */
export async function resumeAfterApproval(tx: Transaction, content: ContentRow): Promise<ContentRow> {
  // Copies before publications, in the order of whoever makes them.
  const waiting = await tx.select({ network: publications.network }).from(publications).where(and(eq(publications.contentId, content.id), eq(publications.status, "scheduled")));
  if (waiting.length > 0) await convertAhead(tx, content, await judgePosts(tx, content, waiting));
  await tx
    .update(publications)
    .set({ nextStepAt: sql`greatest(${publications.prepareAt}, agency.now())`, waitReason: null })
    .where(and(eq(publications.contentId, content.id), eq(publications.status, "scheduled")));
  await wakePublishers(tx);
  return refreshContent(tx, content.id);
}

