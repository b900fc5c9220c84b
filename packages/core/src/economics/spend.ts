import { sql, type SQL } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";

/** Micro-USD of one calendar month in the organization's zone. */
export interface Spend {
  /** `2026-11`. */
  month: string;
  live: bigint;
  sandbox: bigint;
  /** Held by calls that are running; only live calls hold anything. */
  reserved: bigint;
  /** Ledger entries. */
  calls: number;
}

/**
 * What an organization, or some of its brands, spent and holds in a month. One statement: a call that is being settled is seen either
 * as reserved or as spent, never as neither. Read from the ledger's daily sums, which are kept in the transaction that books.
 * @param options.brandIds null for the whole organization
 * @param options.month `2026-11`; absent: the current one by the database's clock
 */
export async function readSpend(tx: Transaction, options: { organizationId: string; brandIds: readonly string[] | null; month?: string | undefined }): Promise<Spend> {
  const { organizationId, brandIds, month } = options;
  const ofBrands = (column: SQL) => (brandIds === null ? sql`true` : sql`${column} = any(${`{${brandIds.join(",")}}`}::uuid[])`);
  const [found] = await rows<{ month: string; live: string; sandbox: string; reserved: string; calls: number }>(
    tx,
    sql`with span as (
          select (${month === undefined ? sql`date_trunc('month', agency.now() at time zone time_zone)` : sql`${`${month}-01`}::timestamp`})::date as first
          from organizations where id = ${organizationId}
        ), spent as (
          select coalesce(sum(amount_micro_usd) filter (where environment = 'live'), 0)::text as live,
                 coalesce(sum(amount_micro_usd) filter (where environment = 'sandbox'), 0)::text as sandbox,
                 coalesce(sum(calls), 0)::int as calls
          from ledger_days, span
          where organization_id = ${organizationId} and day >= span.first and day < span.first + interval '1 month' and ${ofBrands(sql`brand_id`)}
        )
        select to_char(span.first, 'YYYY-MM') as month, spent.live, spent.sandbox, spent.calls,
          (select coalesce(sum(amount_micro_usd), 0) from budget_reservations
           where organization_id = ${organizationId} and settled_at is null and expires_at > agency.now() and ${ofBrands(sql`brand_id`)})::text as reserved
        from span, spent`,
  );
  if (!found) throw new RangeError("This organization does not exist.");
  return { month: found.month, live: BigInt(found.live), sandbox: BigInt(found.sandbox), reserved: BigInt(found.reserved), calls: found.calls };
}

/** What a campaign has cost in all its time, and what its running calls hold. Live micro-USD. */
export async function readCampaignSpend(tx: Transaction, campaignId: string): Promise<Pick<Spend, "live" | "reserved">> {
  const [found] = await rows<{ live: string; reserved: string }>(
    tx,
    sql`select (select coalesce(sum(amount_micro_usd), 0) from ledger_entries where campaign_id = ${campaignId} and environment = 'live')::text as live,
               (select coalesce(sum(amount_micro_usd), 0) from budget_reservations where campaign_id = ${campaignId} and settled_at is null and expires_at > agency.now())::text as reserved`,
  );
  return { live: BigInt(found!.live), reserved: BigInt(found!.reserved) };
}

/** Brands of a client, archived ones too: what they cost was the client's. */
export async function clientBrandIds(tx: Transaction, clientId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(tx, sql`select id from brands where client_id = ${clientId}`);
  return found.map(({ id }) => id);
}
