import { eq, sql } from "drizzle-orm";
import { isUniqueViolation } from "@agency/platform/db";
import { ProviderError, type MediaFound } from "@agency/providers/spec";
import type { HeldJob, MediaContext } from "./context.ts";
import { endJob } from "./end-job.ts";
import { letGo, lockHeldJob, putBack } from "./held-job.ts";
import { tellJob } from "./job-events.ts";
import type { OpenedJob } from "./media-desk.ts";
import { providerJobs } from "./table.ts";

/** A listing can lag: so many looks, then a person. */
const mostLookups = 3;

/**
 * An intent whose answer nobody saw: looked up where the provider keeps a record that proves it, else `uncertain` for a person to decide.
 * Never called again by itself: nothing found proves nothing.
 */
export async function lookForLost(context: MediaContext, held: HeldJob, { provider, input }: OpenedJob, signal: AbortSignal): Promise<void> {
  const { job } = held;
  const { config } = context;
  let found: MediaFound = { state: "unknown", evidence: "The provider offers no way to look it up." };
  if (provider.find) {
    try {
      found = await provider.find({ correlation: `${job.id}-${job.attempts}`, input, startedAt: job.callStartedAt!, signal: AbortSignal.any([signal, AbortSignal.timeout(config.MEDIA_CALL_TIMEOUT_MS)]) });
    } catch (error) {
      if (signal.aborted || !(error instanceof ProviderError)) throw error;
      found = { state: "unknown", evidence: error.message };
    }
    if (found.state === "found" && (await bind(context, held, found.remoteId))) return;
    if (job.lookups + 1 < mostLookups) return putBack(context, held, { inMs: config.MEDIA_LOOKUP_MS * 2 ** job.lookups, changes: { lookups: job.lookups + 1 } });
  }
  const evidence = found.state === "unknown" ? ` ${found.evidence}` : "";
  await endJob(context, held, {
    status: "uncertain",
    kind: "uncertain",
    detail: `The answer to a paid call was lost, and nothing proves whether ${provider.name} made it.${evidence} Look there: enter its id, or start again.`,
    cost: { microUsd: null, priceRow: null },
  });
}

/** @returns false when the creation belongs to another job */
async function bind(context: MediaContext, held: HeldJob, remoteId: string): Promise<boolean> {
  try {
    await context.db.forOrganization(held.job.organizationId, async (tx) => {
      const job = await lockHeldJob(tx, held);
      await letGo(tx, held, { inMs: 0, changes: { status: "submitted", remoteId, lookups: 0, faults: 0, errorDetail: null } });
      await tx.update(providerJobs).set({ submittedAt: sql`agency.now()` }).where(eq(providerJobs.id, job.id));
      await tellJob(tx, job, "submitted", { payload: { found: true } });
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
