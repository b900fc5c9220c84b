import { sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import type { LiveHub } from "@agency/platform/live";
import { dueChannel } from "../start-evaluation.ts";
import type { EvaluationDependencies } from "./process-result.ts";
import { runEvaluation } from "./run-evaluation.ts";

export interface EvaluationWorker {
  /** Takes no more runs, waits for calls under way at most `timeoutMs`, then cuts them (R14). */
  stop(timeoutMs: number): Promise<void>;
}

/** Runs that one process works on at once: evaluations never take the place of what clients wait for. */
const mostRuns = 2;
/** How soon a run is found when its notification got lost, or its worker died and its lease is over. */
const pollMs = 1_000;

/** Works through open evaluation runs. The rows are the only queue: whoever finds a run that is due, and nobody at work on it, takes it. */
export function startEvaluationWorker(deps: EvaluationDependencies & { live: Pick<LiveHub, "onNotify"> }): EvaluationWorker {
  const { db, log, config, live } = deps;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let accepting = true;

  async function fill(): Promise<void> {
    while (accepting && running.size < mostRuns) {
      // A place is taken before the look, so that two looks at once cannot take one place twice.
      let release = () => {};
      const place = new Promise<void>((resolve) => (release = resolve)).finally(() => running.delete(place));
      running.add(place);
      const run = await claimRun();
      if (run === null) return release();
      void runEvaluation(deps, { organizationId: run.organization_id, runId: run.id, signal: stopping.signal })
        .catch((error: unknown) => log.warn({ err: error, runId: run.id }, "an evaluation was interrupted; it goes on soon"))
        .finally(() => {
          release();
          setImmediate(() => void fill());
        });
    }
  }

  async function claimRun(): Promise<{ id: string; organization_id: string } | null> {
    try {
      const [found] = await db.system((tx) =>
        rows<{ id: string; organization_id: string }>(
          tx,
          sql`update evaluation_runs set next_check_at = agency.now() + ${config.GENERATION_LEASE_MS} * interval '1 millisecond'
              where id = (
                select id from evaluation_runs r where status in ('queued', 'running') and next_check_at <= agency.now()
                  and not exists (select 1 from evaluation_results e where e.run_id = r.id and e.lease_until > agency.now())
                order by next_check_at limit 1 for update skip locked)
              returning id, organization_id`,
        ),
      );
      return found ?? null;
    } catch (error) {
      log.warn({ err: error }, "open evaluations could not be looked for; trying again");
      return null;
    }
  }

  const stopListening = live.onNotify(dueChannel, () => void fill());
  const poll = setInterval(() => void fill(), pollMs);
  poll.unref();
  void fill();
  return {
    async stop(timeoutMs) {
      accepting = false;
      clearInterval(poll);
      stopListening();
      let deadline: NodeJS.Timeout | undefined;
      await Promise.race([Promise.allSettled(running), new Promise((resolve) => (deadline = setTimeout(resolve, timeoutMs)))]);
      clearTimeout(deadline);
      stopping.abort(new Error("This worker is going down."));
      await Promise.allSettled(running);
    },
  };
}
