import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import type { MediaKind } from "@agency/providers/spec";
import { usd } from "../../economics/index.ts";
import type { ProviderJob } from "./schema.ts";
import { openStatuses, whatMayBeDone } from "./rules.ts";
import { providerJobs, type JobRow, type JobStatus } from "./table.ts";

/** @throws Problem 404, also for a job of a brand outside `brandIds` (R24) */
export async function getJob(tx: Transaction, jobId: string, options: { brandIds: readonly string[] | null; lock?: boolean }): Promise<JobRow> {
  const query = tx.select().from(providerJobs).where(eq(providerJobs.id, jobId));
  const [row] = options.lock ? await query.for("update") : await query;
  if (!row || (options.brandIds !== null && !options.brandIds.includes(row.brandId))) throw notFound("This job");
  return row;
}

export interface JobFilter {
  brandId?: string | undefined;
  contentId?: string | undefined;
  batchId?: string | undefined;
  kind?: MediaKind | undefined;
  status?: JobStatus | undefined;
  /** Only those that somebody still works on, or has to decide about. */
  open?: boolean | undefined;
}

/** Newest first; answers one row more than `limit` where a next page exists. */
export async function listJobs(tx: Transaction, filter: JobFilter & { brandIds: readonly string[] | null; after: string | null; limit: number }): Promise<JobRow[]> {
  return tx
    .select()
    .from(providerJobs)
    .where(
      and(
        filter.brandId ? eq(providerJobs.brandId, filter.brandId) : undefined,
        filter.contentId ? eq(providerJobs.contentId, filter.contentId) : undefined,
        filter.batchId ? eq(providerJobs.batchId, filter.batchId) : undefined,
        filter.kind ? eq(providerJobs.kind, filter.kind) : undefined,
        filter.status ? eq(providerJobs.status, filter.status) : undefined,
        filter.open ? inArray(providerJobs.status, [...openStatuses, "uncertain"]) : undefined,
        filter.brandIds === null ? undefined : inArray(providerJobs.brandId, [...filter.brandIds]),
        filter.after ? lt(providerJobs.id, filter.after) : undefined,
      ),
    )
    .orderBy(desc(providerJobs.id))
    .limit(filter.limit + 1);
}

/** The times of single words are read with the captions: a list is not to carry them. */
export function presentJob(job: JobRow): ProviderJob {
  const { words: _words, ...details } = job.details;
  const isWaiting = job.waitReason !== null && (job.status === "queued" || job.status === "waiting" || job.status === "submitted");
  return {
    id: job.id,
    batchId: job.batchId,
    kind: job.kind,
    provider: job.provider,
    model: job.model,
    environment: job.environment,
    status: job.status,
    brandId: job.brandId,
    contentId: job.contentId,
    request: job.request,
    progress: job.progress,
    waiting: isWaiting ? { reason: job.waitReason!, until: job.waitReason === "person" ? null : job.nextStepAt.toISOString() } : null,
    assetIds: job.outputAssetIds,
    details,
    warnings: job.warnings,
    attempts: job.attempts,
    estimatedMaxCost: job.callMaxMicroUsd === null ? null : usd(job.callMaxMicroUsd),
    cost: usd(job.costMicroUsd),
    remoteId: job.remoteId,
    errorKind: job.errorKind,
    errorDetail: job.errorDetail,
    cancelRequested: job.cancelRequestedAt !== null,
    can: whatMayBeDone(job),
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}
