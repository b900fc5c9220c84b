import { Problem } from "@agency/platform/http";
import { systemActor } from "@agency/platform/live";
import { finishIfDone } from "../finish-evaluation.ts";
import { getEvaluation, listResults } from "../get-evaluation.ts";
import { EvaluationCancelledError, processResult, type EvaluationDependencies } from "./process-result.ts";

/** Results of one run that are worked on at once, in one process; what providers allow is theirs to say. */
const lanes = 4;
/** How soon a cancelled call is cut. */
const cancelPollMs = 500;

/**
 * Works through what is left of a run; finished results stay as they are, what another worker holds is left to it. A run that was deleted
 * meanwhile is done.
 * @param options.onProgress called after each result
 */
export async function runEvaluation(
  deps: EvaluationDependencies,
  { organizationId, runId, signal, onProgress }: { organizationId: string; runId: string; signal: AbortSignal; onProgress?: () => void },
): Promise<void> {
  const found = await deps.db
    .readForOrganization(organizationId, async (tx) => ({ run: await getEvaluation(tx, runId), results: await listResults(tx, runId, null) }))
    .catch((error: unknown) => {
      if (error instanceof Problem && error.status === 404) return null;
      throw error;
    });
  if (found === null || found.run.finishedAt !== null) return;
  const { run } = found;
  const open = found.results.filter(({ status }) => status === "queued" || status === "running");
  const cancelled = new AbortController();
  const poll = setInterval(() => {
    deps.db
      .readForOrganization(organizationId, (tx) => getEvaluation(tx, runId))
      .then((row) => row.cancelRequestedAt !== null && cancelled.abort(new EvaluationCancelledError()))
      .catch(() => {});
  }, cancelPollMs);
  poll.unref();
  const cut = AbortSignal.any([signal, cancelled.signal]);
  const failures: unknown[] = [];
  const work = async () => {
    for (let next = open.shift(); next !== undefined && !signal.aborted; next = open.shift()) {
      await processResult(deps, run, next.id, cut).catch((error: unknown) => failures.push(error));
      onProgress?.();
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, work));
  } finally {
    clearInterval(poll);
  }
  if (failures.length > 0) throw failures[0];
  await deps.db.forOrganization(organizationId, (tx) => finishIfDone(tx, runId, systemActor));
}
