import { sql } from "drizzle-orm";
import type { EconomicsHooks } from "../../economics/index.ts";
import { announceJobs } from "./job-events.ts";

/** Creations that stopped for want of money go on as soon as a limit is raised or lifted. */
export function registerJobsResume(hooks: EconomicsHooks): void {
  hooks.afterBudgetRaised.push(async (tx, { organizationId }) => {
    await tx.execute(sql`update provider_jobs set next_step_at = agency.now() where organization_id = ${organizationId} and status = 'queued' and wait_reason = 'budget'`);
    await announceJobs(tx);
  });
}
