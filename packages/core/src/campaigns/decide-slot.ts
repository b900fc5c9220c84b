import { desc, eq, sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { conflict, Problem } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import { archiveContent, getContent, restoreContent, type ContentHooks } from "../contents/index.ts";
import { getBrand } from "../brands/index.ts";
import type { CampaignDesk } from "./desk.ts";
import { touchCampaign } from "./edit-slot.ts";
import { openSlot, slotsOf, takenTopics, getCampaign } from "./get-campaign.ts";
import { productsOf, wakeFillers } from "./plan-campaign.ts";
import { replanTopic } from "./plan-month.ts";
import { wallOf } from "./present-campaign.ts";
import { mayAccept, mayReject, mayRetry } from "./rules.ts";
import { updateSlot } from "./step-campaign.ts";
import { campaigns, campaignSlotHistory, type CampaignRow, type SlotRow } from "./table.ts";

export interface SlotPlace {
  campaignId: string;
  slotId: string;
  actor: Actor;
  ifMatch?: number | undefined;
}
const largestSeed = 2_000_000_000;

/** Takes a draft into the month; with `submit` it is sent to be approved. Event: `campaign.slot_changed`. @throws Problem 404, 409, 412 */
export async function acceptSlot(tx: Transaction, desk: CampaignDesk, input: SlotPlace & { submit: boolean }): Promise<SlotRow> {
  const { slot } = await openSlot(tx, input);
  const row = await accept(tx, desk, slot, input);
  await touchCampaign(tx, input.campaignId, input.actor, { slotId: row.id, decision: "accepted" });
  return row;
}

/** Accepts every draft of a campaign; what cannot be submitted is accepted all the same and named. */
export async function acceptAll(tx: Transaction, desk: CampaignDesk, input: { campaignId: string; actor: Actor; submit: boolean }): Promise<BulkResult> {
  const campaign = await getCampaign(tx, input.campaignId, { lock: true });
  const drafts = (await slotsOf(tx, campaign.id)).filter(({ status }) => mayAccept(status));
  const result = await eachSlot(tx, drafts, (slot) => accept(tx, desk, slot, input));
  if (result.done > 0) await touchCampaign(tx, campaign.id, input.actor, { accepted: result.done });
  return result;
}

/**
 * Takes the last decision back: an acceptance, or a rejection, whose text comes back with its topic while the one that was being written in
 * its place is put away. Event: `campaign.slot_changed`. @throws Problem 404, 409, 412
 */
export async function reopenSlot(tx: Transaction, hooks: ContentHooks, input: SlotPlace): Promise<SlotRow> {
  const { slot } = await openSlot(tx, input);
  const row = slot.status === "accepted" ? await updateSlot(tx, slot, { status: "drafted" }) : await bringBack(tx, hooks, slot, input.actor);
  await touchCampaign(tx, input.campaignId, input.actor, { slotId: row.id, decision: "reopened" });
  return row;
}

async function bringBack(tx: Transaction, hooks: ContentHooks, slot: SlotRow, actor: Actor): Promise<SlotRow> {
  const [last] = await tx.select().from(campaignSlotHistory).where(eq(campaignSlotHistory.slotId, slot.id)).orderBy(desc(campaignSlotHistory.id)).limit(1);
  if (last?.outcome !== "rejected" || last.contentId === null || last.contentId === slot.contentId) throw conflict("slot_not_accepted", `This slot is ${slot.status}, so there is no decision to take back.`, { slotStatus: slot.status });
  if (slot.contentId !== null) await archiveContent(tx, hooks, { contentId: slot.contentId, actor });
  const content = await restoreContent(tx, { contentId: last.contentId, actor });
  return updateSlot(tx, slot, { status: "drafted", topic: last.topic, productId: content.productId, contentId: content.id, runId: last.runId, retryAt: null, errorKind: null, errorDetail: null });
}

/**
 * Puts a text away and plans this slot alone anew: another topic, the same time. What it held stays in its history.
 * Without `replan` the slot stays empty. Event: `campaign.slot_changed`. @throws Problem 404, 409, 412
 */
export async function rejectSlot(tx: Transaction, hooks: ContentHooks, input: SlotPlace & { reason: string | null; replan: boolean; topic?: string | undefined }): Promise<SlotRow> {
  const { campaign, slot } = await openSlot(tx, input);
  if (!mayReject(slot.status)) throw conflict("slot_not_rejectable", `This slot is ${slot.status}. A draft, an accepted or a failed one can be rejected.`, { slotStatus: slot.status });
  await tx.insert(campaignSlotHistory).values({
    id: newId(),
    organizationId: campaign.organizationId,
    campaignId: campaign.id,
    slotId: slot.id,
    topic: slot.topic,
    contentId: slot.contentId,
    runId: slot.runId,
    outcome: slot.status === "failed" ? "failed" : "rejected",
    reason: input.reason ?? slot.errorDetail,
    decidedBy: input.actor.kind === "user" ? input.actor.id : null,
    createdAt: sql`agency.now()`,
  });
  if (slot.contentId !== null) {
    const content = await getContent(tx, slot.contentId);
    if (content.publishedAt !== null) throw conflict("already_published", "This post is out, so it cannot be rejected.", { contentStatus: content.status });
    await archiveContent(tx, hooks, { contentId: content.id, actor: input.actor });
  }
  const cleared = { runId: null, tries: 0, retryAt: null, errorKind: null, errorDetail: null };
  const row = await updateSlot(tx, slot, input.replan ? { ...cleared, ...(await anotherTopic(tx, campaign, slot, input.topic)), contentId: null, status: "planned", replans: slot.replans + 1 } : { ...cleared, contentId: null, status: "rejected" });
  await touchCampaign(tx, campaign.id, input.actor, { slotId: row.id, decision: "rejected" });
  if (input.replan) await goOn(tx, campaign);
  return row;
}

/** Another try for a slot that failed, was cancelled or was left empty. @throws Problem 404, 409, 412 */
export async function retrySlot(tx: Transaction, input: SlotPlace): Promise<SlotRow> {
  const { campaign, slot } = await openSlot(tx, input);
  if (!mayRetry(slot.status)) throw conflict("slot_not_retryable", `This slot is ${slot.status}, so there is nothing to try again.`, { slotStatus: slot.status });
  const row = await updateSlot(tx, slot, { status: "planned", runId: null, tries: 0, retryAt: null, errorKind: null, errorDetail: null });
  await touchCampaign(tx, campaign.id, input.actor, { slotId: row.id, decision: "retried" });
  await goOn(tx, campaign);
  return row;
}

/** Plans every accepted slot on the connected channels of its network, at its time. What cannot be is named with its reason. */
export async function scheduleAccepted(tx: Transaction, desk: CampaignDesk, input: { campaignId: string; slotIds?: readonly string[] | undefined; actor: Actor }): Promise<BulkResult> {
  const campaign = await getCampaign(tx, input.campaignId, { lock: true });
  const accepted = (await slotsOf(tx, campaign.id)).filter(({ status, id, contentId }) => status === "accepted" && contentId !== null && (input.slotIds === undefined || input.slotIds.includes(id)));
  const result = await eachSlot(tx, accepted, async (slot) => {
    if (slot.type !== "social") throw conflict("not_publishable", "Only social posts go out through a channel; this piece is handed over.");
    await desk.schedule(tx, { contentId: slot.contentId!, brandId: slot.brandId, network: slot.platform, scheduledAt: wallOf(slot), timeZone: campaign.timeZone, actor: input.actor });
  });
  if (result.done > 0) await touchCampaign(tx, campaign.id, input.actor, { scheduled: result.done });
  return result;
}

export interface BulkResult {
  done: number;
  skipped: { slotId: string; code: string; detail: string }[];
}

async function accept(tx: Transaction, desk: CampaignDesk, slot: SlotRow, input: { actor: Actor; submit: boolean }): Promise<SlotRow> {
  if (!mayAccept(slot.status) || slot.contentId === null) throw conflict("slot_not_acceptable", `This slot is ${slot.status}. Only a finished draft can be accepted.`, { slotStatus: slot.status });
  if (input.submit) await desk.submit(tx, { contentId: slot.contentId, actor: input.actor });
  return updateSlot(tx, slot, { status: "accepted" });
}

/** One after the other, each undone by itself when it cannot be. */
async function eachSlot(tx: Transaction, slots: readonly SlotRow[], work: (slot: SlotRow) => Promise<unknown>): Promise<BulkResult> {
  const result: BulkResult = { done: 0, skipped: [] };
  for (const slot of slots) {
    await tx.execute(sql`savepoint one_of_many`);
    try {
      await work(slot);
      result.done += 1;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await tx.execute(sql`rollback to savepoint one_of_many`);
      result.skipped.push({ slotId: slot.id, code: error.code, detail: error.message });
    }
    await tx.execute(sql`release savepoint one_of_many`);
  }
  return result;
}

async function anotherTopic(tx: Transaction, campaign: CampaignRow, slot: SlotRow, wanted: string | undefined): Promise<Pick<SlotRow, "topic" | "productId" | "seed">> {
  const seed = (slot.seed + 7_919 * (slot.replans + 1)) % largestSeed;
  if (wanted !== undefined) return { topic: wanted, productId: slot.productId, seed };
  const brand = await getBrand(tx, campaign.brandId);
  const products = (await productsOf(tx, brand.id, undefined)).filter(({ id }) => campaign.productIds.length === 0 || campaign.productIds.includes(id));
  const again = replanTopic({
    brand: { name: brand.name, industry: brand.industry, audience: brand.targetAudience },
    brief: campaign.brief,
    language: campaign.language,
    month: campaign.month,
    timeZone: campaign.timeZone,
    products,
    slot,
    taken: await takenTopics(tx, campaign.id),
    seed,
  });
  return { ...again, seed };
}

/** A campaign that was done has something to do again; one that a person stopped stays stopped. */
async function goOn(tx: Transaction, campaign: CampaignRow): Promise<void> {
  if (campaign.status === "done") await tx.update(campaigns).set({ status: "running", finishedAt: null, nextStepAt: sql`agency.now()` }).where(eq(campaigns.id, campaign.id));
  await wakeFillers(tx, campaign.id);
}
