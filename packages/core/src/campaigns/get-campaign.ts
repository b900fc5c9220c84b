import { and, asc, desc, eq, gte, inArray, lt, ne, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { notFound, stale } from "@agency/platform/http";
import { campaigns, campaignSlots, type CampaignRow, type SlotRow } from "./table.ts";

/** @throws Problem 404 also for a campaign of another organization (R24) */
export async function getCampaign(tx: Transaction, campaignId: string, options: { lock?: boolean } = {}): Promise<CampaignRow> {
  const query = tx.select().from(campaigns).where(eq(campaigns.id, campaignId));
  const [row] = options.lock ? await query.for("no key update") : await query;
  if (!row) throw notFound("This campaign");
  return row;
}

/**
 * A slot with its campaign, both locked, the campaign first as the filler does.
 * @throws Problem 404, 412 when `ifMatch` is not the slot's current version
 */
export async function openSlot(tx: Transaction, input: { campaignId: string; slotId: string; ifMatch?: number | undefined }): Promise<{ campaign: CampaignRow; slot: SlotRow }> {
  const campaign = await getCampaign(tx, input.campaignId, { lock: true });
  const [slot] = await tx
    .select()
    .from(campaignSlots)
    .where(and(eq(campaignSlots.id, input.slotId), eq(campaignSlots.campaignId, campaign.id)))
    .for("no key update");
  if (!slot) throw notFound("This slot");
  if (input.ifMatch !== undefined && input.ifMatch !== slot.version) throw stale();
  return { campaign, slot };
}

/** Newest first; one row more than `limit` where a next page exists. */
export async function listCampaigns(
  tx: Transaction,
  options: { brandId?: string | undefined; month?: string | undefined; status?: CampaignRow["status"] | undefined; brandIds: readonly string[] | null; after: string | null; limit: number },
): Promise<CampaignRow[]> {
  return tx
    .select()
    .from(campaigns)
    .where(
      and(
        options.brandId ? eq(campaigns.brandId, options.brandId) : undefined,
        options.month ? eq(campaigns.month, options.month) : undefined,
        options.status ? eq(campaigns.status, options.status) : undefined,
        options.brandIds === null ? undefined : inArray(campaigns.brandId, [...options.brandIds]),
        options.after ? lt(campaigns.id, options.after) : undefined,
      ),
    )
    .orderBy(desc(campaigns.id))
    .limit(options.limit + 1);
}

/** All slots of a campaign in the order of their time. */
export const slotsOf = (tx: Transaction, campaignId: string): Promise<SlotRow[]> =>
  tx.select().from(campaignSlots).where(eq(campaignSlots.campaignId, campaignId)).orderBy(asc(campaignSlots.dueAt), asc(campaignSlots.id));

/** Slots that hold a place in the calendar although nothing is scheduled there yet, by time; one more than `limit` where a next page exists. */
export async function listGhostSlots(
  tx: Transaction,
  options: { brandId?: string | undefined; from?: string | undefined; to?: string | undefined; brandIds: readonly string[] | null; after: [string, string] | null; limit: number },
): Promise<SlotRow[]> {
  return tx
    .select()
    .from(campaignSlots)
    .where(
      and(
        options.brandId ? eq(campaignSlots.brandId, options.brandId) : undefined,
        options.brandIds === null ? undefined : inArray(campaignSlots.brandId, [...options.brandIds]),
        options.from ? gte(campaignSlots.dueAt, sql`${options.from}::timestamptz`) : undefined,
        options.to ? lt(campaignSlots.dueAt, sql`${options.to}::timestamptz`) : undefined,
        ne(campaignSlots.status, "rejected"),
        ne(campaignSlots.status, "cancelled"),
        sql`not exists (select 1 from contents c where c.id = ${campaignSlots.contentId} and (c.scheduled_at is not null or c.published_at is not null or c.status = 'archived'))`,
        options.after ? sql`(${campaignSlots.dueAt}, ${campaignSlots.id}) > (${options.after[0]}::timestamptz, ${options.after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(campaignSlots.dueAt), asc(campaignSlots.id))
    .limit(options.limit + 1);
}

/** Topics of a campaign, past ones included: none of them comes again. */
export async function takenTopics(tx: Transaction, campaignId: string): Promise<string[]> {
  const found = await rows<{ topic: string }>(tx, sql`select topic from campaign_slots where campaign_id = ${campaignId} union select topic from campaign_slot_history where campaign_id = ${campaignId}`);
  return found.map(({ topic }) => topic);
}
