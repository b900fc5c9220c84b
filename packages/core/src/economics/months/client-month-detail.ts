import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { totalPieces } from "../clients/quota-rules.ts";
import { usd } from "../present.ts";
import { humanOf, longestHistory, readOrganizationMonths, type ClientSums, type OrganizationMonth } from "./client-months.ts";
import { costsOf, marginOf, marginPercent, noSums, revenueOf } from "./figures-rules.ts";
import { forecastOf } from "./forecast-rules.ts";
import { firstDayOf, addMonths, type Month } from "./month.ts";
import { presentClientMonth } from "./present-month.ts";
import { noFacts, renderingKinds } from "./read-facts.ts";
import type { ClientMonthDetail } from "./schema.ts";

/** One client's month with everything beside it: its brands, the models that served, each day, and the months before. */
export async function readClientMonthDetail(tx: Transaction, input: { organizationId: string; client: { id: string; name: string }; month: Month }): Promise<ClientMonthDetail> {
  const { organizationId, month } = input;
  const months = await readOrganizationMonths(tx, { organizationId, month, count: longestHistory });
  const now = months.at(-1)!;
  const client = now.clients.find(({ clientId }) => clientId === input.client.id) ?? quiet(input.client, now, month);
  const brandIds = `{${client.brandIds.join(",")}}`;
  const span = sql`organization_id = ${organizationId} and brand_id = any(${brandIds}::uuid[]) and day >= ${month.firstDay} and day < ${firstDayOf(addMonths(month.name, 1))} and environment = 'live'`;
  const names = await rows<{ id: string; name: string }>(tx, sql`select id, name from brands where id = any(${brandIds}::uuid[]) order by name, id`);
  const models = await rows<{ kind: string; provider: string; model: string; calls: number; input: number; cached: number; output: number; micro: string }>(
    tx,
    sql`select kind, provider, model, sum(calls)::int as calls, sum(input_tokens)::float8 as input, sum(cache_read_tokens)::float8 as cached, sum(output_tokens)::float8 as output, sum(amount_micro_usd)::text as micro
        from ledger_days where ${span} group by 1, 2, 3 order by sum(amount_micro_usd) desc, sum(calls) desc, 1, 2, 3 limit 100`,
  );
  const spent = client.facts.ai + client.facts.rendering;
  return {
    ...presentClientMonth(client, now.month),
    isOver: now.elapsed >= 1,
    elapsed: Math.round(now.elapsed * 10_000) / 10_000,
    exchangeRate: now.rate,
    brands: names.map(({ id, name }) => {
      const facts = now.byBrand.get(id) ?? noFacts;
      return { brandId: id, name, ai: usd(facts.ai), rendering: usd(facts.rendering), human: usd(humanOf(facts, now.rate)), pieces: totalPieces(facts.used) };
    }),
    models: models.map(({ kind, provider, model, calls, input, cached, output, micro }) => ({
      kind,
      provider,
      model,
      calls,
      inputTokens: input,
      cacheReadTokens: cached,
      outputTokens: output,
      cost: usd(BigInt(micro)),
      share: spent === 0n ? 0 : Number((BigInt(micro) * 1_000n) / spent) / 10,
    })),
    days: await readDays(tx, { organizationId, brandIds, month }),
    history: historyOf(months, client.clientId),
  };
}

async function readDays(tx: Transaction, input: { organizationId: string; brandIds: string; month: Month }): Promise<ClientMonthDetail["days"]> {
  const { organizationId, brandIds, month } = input;
  const found = await rows<{ date: string; ai: string; rendering: string; calls: number; pieces: number }>(
    tx,
    sql`with days as (select generate_series(${month.firstDay}::timestamp, ${month.lastDay}::timestamp, interval '1 day')::date as day),
             spent as (select day, coalesce(sum(amount_micro_usd) filter (where not (kind in ${renderingKinds})), 0) as ai, coalesce(sum(amount_micro_usd) filter (where kind in ${renderingKinds}), 0) as rendering, sum(calls) as calls
                       from ledger_days where organization_id = ${organizationId} and brand_id = any(${brandIds}::uuid[]) and environment = 'live' and day between ${month.firstDay} and ${month.lastDay} group by 1),
             made as (select (counted_at at time zone (select time_zone from organizations where id = ${organizationId}))::date as day, count(*) as pieces
                      from pieces where organization_id = ${organizationId} and month = ${month.firstDay} and brand_id = any(${brandIds}::uuid[]) group by 1)
        select to_char(days.day, 'YYYY-MM-DD') as date, coalesce(spent.ai, 0)::text as ai, coalesce(spent.rendering, 0)::text as rendering, coalesce(spent.calls, 0)::int as calls, coalesce(made.pieces, 0)::int as pieces
        from days left join spent using (day) left join made using (day) order by 1`,
  );
  return found.map(({ date, ai, rendering, calls, pieces }) => ({ date, ai: usd(BigInt(ai)), rendering: usd(BigInt(rendering)), calls, pieces }));
}

/** From the client's first month with money or pieces on; this month always. */
function historyOf(months: readonly OrganizationMonth[], clientId: string): ClientMonthDetail["history"] {
  const all = months.map((month) => ({ month: month.month, of: month.clients.find((client) => client.clientId === clientId) }));
  const first = all.findIndex(({ of }) => of !== undefined && of.state !== "idle");
  return all.slice(first === -1 ? -1 : first).map(({ month, of }) => {
    const sums = of?.sums ?? noSums;
    return { month, revenue: usd(revenueOf(sums)), costs: usd(costsOf(sums)), margin: usd(marginOf(sums)), marginPercent: marginPercent(sums), pieces: of ? totalPieces(of.facts.used) : 0 };
  });
}

/** An archived client in a month without anything. */
function quiet(client: { id: string; name: string }, now: OrganizationMonth, month: Month): ClientSums {
  const { used, open } = noFacts;
  const forecast = forecastOf(noSums, { terms: null, used, open, elapsed: now.elapsed, days: month.days, vndPerUsd: now.rate.vndPerUsd });
  return { clientId: client.id, clientName: client.name, subscription: null, terms: null, brandIds: [], facts: noFacts, sums: noSums, forecast, state: "idle" };
}
