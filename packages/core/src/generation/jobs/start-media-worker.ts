import { rows } from "@agency/platform/db";
import { createMediaInspector } from "@agency/platform/media";
import type { MediaKind } from "@agency/providers/spec";
import { sql } from "drizzle-orm";
import { claimJobs } from "./claim-jobs.ts";
import { jobCancelChannel, JobCancelledError, jobsDueChannel, MediaWorkerStoppingError, type HeldJob, type MediaContext, type MediaWorkerDependencies } from "./context.ts";
import { keepJobLease } from "./held-job.ts";
import { stepJob } from "./step-job.ts";

export interface MediaWorker {
  /** Takes no more jobs, waits for steps under way at most `timeoutMs`, then cuts them; what was paid for is looked up by whoever comes next (R14). */
  stop(timeoutMs: number): Promise<void>;
}

/** How soon work is found, and a cancelled local call is cut, when the notification got lost. */
const pollMs = 1_000;

/**
 * Works through the open jobs of the kinds that have a maker. The rows are the only queue: this loop sleeps until one is due and takes as
 * many of each kind as it has hands for.
 */
export async function startMediaWorker(deps: MediaWorkerDependencies, options: { kinds?: readonly MediaKind[] } = {}): Promise<MediaWorker> {
  const { config, db, live, log, mediaDesk } = deps;
  const media = createMediaInspector();
  const context: MediaContext = { ...deps, media };
  const kinds = options.kinds ?? mediaDesk.kinds();
  const handsOf = (kind: MediaKind) => (kind === "render" ? config.RENDER_CONCURRENCY : config.MEDIA_CONCURRENCY);
  const stopping = new AbortController();
  const running = new Map<Promise<void>, { held: HeldJob; cancelled: AbortController }>();
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
        const inHand = [...running.values()];
        const hands = new Map(kinds.map((kind) => [kind, handsOf(kind) - inHand.filter(({ held }) => held.job.kind === kind).length]));
        const { claimed, nextDueMs } = await claimJobs(context, hands);
        for (const held of claimed) take(held);
        nextMs = Math.min(pollMs, Math.max(5, nextDueMs ?? pollMs));
      }
    } catch (error) {
      log.warn({ err: error }, "media jobs could not be looked for; trying again");
    } finally {
      filling = false;
    }
    clearTimeout(timer);
    if (accepting) timer = setTimeout(() => void fill(), nextMs);
    timer?.unref();
  }

  function take(held: HeldJob): void {
    const cancelled = new AbortController();
    const lease = keepJobLease(context, held);
    const task = stepJob(context, held, AbortSignal.any([stopping.signal, lease.signal]), cancelled.signal)
      .catch((error: unknown) => log.error({ err: error, jobId: held.job.id }, "a media job failed on our side; it is taken again"))
      .finally(() => {
        lease.stop();
        running.delete(task);
        void fill();
      });
    running.set(task, { held, cancelled });
  }

  const cancel = (jobId: string) => {
    for (const { held, cancelled } of running.values()) if (held.job.id === jobId) cancelled.abort(new JobCancelledError());
  };
  async function lookForCancelled(): Promise<void> {
    if (running.size === 0) return;
    const ids = [...running.values()].map(({ held }) => held.job.id);
    try {
      const found = await db.system((tx) => rows<{ id: string }>(tx, sql`select id from provider_jobs where id = any(${`{${ids.join(",")}}`}::uuid[]) and cancel_requested_at is not null`));
      for (const { id } of found) cancel(id);
    } catch {
      // The next look finds them.
    }
  }
  const stopListening = [live.onNotify(jobsDueChannel, () => void fill()), live.onNotify(jobCancelChannel, cancel)];
  const watch = setInterval(() => void lookForCancelled(), pollMs);
  watch.unref();
  await fill();

  return {
    async stop(timeoutMs) {
      accepting = false;
      clearTimeout(timer);
      clearInterval(watch);
      let deadline: NodeJS.Timeout | undefined;
      await Promise.race([Promise.allSettled(running.keys()), new Promise((resolve) => (deadline = setTimeout(resolve, timeoutMs)))]);
      clearTimeout(deadline);
      stopping.abort(new MediaWorkerStoppingError());
      await Promise.allSettled(running.keys());
      for (const stop of stopListening) stop();
      await media.close();
    },
  };
}
