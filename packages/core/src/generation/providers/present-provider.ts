import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows, type Transaction } from "@agency/platform/db";
import { textModels, type TextProviderName } from "@agency/providers/text";
import { usd } from "../../economics/index.ts";
import type { Breakers } from "../breakers.ts";
import type { providerSchema } from "../schema.ts";
import type { ResolvedProvider } from "./resolve-provider.ts";

/** How a provider did in the last thirty days. */
export interface ProviderRecord {
  calls: number;
  failures: number;
  medianLatencyMs: number | null;
  /** Micro-USD, live only. */
  spend: bigint;
}

const failedOutcomes = ["rate_limit", "quota", "auth", "invalid", "content_policy", "not_found", "server", "timeout", "network", "unknown", "lost"];

export async function readProviderRecords(tx: Transaction): Promise<Map<TextProviderName, ProviderRecord>> {
  const found = await rows<{ provider: TextProviderName; calls: number; failures: number; latency: number | null; spend: string }>(
    tx,
    sql`select provider, count(*)::int as calls, count(*) filter (where outcome in ${failedOutcomes})::int as failures,
               percentile_disc(0.5) within group (order by latency_ms) as latency,
               coalesce(sum(cost_micro_usd) filter (where environment = 'live'), 0)::text as spend
        from generation_attempts where created_at > agency.now() - interval '30 days' group by provider`,
  );
  return new Map(found.map((row) => [row.provider, { calls: row.calls, failures: row.failures, medianLatencyMs: row.latency, spend: BigInt(row.spend) }]));
}

/** The only way a provider leaves the house: never with its key (R27, R35). */
export function presentProvider(resolved: ResolvedProvider, record: ProviderRecord | undefined, breakers: Breakers): z.input<typeof providerSchema> {
  const { name, source, environment, credential } = resolved;
  return {
    name,
    configured: source !== "none",
    source,
    keyHint: source === "stored" ? resolved.keyHint : null,
    baseUrl: resolved.baseUrl,
    environment,
    breaker: breakers.state(resolved.breakerKey),
    lastCheckedAt: credential?.lastCheckedAt?.toISOString() ?? null,
    lastCheckError: credential?.lastCheckError ?? null,
    calls: record?.calls ?? 0,
    failures: record?.failures ?? 0,
    medianLatencyMs: record?.medianLatencyMs ?? null,
    spend: usd(record?.spend ?? 0n),
    models: textModels.filter((model) => model.provider === name).map(({ id, retiresOn }) => ({ id, label: id, retiresAt: retiresOn })),
    version: credential?.version ?? 0,
  };
}
