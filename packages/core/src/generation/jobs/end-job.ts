import { eq, sql } from "drizzle-orm";
import type { MediaCost } from "@agency/providers/spec";
import { bookJob, dropIntent } from "./book-job.ts";
import type { HeldJob, MediaContext } from "./context.ts";
import { lockHeldJob } from "./held-job.ts";
import { tellJob } from "./job-events.ts";
import { providerJobs, type JobRow } from "./table.ts";

export interface JobEnding {
  status: "failed" | "refused" | "cancelled" | "uncertain";
  kind: string | null;
  detail: string | null;
  /** What the call under way cost; null: nothing was called, or nothing that cost. */
  cost: MediaCost | null;
}

/** Ends a job without a result; what its call cost is booked with it. Event: `job.<status>`. @throws JobLeaseLostError */
export async function endJob(context: Pick<MediaContext, "db" | "failpoint">, held: HeldJob, ending: JobEnding): Promise<void> {
  await context.db.forOrganization(held.job.organizationId, async (tx) => {
    const job = await lockHeldJob(tx, held);
    if (ending.cost !== null) await bookJob(tx, job, { outcome: outcomeOf(ending, job), cost: ending.cost });
    else if (job.callStartedAt !== null) await dropIntent(tx, job);
    await tx
      .update(providerJobs)
      .set({
        status: ending.status,
        errorKind: ending.kind,
        errorDetail: ending.detail?.slice(0, 1_000) ?? null,
        waitReason: null,
        leaseOwner: null,
        leaseUntil: null,
        finishedAt: ending.status === "uncertain" ? null : sql`agency.now()`,
      })
      .where(eq(providerJobs.id, job.id));
    await tellJob(tx, job, ending.status, { payload: { errorKind: ending.kind } });
    context.failpoint("media.end", "before");
  });
}

const outcomeOf = ({ status, kind }: JobEnding, job: JobRow): string => (status === "uncertain" ? "unknown" : status === "failed" && kind === "stuck" ? "unknown" : status === "cancelled" && job.remoteId === null ? "lost" : status);
