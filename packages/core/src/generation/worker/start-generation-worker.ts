import { sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import { sweepAskedCalls } from "../ask/asked-call.ts";
import { cancelChannel, dueChannel } from "../run-text.ts";
import { claimItems, type Claimed } from "./claim-items.ts";
import { RunCancelledError, WorkerStoppingError, type WorkerContext, type WorkerDependencies } from "./context.ts";
import { processItem } from "./process-item.ts";
import { createSlots } from "./slots.ts";

export interface GenerationWorker {
  /** Takes no more items, waits for calls under way at most `timeoutMs`, then cuts them and gives their items back (R14). */
  stop(timeoutMs: number): Promise<void>;
}

/** How soon work is found, and a cancelled call is cut, when the notification got lost. */
const pollMs = 1_000;
const cancelPollMs = 500;
const sweepMs = 15_000;
/** Items in hand for each call that may be under way: some are being read or stored meanwhile. */
const handsPerCall = 1.5;

/**
 * Works through the open items of all runs. The rows are the only queue: this loop sleeps until an item is due, takes as many as it has
 * hands for, and gives back what has to wait, so that nobody who waits for one provider stands before another.
 */
export async function startGenerationWorker(deps: WorkerDependencies): Promise<GenerationWorker> {
  const { config, db, live, log } = deps;
  const context: WorkerContext = { ...deps, calls: createSlots(config.GENERATION_CONCURRENCY) };
  const mostHands = Math.ceil(config.GENERATION_CONCURRENCY * handsPerCall);
  const stopping = new AbortController();
  /** Items in hand, by run. */
  const running = new Map<Promise<void>, { runId: string; cancelled: AbortController }>();
  let accepting = true;
  let filling = false;
  let fillAgain = false;
  let timer: NodeJS.Timeout | undefined;

  async function fill(): Promise<void> {
    fillAgain = true;
    if (filling) return;
    filling = true;
    let nextMs = pollMs;
    try {
      while (fillAgain) {
        fillAgain = false;
        if (!accepting) break;
        const hands = mostHands - running.size;
        if (hands <= 0) break;
        const { claimed, nextDueMs } = await claimItems(context, hands);
        for (const each of claimed) take(each);
        nextMs = Math.min(pollMs, Math.max(1, nextDueMs ?? pollMs));
      }
    } catch (error) {
      log.warn({ err: error }, "drafts to write could not be looked for; trying again");
    } finally {
      filling = false;
    }
    clearTimeout(timer);
    if (accepting) timer = setTimeout(() => void fill(), nextMs);
    timer?.unref();
  }

  function take(claimed: Claimed): void {
    const cancelled = new AbortController();
    const { held } = claimed;
    const task = processItem(context, claimed, AbortSignal.any([cancelled.signal, stopping.signal]))
      .catch((error: unknown) => log.error({ err: error, itemId: held.itemId }, "a draft failed on our side; it is taken again"))
      .finally(() => {
        running.delete(task);
        void fill();
      });
    running.set(task, { runId: held.run.id, cancelled });
  }

  const cancel = (runId: string) => {
    for (const item of running.values()) if (item.runId === runId) item.cancelled.abort(new RunCancelledError());
  };
  async function lookForCancelled(): Promise<void> {
    if (running.size === 0) return;
    const runIds = [...new Set([...running.values()].map(({ runId }) => runId))];
    try {
      const found = await db.system((tx) => rows<{ id: string }>(tx, sql`select id from generation_runs where id = any(${`{${runIds.join(",")}}`}::uuid[]) and cancel_requested_at is not null`));
      for (const { id } of found) cancel(id);
    } catch {
      // The next look finds them.
    }
  }
  const stopListening = [live.onNotify(dueChannel, () => void fill()), live.onNotify(cancelChannel, cancel)];
  const timers = [setInterval(() => void lookForCancelled(), cancelPollMs), setInterval(() => void sweepAskedCalls(context), sweepMs)];
  for (const each of timers) each.unref();
  void sweepAskedCalls(context);
  await fill();

  return {
    async stop(timeoutMs) {
      accepting = false;
      clearTimeout(timer);
      for (const each of timers) clearInterval(each);
      let deadline: NodeJS.Timeout | undefined;
      await Promise.race([Promise.allSettled(running.keys()), new Promise((resolve) => (deadline = setTimeout(resolve, timeoutMs)))]);
      clearTimeout(deadline);
      stopping.abort(new WorkerStoppingError());
      await Promise.allSettled(running.keys());
      for (const stop of stopListening) stop();
    },
  };
}
