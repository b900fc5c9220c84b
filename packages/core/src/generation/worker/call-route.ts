import { setTimeout as sleep } from "node:timers/promises";
import { ProviderError, type TextRequest, type TextResult } from "@agency/providers/text";
import type { Brief } from "../brief.ts";
import { tokensOf } from "../estimate.ts";
import { askRoute, HopelessError } from "../gates/ask-route.ts";
import { describeFailure, describeWait } from "../gates/describe-failure.ts";
import { isUnbilled } from "../gates/is-unbilled.ts";
import type { UsableEntry } from "../providers/routing.ts";
import { beginCall } from "./begin-call.ts";
import { bookLostCall, bookUnbilledCall } from "./book-call.ts";
import { createChunkWriter } from "./chunk-writer.ts";
import { ItemFailedError, ItemWaitsError, RunCancelledError, type Held, type WorkerContext } from "./context.ts";
import { lockHeld } from "./held-item.ts";

/** An answer that is not booked yet: book it in the transaction that stores what comes of it. */
export interface Answer {
  entry: UsableEntry;
  result: TextResult;
  /** What was streamed, as a reader saw it. */
  streamed: string;
}

/** How often the whole route may be in trouble before an item is given up. Waiting for a limit is no trouble. */
const rounds = 3;
const firstPauseMs = 1_000;
/** Shorter waits are waited out in this worker's hands; for longer ones the item goes back and others come first. */
const patienceMs = 2_000;
const askAgainMs = 250;
/** Nobody waits longer than that for a provider. */
const longestWaitMs = 24 * 3_600_000;

/**
 * Asks the entries of a route in turn. When all of them ask for quiet, the item waits until the first may be asked again; when all are
 * in trouble, the route is asked again a few times. Everything else ends the item.
 * @throws ItemWaitsError; ItemFailedError; the signal's reason when it aborts
 */
export async function callRoute(context: WorkerContext, held: Held, brief: Brief, makeRequest: (model: string) => TextRequest, signal: AbortSignal): Promise<Answer> {
  const { entries } = brief;
  if (entries.length === 0) throw new ItemFailedError("provider_not_configured", `No key is stored for ${brief.unconfigured.join(", ")}. Enter one under Settings → AI providers.`);
  const tokens = tokensOf(makeRequest(entries[0]!.model));
  for (const until = performance.now() + patienceMs; ; ) {
    const hangUp = await context.calls.acquire();
    const asked = await askRoute(context.gates, entries, tokens, (entry) => callOnce(context, held, entry, makeRequest(entry.model), signal, hangUp))
      .catch((error: unknown) => {
        throw error instanceof HopelessError ? new ItemFailedError(error.kind, error.message) : error;
      })
      .finally(hangUp);
    if (asked.answer !== null) return asked.answer;
    const { wait, failure } = asked;
    const isOutage = failure !== null && failure.error.kind !== "rate_limit" && failure.error.kind !== "quota";
    if (wait !== null) {
      if (!isOutage && performance.now() + wait.waitMs < until) {
        await sleep(Math.min(wait.waitMs, askAgainMs) * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {});
        signal.throwIfAborted();
        continue;
      }
      if (Date.now() - held.run.createdAt.getTime() > longestWaitMs) throw new ItemFailedError(wait.reason === "outage" ? "server" : "rate_limit", `${describeWait(wait)} It was waited for a whole day.`);
      throw new ItemWaitsError(describeWait(wait), { ...wait, provider: wait.entry.provider, isOutage: false });
    }
    const detail = describeFailure(failure!.error, failure!.entry);
    if (!isOutage || held.outages + 1 >= rounds) throw new ItemFailedError(failure!.error.kind, detail);
    const pauseMs = Math.max(failure!.error.retryAfterMs ?? 0, firstPauseMs * 2 ** held.outages);
    throw new ItemWaitsError(detail, { reason: "outage", waitMs: pauseMs, provider: failure!.entry.provider, isOutage: true });
  }
}

async function callOnce(context: WorkerContext, held: Held, entry: UsableEntry, request: TextRequest, signal: AbortSignal, hangUp: () => void): Promise<Answer> {
  signal.throwIfAborted();
  // Before the intent: a key that cannot be opened is no call.
  const provider = entry.resolved.open();
  const attempt = await beginCall(context, held, entry, request);
  const chunks = createChunkWriter(context, held, attempt);
  context.failpoint("generation.call", "before");
  try {
    const deadline = AbortSignal.timeout(context.config.TEXT_TIMEOUT_MS);
    const result = await provider.generate(request, { signal: AbortSignal.any([signal, deadline]), onDelta: (delta) => chunks.append(delta) });
    context.failpoint("generation.call", "after");
    hangUp();
    await chunks.stop();
    return { entry, result, streamed: chunks.text() };
  } catch (error) {
    await chunks.stop();
    await bookFailure(context, held, error, signal);
    throw error;
  }
}

async function bookFailure(context: WorkerContext, held: Held, error: unknown, signal: AbortSignal): Promise<void> {
  await context.db.forOrganization(held.run.organizationId, async (tx) => {
    const item = await lockHeld(tx, held);
    if (signal.aborted) {
      await bookLostCall(tx, held, item, signal.reason instanceof RunCancelledError ? "cancelled" : "lost");
    } else if (error instanceof ProviderError && isUnbilled(error)) {
      await bookUnbilledCall(tx, held, item, { kind: error.kind, detail: error.message, requestId: error.requestId ?? null });
    } else {
      await bookLostCall(tx, held, item, "unknown", error instanceof ProviderError ? error.message : null);
    }
  });
}
