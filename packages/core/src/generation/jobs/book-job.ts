import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import type { MediaCost } from "@agency/providers/spec";
import { releaseReservation, settle } from "../../economics/index.ts";
import { providerJobs, type JobRow } from "./table.ts";

/**
 * Books the call under way: what it cost, or what is still missing of it where a part was booked before (an uncertain one that was bound).
 * In the transaction that stores the result.
 * @param cost `microUsd` null: nobody told, then the most that was reserved
 */
export async function bookJob(tx: Transaction, job: JobRow, { outcome, cost }: { outcome: string; cost: MediaCost }): Promise<void> {
  const whole = cost.microUsd ?? job.callMaxMicroUsd ?? 0n;
  const amount = whole > job.callBookedMicroUsd ? whole - job.callBookedMicroUsd : 0n;
  await settle(tx, {
    reservationId: job.reservationId,
    entry: {
      organizationId: job.organizationId,
      brandId: job.brandId,
      contentId: job.contentId,
      campaignId: job.campaignId,
      environment: job.environment,
      kind: job.kind,
      provider: job.provider,
      model: job.model,
      subjectType: "provider_job",
      subjectId: job.id,
      inputTokens: cost.inputTokens ?? 0,
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
      outputTokens: cost.outputTokens ?? 0,
      amountMicroUsd: amount,
      priceRow: cost.priceRow ?? job.callPriceRow,
      outcome,
      requestId: job.remoteId,
    },
  });
  await tx
    .update(providerJobs)
    .set({ reservationId: null, callBookedMicroUsd: job.callBookedMicroUsd + amount, costMicroUsd: sql`${providerJobs.costMicroUsd} + ${amount.toString()}::bigint` })
    .where(eq(providerJobs.id, job.id));
}

/** A call that certainly made nothing and cost nothing: the intent goes. */
export async function dropIntent(tx: Transaction, job: JobRow): Promise<void> {
  if (job.reservationId !== null) await releaseReservation(tx, job.reservationId);
  await tx.update(providerJobs).set(noCall).where(eq(providerJobs.id, job.id));
}

export const noCall = { callStartedAt: null, callMaxMicroUsd: null, callPriceRow: null, callBookedMicroUsd: 0n, reservationId: null, payloadHash: null } as const;
