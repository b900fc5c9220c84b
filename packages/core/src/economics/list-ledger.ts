import { and, desc, eq, gte, inArray, lt, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { rows, type Transaction } from "@agency/platform/db";
import { findPriceRows } from "./prices/price-book.ts";
import { readMonth } from "./months/month.ts";
import { presentLedgerEntry, usd } from "./present.ts";
import type { LedgerEntry, ledgerFilterSchema, ledgerTotalsSchema } from "./schema.ts";
import { ledgerEntries, type LedgerRow } from "./table.ts";

export type LedgerFilter = z.output<typeof ledgerFilterSchema>;
/** A filter as the caller may use it. @param brandIds null for the whole organization */
export type LedgerQuery = LedgerFilter & { organizationId: string; brandIds: readonly string[] | null };

/** Newest first; answers one row more than `limit` where a next page exists. `from` is inclusive, `to` exclusive. */
export async function listLedger(tx: Transaction, options: LedgerQuery & { after: string | null; limit: number }): Promise<LedgerRow[]> {
  return tx
    .select()
    .from(ledgerEntries)
    .where(and(await matching(tx, options), options.after ? lt(ledgerEntries.id, options.after) : undefined))
    .orderBy(desc(ledgerEntries.id))
    .limit(options.limit + 1);
}

/** Entries as the API shows them, each with its client and with what the prompt cache saved. */
export async function presentLedger(tx: Transaction, found: readonly LedgerRow[]): Promise<LedgerEntry[]> {
  if (found.length === 0) return [];
  const brandIds = [...new Set(found.flatMap(({ brandId }) => brandId ?? []))];
  const owners = await rows<{ id: string; client_id: string | null }>(tx, sql`select id, client_id from brands where id = any(${`{${brandIds.join(",")}}`}::uuid[])`);
  const clientOf = new Map(owners.map(({ id, client_id }) => [id, client_id]));
  const prices = await findPriceRows(tx, [...new Set(found.flatMap(({ priceRow }) => priceRow ?? []))]);
  return found.map((row) => presentLedgerEntry(row, { clientId: row.brandId === null ? null : (clientOf.get(row.brandId) ?? null), price: row.priceRow === null ? null : (prices.get(row.priceRow) ?? null) }));
}

/** Sums of everything that a filter finds. Read from the daily sums, unless the filter looks at single calls. */
export async function sumLedger(tx: Transaction, query: LedgerQuery): Promise<z.input<typeof ledgerTotalsSchema>> {
  const looksAtCalls = [query.from, query.to, query.campaignId, query.contentId, query.q].some((value) => value !== undefined);
  const [from, where] = looksAtCalls ? [sql`ledger_entries`, (await matching(tx, query)) ?? sql`true`] : [sql`ledger_days`, await matchingDays(tx, query)];
  const calls = looksAtCalls ? sql`count(*)` : sql`sum(calls)`;
  const found = await rows<{ outcome: string; environment: "sandbox" | "live"; calls: number; input: number; read: number; written: number; output: number; micro: string }>(
    tx,
    sql`select outcome, environment, ${calls}::int as calls, sum(input_tokens)::float8 as input, sum(cache_read_tokens)::float8 as read, sum(cache_write_tokens)::float8 as written,
               sum(output_tokens)::float8 as output, sum(amount_micro_usd)::text as micro
        from ${from} where ${where} group by 1, 2`,
  );
  const total = (of: (row: (typeof found)[number]) => number) => found.reduce((all, row) => all + of(row), 0);
  const spent = (which: (row: (typeof found)[number]) => boolean) => usd(found.filter(which).reduce((all, row) => all + BigInt(row.micro), 0n));
  return {
    calls: total((row) => row.calls),
    live: spent(({ environment }) => environment === "live"),
    sandbox: spent(({ environment }) => environment === "sandbox"),
    inputTokens: total((row) => row.input),
    cacheReadTokens: total((row) => row.read),
    cacheWriteTokens: total((row) => row.written),
    outputTokens: total((row) => row.output),
    outcomes: [...Map.groupBy(found, ({ outcome }) => outcome)]
      .map(([outcome, group]) => ({ outcome, calls: group.reduce((all, row) => all + row.calls, 0), cost: usd(group.filter(({ environment }) => environment === "live").reduce((all, row) => all + BigInt(row.micro), 0n)) }))
      .toSorted((a, b) => b.calls - a.calls),
  };
}

async function matching(tx: Transaction, query: LedgerQuery): Promise<SQL | undefined> {
  const month = query.month === undefined ? null : await readMonth(tx, query.organizationId, query.month);
  return and(
    // Beside the wall, so that the planner knows it and takes the indexes that begin with it.
    eq(ledgerEntries.organizationId, query.organizationId),
    month ? and(gte(ledgerEntries.createdAt, month.since), lt(ledgerEntries.createdAt, month.until)) : undefined,
    query.from ? gte(ledgerEntries.createdAt, new Date(query.from)) : undefined,
    query.to ? lt(ledgerEntries.createdAt, new Date(query.to)) : undefined,
    query.clientId ? sql`${ledgerEntries.brandId} in (select id from brands where client_id = ${query.clientId})` : undefined,
    query.brandId ? eq(ledgerEntries.brandId, query.brandId) : undefined,
    query.brandIds === null ? undefined : inArray(ledgerEntries.brandId, [...query.brandIds]),
    query.campaignId ? eq(ledgerEntries.campaignId, query.campaignId) : undefined,
    query.contentId ? eq(ledgerEntries.contentId, query.contentId) : undefined,
    query.provider ? eq(ledgerEntries.provider, query.provider) : undefined,
    query.model ? eq(ledgerEntries.model, query.model) : undefined,
    query.kind ? eq(ledgerEntries.kind, query.kind) : undefined,
    query.outcome ? eq(ledgerEntries.outcome, query.outcome) : undefined,
    query.environment ? eq(ledgerEntries.environment, query.environment) : undefined,
    query.q ? await searching(tx, query.organizationId, query.q) : undefined,
  );
}

/** Last of all characters: everything that begins with a text lies between it and it with this behind. */
const lastCharacter = "\u{10FFFF}";

/** What is called so is read from the daily sums, which are few; a request id is found by its beginning. Neither looks at every call. */
async function searching(tx: Transaction, organizationId: string, q: string): Promise<SQL> {
  const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const named = await rows<{ provider: string; model: string; outcome: string }>(
    tx,
    sql`select distinct provider, model, outcome from ledger_days where organization_id = ${organizationId} and (provider ilike ${like} or model ilike ${like} or outcome ilike ${like})`,
  );
  const request = sql`(${ledgerEntries.requestId} collate "C" >= ${q} and ${ledgerEntries.requestId} collate "C" < ${q + lastCharacter})`;
  if (named.length === 0) return request;
  const names = sql.join(named.map(({ provider, model, outcome }) => sql`(${provider}, ${model}, ${outcome})`), sql`, `);
  return sql`((${ledgerEntries.provider}, ${ledgerEntries.model}, ${ledgerEntries.outcome}) in (${names}) or ${request})`;
}

async function matchingDays(tx: Transaction, query: LedgerQuery): Promise<SQL> {
  const month = query.month === undefined ? null : await readMonth(tx, query.organizationId, query.month);
  const parts = [
    sql`organization_id = ${query.organizationId}`,
    ...(month ? [sql`day between ${month.firstDay} and ${month.lastDay}`] : []),
    ...(query.clientId ? [sql`brand_id in (select id from brands where client_id = ${query.clientId})`] : []),
    ...(query.brandId ? [sql`brand_id = ${query.brandId}`] : []),
    ...(query.brandIds === null ? [] : [sql`brand_id = any(${`{${query.brandIds.join(",")}}`}::uuid[])`]),
    ...(query.provider ? [sql`provider = ${query.provider}`] : []),
    ...(query.model ? [sql`model = ${query.model}`] : []),
    ...(query.kind ? [sql`kind = ${query.kind}`] : []),
    ...(query.outcome ? [sql`outcome = ${query.outcome}`] : []),
    ...(query.environment ? [sql`environment = ${query.environment}`] : []),
  ];
  return sql.join(parts, sql` and `);
}
