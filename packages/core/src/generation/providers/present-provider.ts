import type { z } from "zod";
import { cacheSavingOf } from "@agency/providers/prices";
import { resolveTextModel, retiringTextModels, textModels } from "@agency/providers/text";
import { fromMicro, usd, type PriceBook } from "../../economics/index.ts";
import { defaultConcurrency } from "../gates/gates.ts";
import type { providerSchema, Purpose } from "../schema.ts";
import type { RouteEntry } from "../table.ts";
import { priceOfEntry } from "../price-of-entry.ts";
import { failedOutcomes, type MonthOfModel, type ProviderHealth } from "./provider-health.ts";
import type { ResolvedProvider } from "./resolve-provider.ts";

type Shown = z.input<typeof providerSchema>;

export interface PresentContext {
  health: ProviderHealth;
  routes: readonly { purpose: Purpose; route: readonly RouteEntry[] }[];
  book: PriceBook;
  at: Date;
}

/** The only way a provider leaves the house: never with its key (R27, R35). */
export function presentProvider(resolved: ResolvedProvider, context: PresentContext): Shown {
  const { name, kind, source, environment, credential, ownPrice } = resolved;
  return {
    name,
    kind,
    label: resolved.label,
    configured: source !== "none",
    source,
    keyHint: source === "stored" ? resolved.keyHint : null,
    baseUrl: resolved.baseUrl,
    environment,
    structuredOutput: credential?.structuredOutput ?? null,
    price: ownPrice && { input: fromMicro(ownPrice.input), output: fromMicro(ownPrice.output) },
    lastCheckedAt: credential?.lastCheckedAt?.toISOString() ?? null,
    lastCheckError: credential?.lastCheckError ?? null,
    health: healthOf(resolved, context),
    limits: limitsOf(resolved, context.health),
    models: modelsOf(resolved, context.at),
    warnings: warningsOf(resolved, context),
    version: credential?.version ?? 0,
  };
}

function healthOf(resolved: ResolvedProvider, context: PresentContext): Shown["health"] {
  const { name, gate } = resolved;
  const { health } = context;
  const record = health.calls.get(name);
  const open = gate === null ? undefined : health.gates.get(gate.key);
  const money = health.money.filter(({ provider }) => provider === name);
  const outcomes = Object.entries(record?.outcomes ?? {});
  return {
    calls: outcomes.reduce((sum, [, count]) => sum + count, 0),
    failures: outcomes.reduce((sum, [outcome, count]) => sum + (failedOutcomes.has(outcome) ? count : 0), 0),
    outcomes: record?.outcomes ?? {},
    latencyP50Ms: record?.latencyP50Ms ?? null,
    latencyP95Ms: record?.latencyP95Ms ?? null,
    lastCallAt: record?.lastCallAt?.toISOString() ?? null,
    spendMonth: usd(money.reduce((sum, { spend }) => sum + spend, 0n)),
    savedMonth: usd(money.reduce((sum, month) => sum + savedBy(month, resolved, context.book), 0n)),
    breaker: open?.breaker ?? "closed",
    breakerUntil: open?.breakerUntil?.toISOString() ?? null,
    restingUntil: open?.restingUntil?.toISOString() ?? null,
    underWay: open?.underWay ?? 0,
    waiting: health.waiting.get(name) ?? 0,
  };
}

/** A month's tokens at once: where a price has tiers, the lowest counts. */
function savedBy(month: MonthOfModel, resolved: ResolvedProvider, book: PriceBook): bigint {
  const price = priceOfEntry(book, { provider: month.provider, model: month.model, resolved });
  const usage = { inputTokens: month.inputTokens, cacheReadTokens: month.cacheReadTokens, cacheWriteTokens: month.cacheWriteTokens, outputTokens: 0, reasoningTokens: 0 };
  return price === null ? 0n : cacheSavingOf(usage, { ...price, tiers: [] });
}

function limitsOf({ gate, credential }: ResolvedProvider, health: ProviderHealth): Shown["limits"] {
  const open = gate === null ? undefined : health.gates.get(gate.key);
  const limits = gate?.limits;
  return {
    concurrency: limits?.concurrency ?? defaultConcurrency,
    requestsPerMinute: limits?.requestsPerMinute ?? open?.seenRequestsPerMinute ?? null,
    tokensPerMinute: limits?.tokensPerMinute ?? open?.seenTokensPerMinute ?? null,
    requestsLeft: whole(open?.requestsLeft),
    tokensLeft: whole(open?.tokensLeft),
    own: { concurrency: credential?.maxConcurrency ?? null, requestsPerMinute: credential?.requestsPerMinute ?? null, tokensPerMinute: credential?.tokensPerMinute ?? null },
  };
}

const whole = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : Math.max(0, Math.floor(value)));

function modelsOf({ kind, credential }: ResolvedProvider, at: Date): Shown["models"] {
  if (kind === "openai-compatible") return (credential?.models ?? []).map((id) => ({ id, label: id, retiresAt: null, successor: null }));
  return textModels
    .filter((model) => model.provider === kind && resolveTextModel(kind, model.id, at).replaces === null)
    .map(({ id, retiresOn, successor }) => ({ id, label: id, retiresAt: retiresOn, successor }));
}

/** Models that somebody's route names and that stop answering soon. */
function warningsOf({ name, kind }: ResolvedProvider, { routes, at }: PresentContext): Shown["warnings"] {
  return retiringTextModels(at)
    .filter((model) => model.provider === kind)
    .flatMap((model) => {
      const purposes = [...new Set(routes.filter(({ route }) => route.some((entry) => entry.provider === name && entry.model === model.id)).map(({ purpose }) => purpose))];
      return purposes.length === 0 ? [] : [{ model: model.id, retiresAt: model.retiresOn!, successor: model.successor, purposes }];
    });
}
