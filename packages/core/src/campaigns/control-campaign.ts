import { and, eq, inArray, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { cancelRun } from "../generation/index.ts";
import { getCampaign } from "./get-campaign.ts";
import { campaignEvent, wakeFillers } from "./plan-campaign.ts";
import { campaigns, campaignSlots, type CampaignRow } from "./table.ts";

/**
 * Stops a campaign: what nobody has called for yet is cancelled and costs nothing, calls under way finish and keep their texts, drafts
 * stay. Asked twice is asked once. Event: `campaign.cancelled`. @throws Problem 404
 */
export async function cancelCampaign(tx: Transaction, input: { campaignId: string; actor: Actor }): Promise<CampaignRow> {
  const campaign = await getCampaign(tx, input.campaignId, { lock: true });
  if (campaign.status === "cancelled" || campaign.status === "done") return campaign;
  await recallRuns(tx, campaign, input.actor);
  await tx.update(campaignSlots).set({ status: "cancelled", retryAt: null, updatedAt: sql`agency.now()`, version: sql`${campaignSlots.version} + 1` }).where(and(eq(campaignSlots.campaignId, campaign.id), eq(campaignSlots.status, "planned")));
  return change(tx, campaign, "cancelled", input.actor);
}

/** Begins no more texts; those not called for yet go back into the plan. Event: `campaign.paused`. @throws Problem 404, 409 */
export async function pauseCampaign(tx: Transaction, input: { campaignId: string; actor: Actor }): Promise<CampaignRow> {
  const campaign = await getCampaign(tx, input.campaignId, { lock: true });
  if (campaign.status === "paused") return campaign;
  if (campaign.status === "cancelled" || campaign.status === "done") throw conflict("campaign_over", `This campaign is ${campaign.status}, so there is nothing to pause.`, { campaignStatus: campaign.status });
  await recallRuns(tx, campaign, input.actor);
  return change(tx, campaign, "paused", input.actor);
}

/**
 * Goes on with a paused or cancelled campaign; cancelled slots are planned again, and failed ones get another try.
 * Event: `campaign.resumed`. @throws Problem 404
 */
export async function resumeCampaign(tx: Transaction, input: { campaignId: string; actor: Actor }): Promise<CampaignRow> {
  const campaign = await getCampaign(tx, input.campaignId, { lock: true });
  if (campaign.status === "planning") return campaign;
  await tx
    .update(campaignSlots)
    .set({ status: "planned", tries: 0, retryAt: null, runId: null, errorKind: null, errorDetail: null, updatedAt: sql`agency.now()`, version: sql`${campaignSlots.version} + 1` })
    .where(and(eq(campaignSlots.campaignId, campaign.id), inArray(campaignSlots.status, ["cancelled", "failed"])));
  await tx.update(campaignSlots).set({ retryAt: null }).where(and(eq(campaignSlots.campaignId, campaign.id), eq(campaignSlots.status, "planned")));
  return change(tx, campaign, "running", input.actor);
}

async function change(tx: Transaction, campaign: CampaignRow, status: "running" | "paused" | "cancelled", actor: Actor): Promise<CampaignRow> {
  const [row] = await tx
    .update(campaigns)
    .set({ status, version: campaign.version + 1, nextStepAt: sql`agency.now()`, updatedAt: sql`agency.now()`, finishedAt: status === "cancelled" ? sql`agency.now()` : null })
    .where(eq(campaigns.id, campaign.id))
    .returning();
  await recordEvents(tx, campaignEvent(status === "running" ? "campaign.resumed" : `campaign.${status}`, row!, actor));
  await wakeFillers(tx, campaign.id);
  return row!;
}

/** Takes back runs for which nobody has been called; their slots are planned again, with the empty content kept for the next run. */
async function recallRuns(tx: Transaction, campaign: CampaignRow, actor: Actor): Promise<void> {
  // A worker locks the run before it begins a call: from here on none begins, and what has begun shows in the next statement.
  await tx.execute(
    sql`select r.id from generation_runs r where r.id in (select run_id from campaign_slots where campaign_id = ${campaign.id} and status in ('writing', 'waiting_budget')) order by r.id for no key update`,
  );
  const uncalled = await rows<{ slot_id: string; run_id: string }>(
    tx,
    sql`select s.id as slot_id, s.run_id from campaign_slots s
        where s.campaign_id = ${campaign.id} and s.status in ('writing', 'waiting_budget')
          and not exists (select 1 from generation_items i where i.run_id = s.run_id and (i.call_started_at is not null or i.draft is not null or i.status not in ('queued', 'running', 'waiting')))`,
  );
  for (const { slot_id: slotId, run_id: runId } of uncalled) {
    await cancelRun(tx, { runId, actor });
    await tx.update(campaignSlots).set({ status: "planned", runId: null, updatedAt: sql`agency.now()`, version: sql`${campaignSlots.version} + 1` }).where(eq(campaignSlots.id, slotId));
  }
}
