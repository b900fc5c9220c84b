import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { MediaEstimate } from "@agency/providers/spec";
import { BudgetError, reserveBudget } from "../../economics/index.ts";
import { budgetReservations } from "../../economics/index.ts";
import { JobCancelledError, JobFailedError, type HeldJob, type MediaContext } from "./context.ts";
import { inFuture, lockHeldJob } from "./held-job.ts";
import type { OpenedJob } from "./media-desk.ts";
import { providerJobs } from "./table.ts";

/** No money now; a raised limit wakes the job. */
export class JobWithoutMoneyError extends Error {}

/** A video may take hours; its money is held for as long as we follow it. */
const reservationMs = 48 * 3_600_000;

/**
 * Commits the intent of the one call that creates (R4): what it may cost is held against the budgets (R38), and the row says that a call
 * is under way and with what.
 * @returns the number of this attempt
 * @throws JobWithoutMoneyError; JobFailedError `unknown_price`; JobCancelledError; JobLeaseLostError
 */
export async function beginCreation(context: MediaContext, held: HeldJob, { environment }: Pick<OpenedJob, "environment">, estimate: MediaEstimate): Promise<number> {
  try {
    return await context.db.forOrganization(held.job.organizationId, async (tx) => {
      const job = await lockHeldJob(tx, held);
      if (job.cancelRequestedAt !== null) throw new JobCancelledError();
      let reservationId: string | null = null;
      if (environment === "live" && estimate.microUsd !== 0n) {
        const { organizationId, brandId, campaignId } = job;
        ({ reservationId } = await reserveBudget(tx, { organizationId, brandId, campaignId, subjectId: job.id, maxMicroUsd: estimate.microUsd }));
        await tx.update(budgetReservations).set({ expiresAt: inFuture(reservationMs) }).where(eq(budgetReservations.id, reservationId));
      }
      await tx
        .update(providerJobs)
        .set({
          status: "running",
          environment,
          attempts: job.attempts + 1,
          callStartedAt: sql`agency.now()`,
          callMaxMicroUsd: estimate.microUsd ?? 0n,
          callPriceRow: estimate.priceRow,
          callBookedMicroUsd: 0n,
          payloadHash: createHash("sha256").update(JSON.stringify([job.provider, job.model, job.request])).digest("hex"),
          reservationId,
          progress: null,
          waitReason: null,
          lookups: 0,
          errorKind: null,
          errorDetail: null,
        })
        .where(eq(providerJobs.id, job.id));
      context.failpoint("media.intent", "before");
      return job.attempts + 1;
    });
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error;
    if (error.code === "unknown_price") throw new JobFailedError(error.code, error.message);
    throw new JobWithoutMoneyError(error.message);
  }
}
