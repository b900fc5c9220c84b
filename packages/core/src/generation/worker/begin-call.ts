import { and, eq, sql } from "drizzle-orm";
import type { TextRequest } from "@agency/providers/text";
import { BudgetError, fromMicro, reserveBudget } from "../../economics/index.ts";
import { maxCostOf } from "../estimate.ts";
import { announce } from "../finish-run.ts";
import type { UsableEntry } from "../providers/routing.ts";
import { generationChunks, generationItems } from "../table.ts";
import { ItemFailedError, type Held, type WorkerContext } from "./context.ts";
import { assertNotCancelled, lockHeld } from "./held-item.ts";

/**
 * Commits the intent of one call before it is made: what it may cost is held against the budgets and against the run's own ceiling, and
 * the row says that a call is under way. The former attempt's text goes.
 * @returns the number of this attempt
 * @throws ItemFailedError `budget_exceeded` or `unknown_price`; RunCancelledError; LeaseLostError
 */
export async function beginCall(context: WorkerContext, held: Held, entry: UsableEntry, request: TextRequest): Promise<number> {
  const { run } = held;
  const isLive = entry.resolved.environment === "live";
  const maxMicroUsd = maxCostOf(entry, request);
  try {
    return await context.db.forOrganization(run.organizationId, async (tx) => {
      const item = await lockHeld(tx, held);
      await assertNotCancelled(tx, held);
      let reservationId: string | null = null;
      if (isLive) {
        ({ reservationId } = await reserveBudget(tx, { organizationId: run.organizationId, brandId: run.brandId, subjectId: item.id, maxMicroUsd }));
        const [total] = await tx
          .select({ cost: sql<string>`coalesce(sum(coalesce(${generationItems.costMicroUsd}, 0) + coalesce(${generationItems.callMaxMicroUsd}, 0)), 0)::text` })
          .from(generationItems)
          .where(and(eq(generationItems.runId, run.id), eq(generationItems.environment, "live")));
        if (BigInt(total!.cost) + (maxMicroUsd ?? 0n) > run.maxCostMicroUsd) {
          throw new BudgetError("budget_exceeded", `This run was accepted for at most ${fromMicro(run.maxCostMicroUsd)} USD, and another call could pass that. Start a new run.`);
        }
      }
      await tx.delete(generationChunks).where(eq(generationChunks.itemId, item.id));
      await tx
        .update(generationItems)
        .set({
          status: "running",
          provider: entry.provider,
          model: entry.model,
          environment: entry.resolved.environment,
          attempts: item.attempts + 1,
          callStartedAt: sql`agency.now()`,
          callMaxMicroUsd: maxMicroUsd ?? 0n,
          reservationId,
          retryAt: null,
        })
        .where(eq(generationItems.id, item.id));
      await announce(tx, run.id);
      return item.attempts + 1;
    });
  } catch (error) {
    if (error instanceof BudgetError) throw new ItemFailedError(error.code, error.message);
    throw error;
  }
}
