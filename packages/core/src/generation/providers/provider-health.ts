import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";

/** What the calls of one provider say about it. */
export interface CallRecord {
  /** By outcome, of the last 24 hours. */
  outcomes: Record<string, number>;
  latencyP50Ms: number | null;
  latencyP95Ms: number | null;
  lastCallAt: Date | null;
}

/** What a provider's gate says now. */
export interface GateRecord {
  breaker: "closed" | "open" | "half_open";
  breakerUntil: Date | null;
  restingUntil: Date | null;
  underWay: number;
  requestsLeft: number | null;
  tokensLeft: number | null;
  seenRequestsPerMinute: number | null;
  seenTokensPerMinute: number | null;
}

export interface MonthOfModel {
  provider: string;
  model: string;
  /** Micro-USD. */
  spend: bigint;
  inputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
}

export interface ProviderHealth {
  calls: Map<string, CallRecord>;
  /** By gate key. */
  gates: Map<string, GateRecord>;
  /** Items that wait, by provider. */
  waiting: Map<string, number>;
  /** This month's live sums of each model. */
  money: readonly MonthOfModel[];
}

/** Outcomes that are a failure of the provider's side, or of the way to it. */
export const failedOutcomes: ReadonlySet<string> = new Set(["rate_limit", "quota", "auth", "invalid", "content_policy", "not_found", "server", "timeout", "network", "unknown", "lost"]);

/** Reads how an organization's providers do. Four statements, however many providers. */
export async function readProviderHealth(tx: Transaction, options: { breakerFailures: number }): Promise<ProviderHealth> {
  const since = sql`agency.now() - interval '24 hours'`;
  const calls = await rows<{ provider: string; outcomes: Record<string, number>; p50: number | null; p95: number | null; last_at: string }>(
    tx,
    sql`with recent as (
          select provider, outcome, latency_ms, created_at from generation_attempts where created_at > ${since}
          union all
          select provider, outcome, latency_ms, created_at from asked_calls where created_at > ${since} and outcome is not null
        ), counted as (select provider, jsonb_object_agg(outcome, calls) as outcomes from (select provider, outcome, count(*) as calls from recent group by 1, 2) as by_outcome group by provider)
        select provider, outcomes, percentile_disc(0.5) within group (order by latency_ms) as p50, percentile_disc(0.95) within group (order by latency_ms) as p95, max(created_at) as last_at
        from recent join counted using (provider) group by provider, outcomes`,
  );
  const gates = await rows<{ key: string; is_failing: boolean; is_open: boolean; open_until: string | null; resting_until: string | null; under_way: number; requests_left: number | null; tokens_left: number | null; seen_requests: number | null; seen_tokens: number | null }>(
    tx,
    sql`select key, failures >= ${options.breakerFailures} as is_failing, coalesce(open_until > agency.now(), false) as is_open, open_until,
               case when rest_until > agency.now() then rest_until end as resting_until,
               (select count(*) from provider_places p where p.gate_key = g.key and p.expires_at > agency.now())::int as under_way,
               requests_left, tokens_left, seen_requests_per_minute as seen_requests, seen_tokens_per_minute as seen_tokens
        from provider_gates g`,
  );
  const waiting = await rows<{ provider: string; items: number }>(
    tx,
    sql`select wait_provider as provider, count(*)::int as items from generation_items where status = 'waiting' and wait_provider is not null group by 1`,
  );
  const money = await rows<{ provider: string; model: string; spend: string; input: string; read: string; write: string }>(
    tx,
    sql`select provider, model, sum(amount_micro_usd)::text as spend, sum(input_tokens)::text as input, sum(cache_read_tokens)::text as read, sum(cache_write_tokens)::text as write
        from ledger_days d join organizations o on o.id = d.organization_id
        where environment = 'live' and kind = 'text' and day >= date_trunc('month', agency.now() at time zone o.time_zone)::date group by 1, 2`,
  );
  return {
    calls: new Map(calls.map((row) => [row.provider, { outcomes: row.outcomes, latencyP50Ms: row.p50, latencyP95Ms: row.p95, lastCallAt: new Date(row.last_at) }])),
    gates: new Map(
      gates.map((row) => [
        row.key,
        {
          breaker: !row.is_failing ? "closed" : row.is_open ? "open" : "half_open",
          breakerUntil: row.is_failing && row.is_open ? new Date(row.open_until!) : null,
          restingUntil: row.resting_until === null ? null : new Date(row.resting_until),
          underWay: row.under_way,
          requestsLeft: row.requests_left,
          tokensLeft: row.tokens_left,
          seenRequestsPerMinute: row.seen_requests,
          seenTokensPerMinute: row.seen_tokens,
        },
      ]),
    ),
    waiting: new Map(waiting.map(({ provider, items }) => [provider, items])),
    money: money.map(({ provider, model, spend, ...tokens }) => ({ provider, model, spend: BigInt(spend), inputTokens: Number(tokens.input), cacheReadTokens: Number(tokens.read), cacheWriteTokens: Number(tokens.write) })),
  };
}
