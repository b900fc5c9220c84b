import { sql } from "drizzle-orm";
import { rows, type Database } from "@agency/platform/db";
import type { Log } from "@agency/platform/log";
import { announceAlerts } from "./alerts.ts";

/**
 * Looks now and then whether a client's month turns bad, and says so once. Any number of processes may run it: what was said is marked.
 * @param deps.everyMs pause between two rounds
 */
export function startAlertSweeper(deps: { db: Database; log: Log; everyMs: number }): { stop(): Promise<void> } {
  let round: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    round = round.then(() => sweepAlerts(deps)).catch((error: unknown) => deps.log.warn({ err: error }, "margins could not be looked at; they are at the next round"));
  }, deps.everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}

/** One round over every organization that has clients. */
export async function sweepAlerts({ db }: { db: Database }): Promise<void> {
  const found = await db.system((tx) => rows<{ id: string }>(tx, sql`select distinct organization_id as id from clients where archived_at is null`));
  for (const { id } of found) await db.forOrganization(id, (tx) => announceAlerts(tx, id));
}
