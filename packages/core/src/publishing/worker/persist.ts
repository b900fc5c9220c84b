import { setTimeout as sleep } from "node:timers/promises";
import { isDatabaseUnavailable, sqlState } from "@agency/platform/db";
import type { PublisherContext } from "./context.ts";

/** Deadlock or serialization failure: the same transaction goes through the next time. */
const collisions = new Set(["40P01", "40001"]);

/**
 * Writes down what is known to have happened, and does not let go of it because the database is restarting or two transactions
 * collided: tries again for as long as a lease lasts. Every try compares the fence, so that a late one changes nothing.
 */
export async function persist<T>(context: Pick<PublisherContext, "leaseMs" | "log">, write: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, 1_000)) {
    try {
      return await write();
    } catch (error) {
      const isPassing = isDatabaseUnavailable(error) || collisions.has(sqlState(error) ?? "");
      if (!isPassing || performance.now() - startedAt + pauseMs > context.leaseMs) throw error;
      context.log.warn({ err: error }, "the outcome of a publishing step could not be written; trying again");
      await sleep(pauseMs);
    }
  }
}
