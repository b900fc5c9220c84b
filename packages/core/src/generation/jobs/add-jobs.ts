import { sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { type Actor } from "@agency/platform/live";
import type { MediaKind } from "@agency/providers/spec";
import type { Environment } from "../table.ts";
import { announceJobs, tellJob } from "./job-events.ts";
import { providerJobs, type JobRow } from "./table.ts";

export interface NewJobs {
  organizationId: string;
  actor: Actor;
  kind: MediaKind;
  provider: string;
  model: string;
  environment: Environment;
  brandId: string;
  contentId?: string | null | undefined;
  campaignId?: string | null | undefined;
  /** One entry a paid creation, as its maker will parse it. */
  requests: readonly Record<string, unknown>[];
  /** Wishes that the provider does not know and ignores. */
  warnings?: readonly string[] | undefined;
}

/** Accepts creations as one batch; workers begin when the transaction commits. Event: `job.queued` each. */
export async function addJobs(tx: Transaction, input: NewJobs): Promise<JobRow[]> {
  const batchId = newId();
  const added = await tx
    .insert(providerJobs)
    .values(
      input.requests.map((request) => ({
        id: newId(),
        organizationId: input.organizationId,
        brandId: input.brandId,
        contentId: input.contentId ?? null,
        campaignId: input.campaignId ?? null,
        batchId,
        kind: input.kind,
        provider: input.provider,
        model: input.model,
        environment: input.environment,
        status: "queued" as const,
        request,
        warnings: [...(input.warnings ?? [])],
        createdBy: input.actor.kind === "user" ? input.actor.id : null,
        createdAt: sql`agency.now()`,
        nextStepAt: sql`agency.now()`,
      })),
    )
    .returning();
  for (const job of added) await tellJob(tx, job, "queued", { actor: input.actor });
  await announceJobs(tx);
  return added;
}
