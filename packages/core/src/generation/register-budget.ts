import { sql } from "drizzle-orm";
import type { EconomicsHooks } from "../economics/index.ts";
import { announceWork } from "./finish-run.ts";

/** Drafts that stopped for want of money go on as soon as a limit is raised or lifted; those that still have none wait again. */
export function registerBudgetResume(hooks: EconomicsHooks): void {
  hooks.afterBudgetRaised.push(async (tx, { organizationId }) => {
    await tx.execute(sql`update generation_items set retry_at = agency.now() where organization_id = ${organizationId} and status = 'waiting' and wait_reason = 'budget'`);
    await announceWork(tx);
  });
}
