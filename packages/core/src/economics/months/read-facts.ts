import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { noPieces, type PieceCounts } from "../clients/quota-rules.ts";
import type { PieceKind } from "../clients/schema.ts";
import { addMonths, firstDayOf } from "./month.ts";

/** What a brand cost and made in a month. Micro-USD of the ledger; human time by the currency of its rates. */
export interface BrandFacts {
  ai: bigint;
  rendering: bigint;
  sandbox: bigint;
  calls: number;
  used: PieceCounts;
  /** Begun and not approved; of the current moment, so only the running month has any. */
  open: PieceCounts;
  seconds: number;
  /** Micro-units. */
  human: { USD: bigint; VND: bigint };
}
export const noFacts: BrandFacts = { ai: 0n, rendering: 0n, sandbox: 0n, calls: 0, used: noPieces, open: noPieces, seconds: 0, human: { USD: 0n, VND: 0n } };

/** Kinds of the ledger that count as rendering; everything else is AI. */
export const renderingKinds = ["video", "voice", "render"] as const;

/** By month, then by brand; `""` is what belongs to no brand. */
export type Facts = Map<string, Map<string, BrandFacts>>;

/**
 * What every brand cost and made, month by month. Reads daily sums and counted pieces, never single calls: as fast with 500,000 of them.
 * @param options.runningMonth whose pieces are open now
 * @param options.brandIds only these
 */
export async function readFacts(
  tx: Transaction,
  options: { organizationId: string; from: string; to: string; runningMonth: string; brandIds?: readonly string[] },
): Promise<Facts> {
  const { organizationId, runningMonth } = options;
  const from = firstDayOf(options.from);
  const until = firstDayOf(addMonths(options.to, 1));
  const ofBrands = options.brandIds === undefined ? sql`true` : sql`brand_id = any(${`{${options.brandIds.join(",")}}`}::uuid[])`;
  const facts: Facts = new Map();
  const change = (month: string, brandId: string | null, how: (before: BrandFacts) => BrandFacts): void => {
    const ofMonth = facts.get(month) ?? new Map<string, BrandFacts>();
    facts.set(month, ofMonth.set(brandId ?? "", how(ofMonth.get(brandId ?? "") ?? noFacts)));
  };

  const spent = await rows<{ month: string; brand_id: string | null; ai: string; rendering: string; sandbox: string; calls: number }>(
    tx,
    sql`select to_char(day, 'YYYY-MM') as month, brand_id,
               coalesce(sum(amount_micro_usd) filter (where environment = 'live' and not (kind in ${renderingKinds})), 0)::text as ai,
               coalesce(sum(amount_micro_usd) filter (where environment = 'live' and kind in ${renderingKinds}), 0)::text as rendering,
               coalesce(sum(amount_micro_usd) filter (where environment = 'sandbox'), 0)::text as sandbox,
               coalesce(sum(calls) filter (where environment = 'live'), 0)::int as calls
        from ledger_days where organization_id = ${organizationId} and day >= ${from} and day < ${until} and ${ofBrands} group by 1, 2`,
  );
  for (const row of spent) {
    change(row.month, row.brand_id, (before) => ({ ...before, ai: BigInt(row.ai), rendering: BigInt(row.rendering), sandbox: BigInt(row.sandbox), calls: row.calls }));
  }

  const made = await rows<{ month: string | null; brand_id: string; kind: PieceKind; count: number }>(
    tx,
    sql`select to_char(month, 'YYYY-MM') as month, brand_id, kind, count(*)::int as count from pieces
        where organization_id = ${organizationId} and month >= ${from} and month < ${until} and ${ofBrands} group by 1, 2, 3
        union all
        select null, brand_id, kind, count(*)::int from pieces where organization_id = ${organizationId} and month is null and ${ofBrands} group by 2, 3`,
  );
  for (const { month, brand_id, kind, count } of made) {
    if (month !== null) change(month, brand_id, (before) => ({ ...before, used: { ...before.used, [kind]: count } }));
    else if (runningMonth >= options.from && runningMonth <= options.to) change(runningMonth, brand_id, (before) => ({ ...before, open: { ...before.open, [kind]: count } }));
  }

  const worked = await rows<{ month: string; brand_id: string; seconds: number; usd: string; vnd: string }>(
    tx,
    sql`with span as (select time_zone as zone, ${from}::timestamp at time zone time_zone as since, ${until}::timestamp at time zone time_zone as until from organizations where id = ${organizationId}),
             entries as (select to_char(started_at at time zone zone, 'YYYY-MM') as month, brand_id, hourly_rate_currency as currency, coalesce(hourly_rate_micro, 0)::numeric as rate,
                                extract(epoch from ended_at - started_at) as seconds
                         from time_entries, span where organization_id = ${organizationId} and ended_at is not null and started_at >= span.since and started_at < span.until and ${ofBrands})
        select month, brand_id, round(sum(seconds))::int as seconds,
               coalesce(round(sum(seconds * rate) filter (where currency = 'USD') / 3600), 0)::text as usd,
               coalesce(round(sum(seconds * rate) filter (where currency = 'VND') / 3600), 0)::text as vnd
        from entries group by 1, 2`,
  );
  for (const row of worked) {
    change(row.month, row.brand_id, (before) => ({ ...before, seconds: row.seconds, human: { USD: BigInt(row.usd), VND: BigInt(row.vnd) } }));
  }
  return facts;
}
