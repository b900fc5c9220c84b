import { desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { usd } from "../economics/index.ts";
import { generationItems, generationRuns } from "./table.ts";

/** What contents show of their generation: the newest run and what all of them cost, for `contentHooks.enrich`. Live money only (R38). */
export async function enrichContent(tx: Transaction, content: { id: string }): Promise<{ cost?: { amount: string; currency: string }; generationRunId?: string }> {
  const runs = await tx.select({ id: generationRuns.id }).from(generationRuns).where(eq(generationRuns.contentId, content.id)).orderBy(desc(generationRuns.id));
  const newest = runs[0];
  if (!newest) return {};
  const [total] = await tx
    .select({ cost: sql<string>`coalesce(sum(${generationItems.costMicroUsd}) filter (where ${generationItems.environment} = 'live'), 0)::text` })
    .from(generationItems)
    .innerJoin(generationRuns, eq(generationRuns.id, generationItems.runId))
    .where(eq(generationRuns.contentId, content.id));
  return { cost: usd(BigInt(total!.cost)), generationRunId: newest.id };
}
