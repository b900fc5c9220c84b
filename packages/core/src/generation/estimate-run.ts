import type { z } from "zod";
import { priceOf } from "@agency/providers/prices";
import { usd } from "../economics/index.ts";
import { estimateTokens } from "../prompts/index.ts";
import type { Brief, RunFacts } from "./brief.ts";
import { maxCostOf, maxCostOfRun } from "./estimate.ts";
import type { runEstimateSchema } from "./transform-schema.ts";

/** Tokens that an answer usually takes, by type; from what demo brands' pieces measure in Vietnamese, rounded up. */
const usualOutputTokens = { social: 500, ads: 900, landing: 2_200, video: 1_400 } as const;
const usualFieldTokens = 120;

/**
 * What a run would cost before anybody starts it, for each place that may serve it, in the route's order: usual and at most, all
 * alternatives together. `expected` is the first entry's, `max` what the run is accepted for. Null where no price is known.
 */
export function estimateRun(facts: RunFacts, brief: Brief, versions: number): z.input<typeof runEstimateSchema> {
  const output = facts.transform?.operation === "field" ? usualFieldTokens : usualOutputTokens[facts.type];
  const entries = brief.entries.map((entry) => {
    const request = brief.request(0, entry.model);
    const free = entry.resolved.environment === "sandbox";
    const inputTokens = estimateTokens(request.system) + estimateTokens(request.prompt);
    const usage = { inputTokens, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: output, reasoningTokens: 0 };
    const expected = free ? 0n : entry.price === null ? null : priceOf(usage, entry.price) * BigInt(versions);
    const most = free ? 0n : maxCostOf(entry.price, request);
    return {
      provider: entry.provider,
      model: entry.model,
      environment: entry.resolved.environment,
      inputTokens: inputTokens * versions,
      outputTokens: output * versions,
      expected: expected === null ? null : usd(expected),
      max: most === null ? null : usd(most * BigInt(versions)),
    };
  });
  return { entries, unconfigured: brief.unconfigured, expected: entries[0]?.expected ?? null, max: usd(maxCostOfRun(brief, versions)) };
}
