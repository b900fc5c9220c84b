import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { recordEvents, type Actor } from "@agency/platform/live";
import { finishRunIfDone } from "./finish-run.ts";
import { getRun } from "./get-run.ts";
import { isFinishedRun } from "./rules.ts";
import { cancelChannel } from "./run-text.ts";
import { generationRuns, type RunRow } from "./table.ts";

/**
 * Asks a run to stop: what nobody works on ends at once, calls under way are cut by their worker, finished versions stay.
 * Asked twice is asked once. Event: `generation.cancel_requested`. @throws Problem 404
 */
export async function cancelRun(tx: Transaction, input: { runId: string; actor: Actor }): Promise<RunRow> {
  const run = await getRun(tx, input.runId, { lock: true });
  if (isFinishedRun(run.status) || run.cancelRequestedAt !== null) return run;
  await tx.update(generationRuns).set({ cancelRequestedAt: sql`agency.now()` }).where(eq(generationRuns.id, run.id));
  // A worker that is storing holds its item and then wants the run: waiting for that item here would wait for ever.
  await tx.execute(
    sql`update generation_items set status = 'cancelled', finished_at = agency.now()
        where id in (select id from generation_items where run_id = ${run.id} and status in ('queued', 'waiting') and lease_until is null and call_started_at is null for update skip locked)`,
  );
  await tx.execute(sql`select pg_notify(${cancelChannel}, ${run.id})`);
  await recordEvents(tx, {
    organizationId: run.organizationId,
    type: "generation.cancel_requested",
    subjectType: "generation_run",
    subjectId: run.id,
    brandId: run.brandId,
    actor: input.actor,
    payload: { contentId: run.contentId },
  });
  return finishRunIfDone(tx, run.id, input.actor);
}
