import { sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { recordEvents, systemActor, type Actor } from "@agency/platform/live";
import { jobsDueChannel } from "./context.ts";
import type { JobRow } from "./table.ts";

/** Tells everybody what became of a job: `job.queued`, `job.submitted`, `job.done`, `job.uncertain` … */
export async function tellJob(tx: Transaction, job: Pick<JobRow, "id" | "organizationId" | "brandId" | "contentId" | "batchId" | "kind">, what: string, options: { actor?: Actor; payload?: Record<string, unknown> } = {}): Promise<void> {
  await recordEvents(tx, {
    organizationId: job.organizationId,
    type: `job.${what}`,
    subjectType: "provider_job",
    subjectId: job.id,
    brandId: job.brandId,
    actor: options.actor ?? systemActor,
    payload: { kind: job.kind, batchId: job.batchId, contentId: job.contentId, ...options.payload },
  });
}

/** Wakes the workers when the transaction commits. */
export async function announceJobs(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_notify(${jobsDueChannel}, '')`);
}
