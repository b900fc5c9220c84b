import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { recordEvents, type Actor } from "@agency/platform/live";
import { getRun } from "./get-run.ts";
import { isFinishedRun, runStatusOf } from "./rules.ts";
import { campaignChannel, dueChannel, progressChannel } from "./run-text.ts";
import { generationItems, generationRuns, type RunRow } from "./table.ts";

/**
 * Ends a run once its last item has ended; called in the transaction that ends an item. The run's row is locked, so that of two
 * items that end at once one sees both. Event: `generation.finished`.
 */
export async function finishRunIfDone(tx: Transaction, runId: string, actor: Actor): Promise<RunRow> {
  const run = await getRun(tx, runId, { lock: true });
  await announce(tx, runId);
  if (isFinishedRun(run.status)) return run;
  const items = await tx.select({ status: generationItems.status }).from(generationItems).where(eq(generationItems.runId, runId));
  const status = runStatusOf(items.map((item) => item.status), run.cancelRequestedAt !== null);
  if (status === null) return run;
  const [row] = await tx.update(generationRuns).set({ status, finishedAt: sql`agency.now()` }).where(eq(generationRuns.id, runId)).returning();
  await recordEvents(tx, {
    organizationId: run.organizationId,
    type: "generation.finished",
    subjectType: "generation_run",
    subjectId: runId,
    brandId: run.brandId,
    actor,
    payload: { status, contentId: run.contentId },
  });
  if (run.campaignId !== null) await tx.execute(sql`select pg_notify(${campaignChannel}, ${run.campaignId})`);
  return row!;
}

/** Wakes the streams of a run when the transaction commits. */
export async function announce(tx: Transaction, runId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${progressChannel}, ${runId})`);
}

/** Wakes the workers when the transaction commits. */
export async function announceWork(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_notify(${dueChannel}, '')`);
}
