import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { readMonth } from "../months/month.ts";
import { admits, noPieces, type PieceCounts } from "./quota-rules.ts";
import type { PieceKind } from "./schema.ts";
import { subscriptionsOf } from "./subscriptions.ts";
import { readTerms } from "./terms.ts";

/**
 * Says that a content is being made, before anything is spent on it. Contents that are known already pass: another alternative or a
 * rewrite is no other piece.
 * @throws Problem 409 `quota_reached` when the client's plan refuses more of that kind this month
 */
export async function beginPiece(tx: Transaction, input: { organizationId: string; brandId: string; contentId: string; kind: PieceKind }): Promise<void> {
  const { organizationId, brandId, contentId, kind } = input;
  const [known] = await rows<{ content_id: string }>(tx, sql`select content_id from pieces where content_id = ${contentId}`);
  if (known) return;
  const [client] = await rows<{ id: string; name: string }>(tx, sql`select c.id, c.name from clients c join brands b on b.client_id = c.id where b.id = ${brandId}`);
  if (client) await assertQuota(tx, { organizationId, client, kind });
  await tx.execute(sql`insert into pieces (content_id, organization_id, brand_id, kind) values (${contentId}, ${organizationId}, ${brandId}, ${kind}) on conflict do nothing`);
}

/** Counts a content in the month of its first approval; approved again after an edit, it counts no second time. */
export async function countPiece(tx: Transaction, input: { organizationId: string; brandId: string; contentId: string; kind: PieceKind }): Promise<void> {
  const { organizationId, brandId, contentId, kind } = input;
  await tx.execute(
    sql`insert into pieces (content_id, organization_id, brand_id, kind, counted_at, month)
        select ${contentId}, id, ${brandId}, ${kind}, agency.now(), date_trunc('month', agency.now() at time zone time_zone)::date from organizations where id = ${organizationId}
        on conflict (content_id) do update set counted_at = excluded.counted_at, month = excluded.month where pieces.counted_at is null`,
  );
}

/**
 * A content that never went out leaves the count when it is put away, as long as the month that it counted in still runs: months that
 * are over are billed.
 */
export async function dropPiece(tx: Transaction, input: { organizationId: string; contentId: string }): Promise<void> {
  const month = await readMonth(tx, input.organizationId);
  await tx.execute(sql`delete from pieces where content_id = ${input.contentId} and (month is null or month >= ${month.firstDay})`);
}

/** Pieces of brands in a month, by brand: counted in it, and open now. */
export async function readPieceCounts(tx: Transaction, options: { organizationId: string; firstDay: string; brandIds?: readonly string[] }): Promise<Map<string, { used: PieceCounts; open: PieceCounts }>> {
  const { organizationId, firstDay, brandIds } = options;
  const ofBrands = brandIds === undefined ? sql`true` : sql`brand_id = any(${`{${brandIds.join(",")}}`}::uuid[])`;
  const found = await rows<{ brand_id: string; kind: PieceKind; is_open: boolean; count: number }>(
    tx,
    sql`select brand_id, kind, false as is_open, count(*)::int as count from pieces where organization_id = ${organizationId} and month = ${firstDay} and ${ofBrands} group by 1, 2
        union all
        select brand_id, kind, true, count(*)::int from pieces where organization_id = ${organizationId} and month is null and ${ofBrands} group by 1, 2`,
  );
  const counts = new Map<string, { used: PieceCounts; open: PieceCounts }>();
  for (const { brand_id, kind, is_open, count } of found) {
    const before = counts.get(brand_id) ?? { used: noPieces, open: noPieces };
    const part = is_open ? "open" : "used";
    counts.set(brand_id, { ...before, [part]: { ...before[part], [kind]: count } });
  }
  return counts;
}

export const addCounts = (a: PieceCounts, b: PieceCounts): PieceCounts => ({ posts: a.posts + b.posts, ads: a.ads + b.ads, landing: a.landing + b.landing, videos: a.videos + b.videos });

async function assertQuota(tx: Transaction, input: { organizationId: string; client: { id: string; name: string }; kind: PieceKind }): Promise<void> {
  const { organizationId, client, kind } = input;
  const month = await readMonth(tx, organizationId);
  const subscription = (await subscriptionsOf(tx, month.name, client.id)).get(client.id);
  if (!subscription) return;
  const terms = readTerms(subscription.terms);
  if (terms.atQuota === "allow") return;
  // One after the other, so that many at once do not pass the quota together.
  await tx.execute(sql`select id from subscriptions where id = ${subscription.id} for update`);
  const [count] = await rows<{ used: number; open: number }>(
    tx,
    sql`select count(*) filter (where month = ${month.firstDay})::int as used, count(*) filter (where month is null)::int as open
        from pieces where organization_id = ${organizationId} and kind = ${kind} and (month is null or month = ${month.firstDay})
          and brand_id in (select id from brands where client_id = ${client.id})`,
  );
  if (admits(terms, kind, count!)) return;
  throw conflict(
    "quota_reached",
    `${client.name} has ${terms.quota[kind]} ${kind} in the plan "${terms.name}" for ${month.name}; ${count!.used} are approved and ${count!.open} are being made. Archive drafts that are not wanted, change the plan, or let it allow more at the overage price.`,
    { clientId: client.id, pieceKind: kind, quota: terms.quota[kind], used: count!.used, open: count!.open },
  );
}
