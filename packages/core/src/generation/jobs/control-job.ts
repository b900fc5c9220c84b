import { eq, sql } from "drizzle-orm";
import { constraintName, isUniqueViolation, type Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import { noCall } from "./book-job.ts";
import { jobCancelChannel } from "./context.ts";
import { announceJobs, tellJob } from "./job-events.ts";
import { retryFollows, whatMayBeDone } from "./rules.ts";
import { providerJobs, type JobRow } from "./table.ts";

/**
 * Asks a job to stop. What was not begun ends at once, and so does an uncertain one (a person gives it up, its cost is booked already); a
 * creation under way is stopped at the provider by its worker, or kept if it was faster. Asked twice is asked once. Event:
 * `job.cancel_requested` or `job.cancelled`. @param job locked @throws Problem 409
 */
export async function cancelJob(tx: Transaction, { job, actor }: { job: JobRow; actor: Actor }): Promise<JobRow> {
  if (job.cancelRequestedAt !== null || job.status === "cancelled") return job;
  if (!whatMayBeDone(job).cancel) throw conflict("job_finished", "This job has ended. There is nothing to stop.");
  const isIdle = job.status === "uncertain" || (job.callStartedAt === null && job.remoteId === null && job.leaseUntil === null);
  const [changed] = await tx
    .update(providerJobs)
    .set({ cancelRequestedAt: sql`agency.now()`, ...(isIdle ? { status: "cancelled" as const, waitReason: null, errorKind: null, errorDetail: null, finishedAt: sql`agency.now()` } : { nextStepAt: sql`agency.now()` }) })
    .where(eq(providerJobs.id, job.id))
    .returning();
  await tellJob(tx, job, isIdle ? "cancelled" : "cancel_requested", { actor });
  await tx.execute(sql`select pg_notify(${jobCancelChannel}, ${job.id})`);
  await announceJobs(tx);
  return changed!;
}

/**
 * Tries a job again that has ended without a result: follows what was paid for where the provider still has it, else makes one new
 * creation. Event: `job.retried`. @param job locked @throws Problem 409
 */
export async function retryJob(tx: Transaction, { job, actor }: { job: JobRow; actor: Actor }): Promise<JobRow> {
  if (!whatMayBeDone(job).retry) throw conflict("job_not_retryable", job.status === "uncertain" ? "Say first whether the provider made it: enter its id, or start again." : "This job has not failed. Wait for it, or start a new one.");
  const follows = retryFollows(job);
  const [changed] = await tx
    .update(providerJobs)
    .set({ ...afresh, ...(follows ? { status: "waiting" as const, submittedAt: sql`agency.now()`, details: { ...job.details, askedAgainFor: job.remoteId } } : { ...noCall, status: "queued" as const, remoteId: null, submittedAt: null }) })
    .where(eq(providerJobs.id, job.id))
    .returning();
  await tellJob(tx, job, "retried", { actor, payload: { follows } });
  await announceJobs(tx);
  return changed!;
}

/**
 * A person's word on a call whose answer was lost: it exists under this id, or it is to be made again. What it may have cost stays booked.
 * Event: `job.resolved`, which names the person. @param job locked @throws Problem 409
 */
export async function resolveJob(tx: Transaction, { job, actor, resolution }: { job: JobRow; actor: Actor; resolution: { action: "bind"; remoteId: string } | { action: "start_again" } }): Promise<JobRow> {
  if (!whatMayBeDone(job).resolve) throw conflict("job_not_uncertain", "Nothing is uncertain about this job.");
  const isBound = resolution.action === "bind";
  try {
    const [changed] = await tx
      .update(providerJobs)
      .set({ ...afresh, ...(isBound ? { status: "submitted" as const, remoteId: resolution.remoteId, submittedAt: sql`agency.now()` } : { ...noCall, status: "queued" as const }) })
      .where(eq(providerJobs.id, job.id))
      .returning();
    await tellJob(tx, job, "resolved", { actor, payload: { action: resolution.action } });
    await announceJobs(tx);
    return changed!;
  } catch (error) {
    if (isUniqueViolation(error) && constraintName(error) === "provider_jobs_remote") throw conflict("remote_id_taken", "Another job is bound to this id already.");
    throw error;
  }
}

/** Without the troubles of before. */
const afresh = { errorKind: null, errorDetail: null, waitReason: null, cancelRequestedAt: null, finishedAt: null, faults: 0, lookups: 0, progress: null, nextStepAt: sql`agency.now()` };
