import { sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import { Problem } from "@agency/platform/http";
import { finishRunIfDone } from "../finish-run.ts";
import { systemActor } from "@agency/platform/live";
import { getRun } from "../get-run.ts";
import { isFinishedItem, isFinishedRun } from "../rules.ts";
import { cancelChannel, listItems } from "../run-text.ts";
import { RunCancelledError, WorkerStoppingError, type WorkerContext, type WorkerDependencies } from "./context.ts";
import { processItem } from "./process-item.ts";
import { createSlots } from "./slots.ts";

export interface GenerationWorker {
  /** Takes no more runs, waits for calls under way at most `timeoutMs`, then cuts them and gives their items back (R14). */
  stop(timeoutMs: number): Promise<void>;
}

/** Items of the run are left for another worker; the job comes back later. */
export class RunBusyError extends Error {
  readonly code = "run_busy";
}

/** How soon a cancelled call is cut when the notification got lost. */
const cancelPollMs = 500;

/**
 * Works through the `content` queue. A job names a run; the run's rows say what is left to do, so that a job may come twice, late, or
 * from a sweeper that found a run whose worker died.
 * @param deps.sweepMs how often runs without a living worker are looked for
 */
export async function startGenerationWorker(deps: WorkerDependencies & { sweepMs?: number; longestWaitMs?: number }): Promise<GenerationWorker> {
  const context: WorkerContext = { ...deps, longestWaitMs: deps.longestWaitMs ?? 60_000 };
  const { config, db, log } = context;
  const slots = createSlots(config.GENERATION_CONCURRENCY);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const cancels = new Map<string, Set<AbortController>>();
  const cancel = (runId: string) => cancels.get(runId)?.forEach((controller) => controller.abort(new RunCancelledError()));
  const stopListening = context.live.onNotify(cancelChannel, cancel);
  let accepting = true;

  async function work({ organizationId, runId }: Record<string, string>): Promise<void> {
    if (!accepting) throw new WorkerStoppingError();
    const task = workOnRun(organizationId!, runId!);
    running.add(task);
    try {
      await task;
    } finally {
      running.delete(task);
    }
  }

  async function workOnRun(organizationId: string, runId: string): Promise<void> {
    const found = await db
      .forOrganization(organizationId, async (tx) => {
        const run = await getRun(tx, runId);
        return { run, items: await listItems(tx, [runId]) };
      })
      // The organization or the brand was deleted, and its runs with it.
      .catch((error: unknown) => {
        if (error instanceof Problem && error.status === 404) return null;
        throw error;
      });
    if (found === null || isFinishedRun(found.run.status)) return;
    const { run } = found;
    const open = found.items.filter((item) => !isFinishedItem(item.status));
    const cancelled = new AbortController();
    const group = cancels.get(runId) ?? new Set();
    cancels.set(runId, group.add(cancelled));
    const poll = setInterval(() => void isCancelled(organizationId, runId).then((yes) => yes && cancelled.abort(new RunCancelledError())), cancelPollMs);
    poll.unref();
    try {
      const signal = AbortSignal.any([cancelled.signal, stopping.signal]);
      const taken = await Promise.allSettled(open.map((item) => slots.run(() => processItem(context, run, item.id, signal))));
      const failure = taken.find((outcome) => outcome.status === "rejected");
      if (failure) throw failure.reason;
      if (stopping.signal.aborted || taken.some((outcome) => outcome.status === "fulfilled" && !outcome.value)) await assertNobodysBusiness(organizationId, runId);
    } finally {
      clearInterval(poll);
      group.delete(cancelled);
      if (group.size === 0) cancels.delete(runId);
    }
  }

  async function isCancelled(organizationId: string, runId: string): Promise<boolean> {
    try {
      return await db.readForOrganization(organizationId, async (tx) => (await getRun(tx, runId)).cancelRequestedAt !== null);
    } catch {
      return false;
    }
  }

  /** Items that are not done here: finished meanwhile, given back, or held by another worker, who may be dead. The job stays until they are. */
  async function assertNobodysBusiness(organizationId: string, runId: string): Promise<void> {
    const run = await db.forOrganization(organizationId, (tx) => finishRunIfDone(tx, runId, systemActor));
    if (!isFinishedRun(run.status)) throw new RunBusyError("Items of this run are left for another worker.");
  }

  /** Runs whose worker died: their leases have ended, and nobody will bring their job back soon. */
  async function sweep(): Promise<void> {
    try {
      const found = await db.system((tx) =>
        rows<{ id: string; organization_id: string }>(
          tx,
          sql`update generation_runs set next_check_at = agency.now() + ${config.GENERATION_LEASE_MS} * interval '1 millisecond'
              where id in (
                select id from generation_runs r
                where status in ('queued', 'running') and next_check_at <= agency.now()
                  and not exists (select 1 from generation_items i where i.run_id = r.id and i.lease_until > agency.now())
                order by next_check_at limit 50 for update skip locked)
              returning id, organization_id`,
        ),
      );
      await Promise.allSettled(found.map(({ id, organization_id: organizationId }) => work({ organizationId, runId: id })));
    } catch (error) {
      log.warn({ err: error }, "runs without a worker could not be looked for; trying again");
    }
  }
  const sweeper = setInterval(() => void sweep(), deps.sweepMs ?? 15_000);
  sweeper.unref();
  void sweep();

  await context.jobs.work("content", config.GENERATION_CONCURRENCY, work);
  return {
    async stop(timeoutMs) {
      accepting = false;
      clearInterval(sweeper);
      let deadline: NodeJS.Timeout | undefined;
      await Promise.race([Promise.allSettled(running), new Promise((resolve) => (deadline = setTimeout(resolve, timeoutMs)))]);
      clearTimeout(deadline);
      stopping.abort(new WorkerStoppingError());
      await Promise.allSettled(running);
      stopListening();
    },
  };
}
