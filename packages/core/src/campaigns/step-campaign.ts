import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { databaseNow, rows, type Transaction } from "@agency/platform/db";
import { Problem } from "@agency/platform/http";
import { recordEvents, systemActor } from "@agency/platform/live";
import { startGeneration } from "../generation/index.ts";
import { generateSchema } from "../generation/schema.ts";
import { campaignEvent, type CampaignDependencies } from "./plan-campaign.ts";
import { retryAfter, statusAfterStep } from "./rules.ts";
import type { SlotStatus } from "./schema.ts";
import { campaigns, campaignSlots, type CampaignRow, type SlotRow } from "./table.ts";

/** How soon the filler looks again although nothing tells it to; a lost notification costs no more. */
const lookAgainMs = 1_000;

/**
 * One step of a campaign, in one transaction: takes over what its runs have become, then starts runs until so many are under way.
 * A slot, its content, its run and its job appear together, so that a crash at any moment leaves nothing half begun and nothing to be
 * paid twice. Event: `campaign.progressed` when something changed.
 * @param limits.window most runs of one campaign under way; the others keep their topics open to edits
 * @param limits.most runs begun in this step
 * @returns null when the campaign is somebody else's right now; `more` when another step could begin more runs at once
 */
export async function stepCampaign(tx: Transaction, deps: CampaignDependencies, campaignId: string, limits: { window: number; most: number }): Promise<{ more: boolean } | null> {
  const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for("no key update", { skipLocked: true });
  if (!campaign) return null;
  const taken = await takeOver(tx, campaign);
  const started = campaign.status === "running" ? await startRuns(tx, deps, campaign, limits) : 0;
  const changed = taken + started;
  const statuses = await tx.select({ status: campaignSlots.status }).from(campaignSlots).where(eq(campaignSlots.campaignId, campaign.id));
  const status = statusAfterStep(campaign.status, statuses.map((slot) => slot.status));
  const [row] = await tx
    .update(campaigns)
    .set({
      status,
      nextStepAt: sql`agency.now() + ${lookAgainMs} * interval '1 millisecond'`,
      ...(status === campaign.status ? {} : { finishedAt: status === "done" ? sql`agency.now()` : null }),
      ...(changed > 0 || status !== campaign.status ? { updatedAt: sql`agency.now()`, version: campaign.version + 1 } : {}),
    })
    .where(eq(campaigns.id, campaign.id))
    .returning();
  if (changed > 0 || status !== campaign.status) await recordEvents(tx, campaignEvent(status === "done" && campaign.status !== "done" ? "campaign.done" : "campaign.progressed", row!, systemActor, { changed }));
  return { more: started === limits.most };
}

interface RunState extends Record<string, unknown> {
  id: string;
  content_id: string | null;
  run_status: string;
  waits_for_budget: boolean;
  error_kind: string | null;
  error_detail: string | null;
}

/** What the runs of this campaign have become since the last step. */
async function takeOver(tx: Transaction, campaign: CampaignRow): Promise<number> {
  const found = await rows<RunState>(
    tx,
    sql`select s.id, r.content_id, r.status as run_status,
               coalesce(bool_or(i.status = 'waiting' and i.wait_reason = 'budget'), false) as waits_for_budget,
               max(i.error_kind) as error_kind, max(i.error_detail) as error_detail
        from campaign_slots s join generation_runs r on r.id = s.run_id join generation_items i on i.run_id = r.id
        where s.campaign_id = ${campaign.id} and s.status in ('writing', 'waiting_budget')
        group by s.id, r.id`,
  );
  if (found.length === 0) return 0;
  const slots = new Map((await tx.select().from(campaignSlots).where(inArray(campaignSlots.id, found.map(({ id }) => id))).for("no key update")).map((slot) => [slot.id, slot]));
  const now = await databaseNow(tx);
  let changed = 0;
  for (const state of found) {
    const slot = slots.get(state.id)!;
    const next = becomes(slot, state, campaign, now);
    if (next.status === slot.status) continue;
    await updateSlot(tx, slot, next);
    changed += 1;
  }
  return changed;
}

function becomes(slot: SlotRow, state: RunState, campaign: CampaignRow, now: Date): Partial<SlotRow> & { status: SlotStatus } {
  switch (state.run_status) {
    case "queued":
    case "running":
      return { status: state.waits_for_budget ? "waiting_budget" : "writing" };
    case "done":
      return { status: "drafted", errorKind: null, errorDetail: null, retryAt: null };
    case "cancelled":
      return campaign.status === "cancelled" ? { status: "cancelled" } : { status: "failed", errorKind: "cancelled", errorDetail: null };
    default: {
      const pauseMs = campaign.status === "cancelled" ? null : retryAfter(state.error_kind, slot.tries);
      const why = { errorKind: state.error_kind ?? "internal", errorDetail: state.error_detail };
      // Its content waits for the next try.
      return pauseMs === null ? { status: "failed", ...why } : { status: "planned", ...why, runId: null, retryAt: new Date(now.getTime() + pauseMs) };
    }
  }
}

async function startRuns(tx: Transaction, deps: CampaignDependencies, campaign: CampaignRow, { window, most }: { window: number; most: number }): Promise<number> {
  const [open] = await rows<{ count: number }>(tx, sql`select count(*)::int as count from campaign_slots where campaign_id = ${campaign.id} and status in ('writing', 'waiting_budget')`);
  const room = Math.min(most, window - open!.count);
  if (room <= 0) return 0;
  const planned = await tx
    .select()
    .from(campaignSlots)
    .where(and(eq(campaignSlots.campaignId, campaign.id), eq(campaignSlots.status, "planned"), sql`(${campaignSlots.retryAt} is null or ${campaignSlots.retryAt} <= agency.now())`))
    .orderBy(asc(campaignSlots.dueAt), asc(campaignSlots.id))
    .limit(room)
    .for("no key update");
  for (const slot of planned) {
    await tx.execute(sql`savepoint slot`);
    try {
      await startRun(tx, deps, campaign, slot);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await tx.execute(sql`rollback to savepoint slot`);
      // Too many runs wait already: this slot's turn comes later.
      if (error.status === 429) return planned.indexOf(slot);
      await updateSlot(tx, slot, { status: "failed", errorKind: error.code, errorDetail: error.message });
    }
    await tx.execute(sql`release savepoint slot`);
  }
  return planned.length;
}

async function startRun(tx: Transaction, deps: CampaignDependencies, campaign: CampaignRow, slot: SlotRow): Promise<void> {
  const { organizationId } = campaign;
  const actor = campaign.createdBy === null ? systemActor : ({ kind: "user", id: campaign.createdBy } as const);
  const request = generateSchema.parse({
    brandId: campaign.brandId,
    productId: slot.productId,
    type: slot.type,
    platform: slot.platform,
    topic: slot.topic,
    language: campaign.language,
    versions: 1,
    purpose: campaign.purpose,
    seed: slot.seed,
  });
  const into = slot.contentId === null ? undefined : { contentId: slot.contentId };
  const accepted = await startGeneration(tx, deps, { organizationId, actor, request, into, campaignId: campaign.id });
  await updateSlot(tx, slot, { status: "writing", runId: accepted.id, contentId: accepted.contentId, tries: slot.tries + 1, retryAt: null });
}

/** Changes a locked slot. */
export async function updateSlot(tx: Transaction, slot: SlotRow, changes: Partial<SlotRow>): Promise<SlotRow> {
  const [row] = await tx.update(campaignSlots).set({ ...changes, version: slot.version + 1, updatedAt: sql`agency.now()` }).where(eq(campaignSlots.id, slot.id)).returning();
  return row!;
}

