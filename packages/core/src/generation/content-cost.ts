import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { usd } from "../economics/index.ts";
import { generationItems, generationRuns } from "./table.ts";

/** What contents show of their generation: the newest run and what all of them cost, for `contentHooks.enrich`. Live money only (R38). */
export async function enrichContent(tx: Transaction, content: { id: string }): Promise<{ cost?: { amount: string; currency: string }; generationRunId?: string }> {
  // A rewrite goes on beside the text; the run that content is known by is the one that wrote it.
  const runs = await tx
    .select({ id: generationRuns.id, transform: generationRuns.transform })
    .from(generationRuns)
    .where(eq(generationRuns.contentId, content.id))
    .orderBy(desc(generationRuns.id));
  if (runs.length === 0) return {};
  const newest = runs.find(({ transform }) => transform === null || transform.sourceContentId !== content.id);
  const [total] = await tx
    .select({ cost: sql<string>`coalesce(sum(${generationItems.costMicroUsd}) filter (where ${generationItems.environment} = 'live'), 0)::text` })
    .from(generationItems)
    .innerJoin(generationRuns, eq(generationRuns.id, generationItems.runId))
    .where(eq(generationRuns.contentId, content.id));
  return { cost: usd(BigInt(total!.cost)), ...(newest ? { generationRunId: newest.id } : {}) };
}

/** What each alternative of a content cost to write, in live money; those that a person wrote are absent. */
export async function versionCosts(tx: Transaction, contentId: string): Promise<Map<string, { amount: string; currency: string }>> {
  const found = await tx
    .select({ versionId: generationItems.contentVersionId, cost: generationItems.costMicroUsd, environment: generationItems.environment })
    .from(generationItems)
    .innerJoin(generationRuns, eq(generationRuns.id, generationItems.runId))
    .where(and(eq(generationRuns.contentId, contentId), isNotNull(generationItems.contentVersionId)));
  return new Map(found.map(({ versionId, cost, environment }) => [versionId!, usd(environment === "live" ? (cost ?? 0n) : 0n)]));
}
