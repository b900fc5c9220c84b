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
 * as reserved or as spent, never as neither.
 * @param options.brandIds null for the whole organization
 * @param options.month `2026-11`; absent: the current one by the database's clock
 */
export async function readSpend(tx: Transaction, options: { organizationId: string; brandIds: readonly string[] | null; month?: string | undefined }): Promise<Spend> {
  const { organizationId, brandIds, month } = options;
  const ofBrands = (column: SQL) => (brandIds === null ? sql`true` : sql`${column} = any(${`{${brandIds.join(",")}}`}::uuid[])`);
  const [found] = await rows<{ month: string; live: string; sandbox: string; reserved: string; calls: number }>(
    tx,
    sql`with span as (
          select first, first at time zone zone as since, (first + interval '1 month') at time zone zone as until, zone
          from (select time_zone as zone, ${month === undefined ? sql`date_trunc('month', agency.now() at time zone time_zone)` : sql`${`${month}-01`}::timestamp`} as first
                from organizations where id = ${organizationId}) as months
        )
        select to_char(span.first, 'YYYY-MM') as month,
          (select coalesce(sum(amount_micro_usd), 0) from ledger_entries
           where organization_id = ${organizationId} and environment = 'live' and created_at >= span.since and created_at < span.until and ${ofBrands(sql`brand_id`)})::text as live,
          (select coalesce(sum(amount_micro_usd), 0) from ledger_entries
           where organization_id = ${organizationId} and environment = 'sandbox' and created_at >= span.since and created_at < span.until and ${ofBrands(sql`brand_id`)})::text as sandbox,
          (select coalesce(sum(amount_micro_usd), 0) from budget_reservations
           where organization_id = ${organizationId} and settled_at is null and expires_at > agency.now() and ${ofBrands(sql`brand_id`)})::text as reserved,
          (select count(*) from ledger_entries
           where organization_id = ${organizationId} and created_at >= span.since and created_at < span.until and ${ofBrands(sql`brand_id`)})::int as calls
        from span`,
  );
  if (!found) throw new RangeError("This organization does not exist.");
  return { month: found.month, live: BigInt(found.live), sandbox: BigInt(found.sandbox), reserved: BigInt(found.reserved), calls: found.calls };
}
