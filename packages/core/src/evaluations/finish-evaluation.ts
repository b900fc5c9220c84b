import { and, eq, inArray, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { recordEvents, type Actor } from "@agency/platform/live";
import { getEvaluation } from "./get-evaluation.ts";
import { evaluationResults, evaluationRuns, type EvaluationRunRow } from "./table.ts";

/** Ends a run once its last result has ended; called in the transaction that ends one. Event: `evaluation.finished`. */
export async function finishIfDone(tx: Transaction, runId: string, actor: Actor): Promise<EvaluationRunRow> {
  // Locked, so that of two results that end at once one sees both.
  const run = await getEvaluation(tx, runId, { lock: true });
  if (run.finishedAt !== null) return run;
  const [counted] = await rows<{ open: number; passed: number; total: number }>(
    tx,
    sql`select (count(*) filter (where status in ('queued', 'running')))::int as open, (count(*) filter (where status = 'passed'))::int as passed, count(*)::int as total
        from evaluation_results where run_id = ${runId}`,
  );
  if (counted!.open > 0) return run;
  const status = run.cancelRequestedAt === null ? "done" : "cancelled";
  const [row] = await tx.update(evaluationRuns).set({ status, finishedAt: sql`agency.now()` }).where(eq(evaluationRuns.id, runId)).returning();
  await recordEvents(tx, {
    organizationId: run.organizationId,
    type: "evaluation.finished",
    subjectType: "evaluation_run",
    subjectId: runId,
    actor,
    payload: { promptId: run.promptId, status, passed: counted!.passed, total: counted!.total },
  });
  return row!;
}

/** Asks a run to stop: what nobody works on ends at once, calls under way are cut by their worker. Asked twice is asked once. Event: `evaluation.cancel_requested`. @throws Problem 404 */
export async function cancelEvaluation(tx: Transaction, input: { runId: string; actor: Actor }): Promise<EvaluationRunRow> {
  const run = await getEvaluation(tx, input.runId, { lock: true });
  if (run.finishedAt !== null || run.cancelRequestedAt !== null) return run;
  await tx.update(evaluationRuns).set({ cancelRequestedAt: sql`agency.now()` }).where(eq(evaluationRuns.id, run.id));
  await tx
    .update(evaluationResults)
    .set({ status: "cancelled", finishedAt: sql`agency.now()` })
    .where(and(eq(evaluationResults.runId, run.id), inArray(evaluationResults.status, ["queued", "running"]), sql`(${evaluationResults.leaseUntil} is null or ${evaluationResults.leaseUntil} <= agency.now())`));
  await recordEvents(tx, { organizationId: run.organizationId, type: "evaluation.cancel_requested", subjectType: "evaluation_run", subjectId: run.id, actor: input.actor });
  return finishIfDone(tx, run.id, input.actor);
}
