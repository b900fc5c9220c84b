import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { JobLeaseLostError, type HeldJob, type MediaContext } from "./context.ts";
import { providerJobs, type JobRow } from "./table.ts";

/** True for the row exactly while this worker holds it. */
export const isHeld = ({ job, fence }: HeldJob): SQL | undefined => and(eq(providerJobs.id, job.id), eq(providerJobs.fence, fence), sql`${providerJobs.leaseUntil} is not null`);

/** Locks the job for a write. @throws JobLeaseLostError when it is no longer held */
export async function lockHeldJob(tx: Transaction, held: HeldJob): Promise<JobRow> {
  const [job] = await tx.select().from(providerJobs).where(isHeld(held)).for("update");
  if (!job) throw new JobLeaseLostError();
  return job;
}

/** Stores a step that waits for the next one, and lets go of the job. */
export async function putBack(context: Pick<MediaContext, "db">, held: HeldJob, input: { inMs: number; changes: Partial<JobRow> }): Promise<void> {
  await context.db.forOrganization(held.job.organizationId, async (tx) => {
    await lockHeldJob(tx, held);
    await letGo(tx, held, input);
  });
}

export async function letGo(tx: Transaction, held: HeldJob, { inMs, changes }: { inMs: number; changes: Partial<JobRow> }): Promise<void> {
  await tx.update(providerJobs).set({ ...changes, leaseOwner: null, leaseUntil: null, nextStepAt: inFuture(inMs) }).where(eq(providerJobs.id, held.job.id));
}

/** Renews the lease until stopped; its signal aborts when the lease is lost. */
export function keepJobLease({ db, config, log }: MediaContext, held: HeldJob): { signal: AbortSignal; stop(): void } {
  const lost = new AbortController();
  const renew = async () => {
    try {
      const renewed = await db.forOrganization(held.job.organizationId, (tx) =>
        tx.update(providerJobs).set({ leaseUntil: inFuture(config.MEDIA_LEASE_MS) }).where(isHeld(held)).returning({ id: providerJobs.id }),
      );
      if (renewed.length === 0) lost.abort(new JobLeaseLostError());
    } catch (error) {
      log.warn({ err: error, jobId: held.job.id }, "the lease of a media job could not be renewed; trying again");
    }
  };
  const timer = setInterval(() => void renew(), Math.max(50, config.MEDIA_LEASE_MS / 3));
  timer.unref();
  return { signal: lost.signal, stop: () => clearInterval(timer) };
}

export const inFuture = (ms: number): SQL => sql`agency.now() + ${Math.round(ms)} * interval '1 millisecond'`;
