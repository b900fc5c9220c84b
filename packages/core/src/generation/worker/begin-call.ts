import { and, eq, sql } from "drizzle-orm";
import type { TextRequest } from "@agency/providers/text";
import { BudgetError, fromMicro, reserveBudget } from "../../economics/index.ts";
import { maxCostOf } from "../estimate.ts";
import { announce } from "../finish-run.ts";
import type { UsableEntry } from "../providers/routing.ts";
import { generationChunks, generationItems } from "../table.ts";
import { ItemFailedError, ItemWaitsError, type Held, type WorkerContext } from "./context.ts";
import { assertNotCancelled, lockHeld } from "./held-item.ts";

/** So often an item without money looks again by itself; a changed limit wakes it within a second. */
const fundsPollMs = 10 * 60_000;

/**
 * Commits the intent of one call before it is made: what it may cost is held against the budgets and against the run's own ceiling, and
 * the row says that a call is under way. The former attempt's text goes.
 * @returns the number of this attempt
 * @throws ItemWaitsError when a budget is used up; ItemFailedError `unknown_price`, or `budget_exceeded` past the run's own ceiling;
 *   RunCancelledError; LeaseLostError
 */
export async function beginCall(context: WorkerContext, held: Held, entry: UsableEntry, request: TextRequest): Promise<number> {
  const { run } = held;
  const isLive = entry.resolved.environment === "live";
  const maxMicroUsd = maxCostOf(entry.price, request);
  try {
    return await context.db.forOrganization(run.organizationId, async (tx) => {
      const item = await lockHeld(tx, held);
      await assertNotCancelled(tx, held);
      let reservationId: string | null = null;
      if (isLive) {
        ({ reservationId } = await reserveBudget(tx, { organizationId: run.organizationId, brandId: run.brandId, campaignId: run.campaignId, subjectId: item.id, maxMicroUsd }));
        const [total] = await tx
          .select({ cost: sql<string>`coalesce(sum(coalesce(${generationItems.costMicroUsd}, 0) + coalesce(${generationItems.callMaxMicroUsd}, 0)), 0)::text` })
          .from(generationItems)
          .where(and(eq(generationItems.runId, run.id), eq(generationItems.environment, "live")));
        if (BigInt(total!.cost) + (maxMicroUsd ?? 0n) > run.maxCostMicroUsd) {
          throw new ItemFailedError("budget_exceeded", `This run was accepted for at most ${fromMicro(run.maxCostMicroUsd)} USD, and another call could pass that. Start a new run.`);
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
          callPriceRow: entry.price?.id ?? null,
          reservationId,
          waitReason: null,
          waitProvider: null,
          waitingSince: null,
          errorDetail: null,
        })
        .where(eq(generationItems.id, item.id));
      await announce(tx, run.id);
      return item.attempts + 1;
    });
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error;
    if (error.code === "unknown_price") throw new ItemFailedError(error.code, error.message);
    // Money can come: a raised limit, or the next month.
    throw new ItemWaitsError(error.message, { reason: "budget", waitMs: fundsPollMs, provider: null, isOutage: false });
  }
}
