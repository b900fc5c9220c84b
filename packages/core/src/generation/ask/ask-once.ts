import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import { databaseNow } from "@agency/platform/db";
import { ProviderError, type TextFinish, type TextRequest, type TextResult, type TextUsage } from "@agency/providers/text";
import { priceOf } from "@agency/providers/prices";
import type { CoreDependencies } from "../../dependencies.ts";
import { tokensOf } from "../estimate.ts";
import { askRoute, HopelessError } from "../gates/ask-route.ts";
import { describeFailure, describeWait } from "../gates/describe-failure.ts";
import type { Gates } from "../gates/gates.ts";
import { isUnbilled } from "../gates/is-unbilled.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { usableRoute, type RouteWish, type UsableEntry } from "../providers/routing.ts";
import type { Environment } from "../table.ts";
import { beginAsk, endAsk } from "./asked-call.ts";

export type AskDependencies = ProviderDependencies & Pick<CoreDependencies, "db" | "log"> & { gates: Gates };

/** What to ask: a text request without its model, which the route decides. */
export type Question<Schema extends z.ZodType = z.ZodType> = Omit<TextRequest, "model" | "schema"> & { schema: Schema };

export type AskInput<Schema extends z.ZodType = z.ZodType> = RouteWish & {
  organizationId: string;
  brandId: string | null;
  campaignId?: string | null | undefined;
  request: Question<Schema>;
  /** What the ledger row belongs to, e.g. `{type: "evaluation_case", id}`. */
  subject: { type: string; id: string };
  signal?: AbortSignal | undefined;
  onDelta?: ((delta: string) => void) | undefined;
  /** Longest wait for providers that asked for quiet. Default: one minute. */
  waitMs?: number | undefined;
};

export interface AskedOnce<Schema extends z.ZodType = z.ZodType> {
  /** How the answer ended; all of them are billed. */
  finish: TextFinish;
  /** Parsed by the request's schema; null unless `finish` is `complete`. */
  object: z.output<Schema> | null;
  text: string;
  usage: TextUsage;
  costMicroUsd: bigint;
  provider: string;
  model: string;
  environment: Environment;
  latencyMs: number;
  warnings: string[];
}

/** Nobody could answer. `kind` is a provider's failure, `provider_not_configured`, or `limit`, `busy`, `outage` after the longest wait. */
export class AskError extends Error {
  readonly code = "model_unavailable";
  readonly kind: string;
  constructor(kind: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "AskError";
    this.kind = kind;
  }
}

const rounds = 3;
const firstPauseMs = 1_000;

/**
 * One question to a model, for uses that make no content: reserve the budget, ask the route within everybody's limits, book what it
 * cost. Opens transactions of its own: call it outside of one. The answer is not stored; a call whose process dies is booked by the
 * worker's sweeper at the most that it can have cost.
 * @throws AskError; BudgetError before any call that would pass a limit; the signal's reason when it aborts
 */
export async function askOnce<Schema extends z.ZodType>(deps: AskDependencies, input: AskInput<Schema>): Promise<AskedOnce<Schema>> {
  const { request, signal = new AbortController().signal } = input;
  const { entries, unconfigured } = await deps.db.readForOrganization(input.organizationId, async (tx) => usableRoute(tx, deps, { ...input, at: await databaseNow(tx) }));
  if (entries.length === 0) {
    throw new AskError("provider_not_configured", `No key is stored for ${unconfigured.map(({ provider }) => provider).join(", ")}. Enter one under Settings → AI providers.`);
  }
  const deadline = performance.now() + (input.waitMs ?? 60_000);
  let troubles = 0;
  for (;;) {
    const asked = await askRoute(deps.gates, entries, tokensOf(request), (entry) => callOnce(deps, input, entry, signal)).catch((error: unknown) => {
      throw error instanceof HopelessError ? new AskError(error.kind, error.message, { cause: error }) : error;
    });
    if (asked.answer !== null) return asked.answer.asked as AskedOnce<Schema>;
    const { wait, failure } = asked;
    if (failure && failure.error.kind !== "rate_limit") troubles += 1;
    const given = wait ? new AskError(wait.reason, describeWait(wait)) : new AskError(failure!.error.kind, describeFailure(failure!.error, failure!.entry), { cause: failure!.error });
    // Nobody will have credit in a minute.
    if (wait === null && (failure!.error.kind === "quota" || troubles >= rounds)) throw given;
    const pauseMs = wait?.waitMs ?? firstPauseMs * 2 ** (troubles - 1);
    if (performance.now() + pauseMs > deadline) throw given;
    await sleep(pauseMs, undefined, { signal });
  }
}

async function callOnce(deps: AskDependencies, input: AskInput, entry: UsableEntry, signal: AbortSignal): Promise<{ result: TextResult; asked: AskedOnce }> {
  signal.throwIfAborted();
  // Before the intent: a key that cannot be opened is no call.
  const provider = entry.resolved.open();
  const { model } = entry;
  const intent = await beginAsk(deps, input, entry);
  const deadline = AbortSignal.timeout(deps.config.TEXT_TIMEOUT_MS);
  let result: TextResult;
  try {
    result = await provider.generate({ ...input.request, model }, { signal: AbortSignal.any([signal, deadline]), ...(input.onDelta ? { onDelta: input.onDelta } : {}) });
  } catch (error) {
    const failure = error instanceof ProviderError ? error : null;
    const unbilled = !signal.aborted && failure !== null && isUnbilled(failure);
    await endAsk(deps, intent, {
      outcome: signal.aborted ? "cancelled" : unbilled ? failure.kind : "unknown",
      costMicroUsd: unbilled ? null : intent.maxMicroUsd,
      usage: null,
      detail: failure?.message ?? null,
      requestId: failure?.requestId ?? null,
      latencyMs: null,
      priceRow: entry.price?.id ?? null,
    });
    throw error;
  }
  const costMicroUsd = entry.price === null ? 0n : priceOf(result.usage, entry.price);
  await endAsk(deps, intent, { outcome: result.finish, costMicroUsd, usage: result.usage, detail: null, requestId: result.requestId, latencyMs: result.latencyMs, priceRow: entry.price?.id ?? null });
  const { finish, output, text, usage, latencyMs, warnings } = result;
  return {
    result,
    asked: { finish, object: finish === "complete" ? output : null, text, usage, costMicroUsd, provider: entry.provider, model, environment: entry.resolved.environment, latencyMs, warnings },
  };
}
