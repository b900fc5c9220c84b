import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { usd } from "../economics/index.ts";
import type { ContentStatus } from "../contents/schema.ts";
import { slotStatuses, type Campaign, type CampaignSlot, type SlotStatus } from "./schema.ts";
import type { CampaignRow, SlotRow } from "./table.ts";

const excerptLength = 240;

/** Campaigns with how far they are and what they have cost so far; live money only. */
export async function presentCampaigns(tx: Transaction, found: readonly CampaignRow[]): Promise<Campaign[]> {
  if (found.length === 0) return [];
  const ids = sql.join(found.map(({ id }) => sql`${id}::uuid`), sql`, `);
  const counted = await rows<{ campaign_id: string; type: keyof Campaign["counts"]; status: SlotStatus; count: number }>(
    tx,
    sql`select campaign_id, type, status, count(*)::int as count from campaign_slots where campaign_id in (${ids}) group by 1, 2, 3`,
  );
  const spent = await rows<{ campaign_id: string; cost: string }>(
    tx,
    sql`select campaign_id, sum(amount_micro_usd)::text as cost from ledger_entries where campaign_id in (${ids}) and environment = 'live' group by 1`,
  );
  return found.map((row) => {
    const own = counted.filter((entry) => entry.campaign_id === row.id);
    const sum = (of: (entry: (typeof own)[number]) => boolean) => own.filter(of).reduce((total, { count }) => total + count, 0);
    const byType = (type: keyof Campaign["counts"]) => sum((entry) => entry.type === type);
    return {
      id: row.id,
      brandId: row.brandId,
      name: row.name,
      month: row.month,
      timeZone: row.timeZone,
      language: row.language,
      brief: row.brief,
      purpose: row.purpose,
      platforms: row.platforms,
      productIds: row.productIds,
      maxPerDay: row.maxPerDay,
      source: row.source,
      status: row.status,
      pillars: row.pillars,
      notes: row.notes,
      counts: { social: byType("social"), ads: byType("ads"), video: byType("video"), landing: byType("landing") },
      progress: { total: sum(() => true), ...(Object.fromEntries(slotStatuses.map((status) => [status, sum((entry) => entry.status === status)])) as Record<SlotStatus, number>) },
      cost: usd(BigInt(spent.find((entry) => entry.campaign_id === row.id)?.cost ?? "0")),
      estimatedMaxCost: usd(row.estimatedMaxMicroUsd),
      version: row.version,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
    };
  });
}

/** Slots with what was written for them. */
export async function presentSlots(tx: Transaction, found: readonly SlotRow[]): Promise<CampaignSlot[]> {
  if (found.length === 0) return [];
  const ids = sql.join(found.map(({ id }) => sql`${id}::uuid`), sql`, `);
  const joined = await rows<{
    id: string;
    time_zone: string;
    product_name: string | null;
    content_id: string | null;
    title: string | null;
    excerpt: string | null;
    content_status: ContentStatus | null;
    scheduled_at: Date | null;
    published_at: Date | null;
    has_text: boolean;
    cost: string;
    error_kind: string | null;
    error_detail: string | null;
  }>(
    tx,
    sql`select s.id, k.time_zone, p.name as product_name, c.id as content_id, c.title, left(c.body, ${excerptLength}) as excerpt, c.status as content_status, c.scheduled_at, c.published_at,
               c.current_version_id is not null as has_text, coalesce(i.cost, 0)::text as cost, i.error_kind, i.error_detail
        from campaign_slots s
        join campaigns k on k.id = s.campaign_id
        left join products p on p.id = s.product_id
        left join contents c on c.id = s.content_id
        left join lateral (
          select sum(g.cost_micro_usd) filter (where g.environment = 'live') as cost,
                 max(g.error_kind) filter (where g.run_id = s.run_id) as error_kind, max(g.error_detail) filter (where g.run_id = s.run_id) as error_detail
          from generation_items g join generation_runs r on r.id = g.run_id
          where r.content_id = s.content_id) i on true
        where s.id in (${ids})`,
  );
  const byId = new Map(joined.map((row) => [row.id, row]));
  return found.map((slot) => {
    const more = byId.get(slot.id)!;
    const kind = slot.errorKind ?? (slot.status === "waiting_budget" || slot.status === "drafted" ? more.error_kind : null);
    const showsContent = more.content_id !== null && (more.has_text || slot.status === "accepted");
    return {
      id: slot.id,
      campaignId: slot.campaignId,
      brandId: slot.brandId,
      position: slot.position,
      type: slot.type,
      platform: slot.platform,
      pillar: slot.pillar,
      topic: slot.topic,
      productId: slot.productId,
      productName: more.product_name,
      occasion: slot.occasion,
      scheduledAt: wallOf(slot),
      timeZone: more.time_zone,
      dueAt: slot.dueAt.toISOString(),
      status: slot.status,
      content: showsContent
        ? { id: more.content_id!, title: more.title ?? "", excerpt: more.excerpt ?? "", status: more.content_status!, scheduledAt: asIso(more.scheduled_at), publishedAt: asIso(more.published_at) }
        : null,
      runId: slot.runId,
      error: kind === null ? null : { kind, detail: slot.errorDetail ?? more.error_detail },
      cost: usd(BigInt(more.cost)),
      replans: slot.replans,
      version: slot.version,
    };
  });
}

/** `2026-12-01T20:00`. */
export const wallOf = (slot: Pick<SlotRow, "scheduledWall">): string => slot.scheduledWall.replace(" ", "T").slice(0, 16);

const asIso = (value: Date | string | null): string | null => (value === null ? null : new Date(value).toISOString());
