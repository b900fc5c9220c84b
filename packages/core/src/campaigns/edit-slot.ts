import { and, eq, isNull, sql } from "drizzle-orm";
import { databaseNow, type Transaction } from "@agency/platform/db";
import { conflict, invalid } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { contents, getContent } from "../contents/index.ts";
import { instantToWall, isRealWallTime, wallToInstant } from "../publishing/wall-time.ts";
import { getCampaign, openSlot } from "./get-campaign.ts";
import { campaignEvent, productsOf } from "./plan-campaign.ts";
import { mayEditTopic, mayMove } from "./rules.ts";
import { updateSlot } from "./step-campaign.ts";
import { campaigns, type SlotRow } from "./table.ts";

/**
 * Moves a slot, or changes what it will be about before it is written. Event: `campaign.slot_changed`.
 * @throws Problem 404, 409 (being written, scheduled already), 412, 422 (past, not a day, another brand's product)
 */
export async function editSlot(
  tx: Transaction,
  input: { campaignId: string; slotId: string; topic?: string | undefined; productId?: string | null | undefined; scheduledAt?: string | undefined; actor: Actor; ifMatch?: number | undefined },
): Promise<SlotRow> {
  const { campaign, slot } = await openSlot(tx, input);
  const changes: Partial<SlotRow> = {};
  if (input.topic !== undefined || input.productId !== undefined) {
    if (!mayEditTopic(slot.status)) throw conflict("slot_in_use", "This text is being written or is there already. Reject it to plan the slot anew.", { slotStatus: slot.status });
    if (input.productId) await productsOf(tx, slot.brandId, [input.productId]);
    if (input.topic !== undefined) changes.topic = input.topic;
    if (input.productId !== undefined) changes.productId = input.productId;
    // A content that an earlier run left empty says what the next one will write.
    if (slot.contentId !== null) {
      const { topic = slot.topic, productId = slot.productId } = changes;
      await tx.update(contents).set({ topic, title: topic, productId }).where(and(eq(contents.id, slot.contentId), isNull(contents.currentVersionId)));
    }
  }
  if (input.scheduledAt !== undefined) {
    if (!mayMove(slot.status)) throw conflict("slot_closed", `This slot is ${slot.status}, so it has no time to change.`, { slotStatus: slot.status });
    if (!isRealWallTime(input.scheduledAt)) throw invalid("not_a_date", "/scheduledAt", "This day does not exist. Choose another.");
    const dueAt = wallToInstant(input.scheduledAt, campaign.timeZone);
    if (dueAt <= (await databaseNow(tx))) throw invalid("in_the_past", "/scheduledAt", "This time has passed. Choose a later one.");
    if (slot.contentId !== null) {
      const content = await getContent(tx, slot.contentId);
      if (content.scheduledAt !== null || content.publishedAt !== null) throw conflict("already_planned", "This post is scheduled on a channel. Move it in the calendar.", { contentStatus: content.status });
    }
    changes.scheduledWall = instantToWall(dueAt, campaign.timeZone);
    changes.dueAt = dueAt;
  }
  const row = await updateSlot(tx, slot, changes);
  await touchCampaign(tx, campaign.id, input.actor, { slotId: row.id });
  return row;
}

/** Tells everybody who looks at a campaign that one of its slots changed. */
export async function touchCampaign(tx: Transaction, campaignId: string, actor: Actor, payload: Record<string, unknown>): Promise<void> {
  await tx.update(campaigns).set({ updatedAt: sql`agency.now()` }).where(eq(campaigns.id, campaignId));
  await recordEvents(tx, campaignEvent("campaign.slot_changed", await getCampaign(tx, campaignId), actor, payload));
}
