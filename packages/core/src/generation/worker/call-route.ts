import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { isProvablyNotSent } from "@agency/platform/egress";
import { ProviderError, type TextRequest, type TextResult } from "@agency/providers/text";
import type { Brief } from "../brief.ts";
import { announce } from "../finish-run.ts";
import type { UsableEntry } from "../providers/routing.ts";
import { generationItems } from "../table.ts";
import { beginCall } from "./begin-call.ts";
import { bookLostCall, bookUnbilledCall } from "./book-call.ts";
import { createChunkWriter } from "./chunk-writer.ts";
import { ItemFailedError, RunCancelledError, type Held, type WorkerContext } from "./context.ts";
import { isHeld, lockHeld } from "./held-item.ts";

/** An answer that is not booked yet: book it in the transaction that stores what comes of it. */
export interface Answer {
  entry: UsableEntry;
  result: TextResult;
  /** What was streamed, as a reader saw it. */
  streamed: string;
}

/** How often the whole route is asked before an item is given up. */
const rounds = 3;
const firstPauseMs = 1_000;

/**
 * Asks the entries of a route in turn: on a rate limit, a used-up quota, an outage or a timeout the next one takes over; when all are
 * in trouble, the route is asked again after the quiet that they asked for. Everything else ends the item.
 * @throws ItemFailedError; the signal's reason when it aborts
 */
export async function callRoute(context: WorkerContext, held: Held, brief: Brief, makeRequest: (model: string) => TextRequest, signal: AbortSignal): Promise<Answer> {
  if (brief.entries.length === 0) throw new ItemFailedError("provider_not_configured", `No key is stored for ${brief.unconfigured.join(", ")}. Enter one under Settings → AI providers.`);
  let last = new ItemFailedError("server", "The providers of this route are in trouble and are not asked for a moment. Try again soon or add another provider.");
  for (let round = 1; round <= rounds; round += 1) {
    let waitMs = Number.POSITIVE_INFINITY;
    for (const entry of brief.entries) {
      const key = entry.resolved.breakerKey;
      const closedMs = context.breakers.admit(key);
      if (closedMs > 0) {
        waitMs = Math.min(waitMs, closedMs);
        continue;
      }
      try {
        const answer = await callOnce(context, held, entry, makeRequest(entry.model), signal);
        context.breakers.succeeded(key);
        return answer;
      } catch (error) {
        if (!(error instanceof ProviderError)) {
          context.breakers.released(key);
          throw error;
        }
        last = new ItemFailedError(error.kind, describe(error, entry));
        // It answered: whatever is wrong, it is not the other side's health.
        if (!error.retryable) context.breakers.succeeded(key);
        if (!error.retryable && error.kind !== "quota") throw last;
        if (error.kind === "rate_limit") {
          const restMs = error.retryAfterMs ?? firstPauseMs * 2 ** round;
          context.breakers.rest(key, restMs);
          waitMs = Math.min(waitMs, restMs);
        } else if (error.kind !== "quota") {
          context.breakers.failed(key);
          waitMs = Math.min(waitMs, Math.max(error.retryAfterMs ?? 0, firstPauseMs * 2 ** (round - 1)));
        }
      }
    }
    // Nobody will have credit in a minute; nobody waits longer than that either.
    if (waitMs > context.longestWaitMs || round === rounds) break;
    await pause(context, held, waitMs, signal);
  }
  throw last;
}

async function callOnce(context: WorkerContext, held: Held, entry: UsableEntry, request: TextRequest, signal: AbortSignal): Promise<Answer> {
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

/** A refusal with an error status is not billed, nor is what never left. A line that broke may hide a finished, billed answer. */
function isUnbilled(error: ProviderError): boolean {
  if (isProvablyNotSent(error)) return true;
  if (error.kind === "timeout" || error.kind === "network") return false;
  return error.status !== undefined ? error.status >= 400 : error.kind !== "server";
}

/** Waits where a person sees for how long. */
async function pause(context: WorkerContext, held: Held, waitMs: number, signal: AbortSignal): Promise<void> {
  await context.db.forOrganization(held.run.organizationId, async (tx) => {
    await tx.update(generationItems).set({ status: "waiting", retryAt: sql`agency.now() + ${Math.ceil(waitMs)} * interval '1 millisecond'` }).where(isHeld(held));
    await announce(tx, held.run.id);
  });
  await sleep(waitMs, undefined, { signal }).catch(() => {});
  signal.throwIfAborted();
}

function describe(error: ProviderError, entry: UsableEntry): string {
  const who = `${entry.provider} (${entry.model})`;
  switch (error.kind) {
    case "rate_limit":
      return `${who} limits how often it may be asked. Try again later or add another provider to the route.`;
    case "quota":
      return `The account at ${entry.provider} has no credit left. Top it up or route to another provider.`;
    case "auth":
      return `${entry.provider} does not accept the key. Enter a valid one under Settings → AI providers.`;
    case "not_found":
      return `${entry.provider} does not offer ${entry.model} to this key. Choose another model.`;
    case "content_policy":
      return `${who} refuses this request: ${error.message}`;
    case "timeout":
      return `${who} did not answer in time.`;
    case "network":
      return `${entry.provider} could not be reached.`;
    default:
      return `${who}: ${error.message}`;
  }
}
