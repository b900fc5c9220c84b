import { and, asc, desc, eq, inArray, lt } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import { generationAttempts, generationItems, generationRuns, type AttemptRow, type RunRow } from "./table.ts";

/** @throws Problem 404 also for a run of another organization (R24) */
export async function getRun(tx: Transaction, runId: string, options: { lock?: boolean } = {}): Promise<RunRow> {
  const query = tx.select().from(generationRuns).where(eq(generationRuns.id, runId));
  const [row] = options.lock ? await query.for("no key update") : await query;
  if (!row) throw notFound("This generation run");
  return row;
}

/** Newest first; answers one row more than `limit` where a next page exists. */
export async function listRuns(
  tx: Transaction,
  options: { brandId?: string | undefined; contentId?: string | undefined; brandIds: readonly string[] | null; after: string | null; limit: number },
): Promise<RunRow[]> {
  return tx
    .select()
    .from(generationRuns)
    .where(
      and(
        options.brandId ? eq(generationRuns.brandId, options.brandId) : undefined,
        options.contentId ? eq(generationRuns.contentId, options.contentId) : undefined,
        options.brandIds === null ? undefined : inArray(generationRuns.brandId, [...options.brandIds]),
        options.after ? lt(generationRuns.id, options.after) : undefined,
      ),
    )
    .orderBy(desc(generationRuns.id))
    .limit(options.limit + 1);
}

/** Every call of a run, oldest first (R47). */
export async function listAttempts(tx: Transaction, runId: string): Promise<AttemptRow[]> {
  const items = tx.select({ id: generationItems.id }).from(generationItems).where(eq(generationItems.runId, runId));
  return tx.select().from(generationAttempts).where(inArray(generationAttempts.itemId, items)).orderBy(asc(generationAttempts.id)).limit(500);
}
