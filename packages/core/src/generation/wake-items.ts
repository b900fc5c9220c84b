import { sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { announceWork } from "./finish-run.ts";

/**
 * Lets the organization's waiting items try at once, because what they wait for has changed: `budget` after a limit was raised,
 * `provider` after a key, a limit or a route was changed. Those that still cannot go on wait again; no attempt is burnt.
 */
export async function wakeItems(tx: Transaction, organizationId: string, waitsFor: "budget" | "provider"): Promise<void> {
  await tx.execute(
    sql`update generation_items set retry_at = agency.now()
        where organization_id = ${organizationId} and status = 'waiting' and ${waitsFor === "budget" ? sql`wait_reason = 'budget'` : sql`wait_reason <> 'budget'`}`,
  );
  await announceWork(tx);
}
