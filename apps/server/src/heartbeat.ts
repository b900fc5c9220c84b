import { hostname } from "node:os";
import { sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import type { ComposedCore } from "./compose-core.ts";
import type { Role } from "./start.ts";

/** A process whose clock stands further from the database's than this alarms (R6): its logs, tokens and certificates are off. */
export const mostClockSkewMs = 30_000;

/**
 * R42: who is alive, in a row that the settings page reads, with how far its clock stands from the database's. Nothing here decides
 * by its own clock, so a wrong one harms no publication; what it signs and logs is off, and someone has to know.
 * @param now this machine's clock; milliseconds since 1970
 */
export function startHeartbeat(core: Pick<ComposedCore, "db" | "log" | "config" | "processId">, roles: readonly Role[], now: () => number = Date.now): () => Promise<void> {
  let isSkewed = false;
  const beat = async () => {
    try {
      const skewMs = await measure();
      if (Math.abs(skewMs) > mostClockSkewMs && !isSkewed) core.log.error({ skewMs }, "this machine's clock is more than 30 s off the database's: set it by NTP");
      if (Math.abs(skewMs) <= mostClockSkewMs && isSkewed) core.log.info({ skewMs }, "this machine's clock agrees with the database's again");
      isSkewed = Math.abs(skewMs) > mostClockSkewMs;
      await core.db.system((tx) =>
        tx.execute(
          sql`insert into platform.heartbeats (process_id, roles, host, clock_skew_ms) values (${core.processId}, ${`{${roles.join(",")}}`}::text[], ${hostname()}, ${skewMs})
              on conflict (process_id) do update set beat_at = agency.now(), clock_skew_ms = excluded.clock_skew_ms`,
        ),
      );
    } catch (error) {
      core.log.warn({ err: error }, "heartbeat not written");
    }
  };
  async function measure(): Promise<number> {
    const askedAt = now();
    const [row] = await core.db.readSystem((tx) => rows<{ at: number }>(tx, sql`select (extract(epoch from agency.now()) * 1000)::float8 as at`));
    // The database read its clock about halfway between question and answer.
    return Math.round((askedAt + now()) / 2 - row!.at);
  }
  void beat();
  const timer = setInterval(() => void beat(), core.config.HEARTBEAT_MS);
  return async () => {
    clearInterval(timer);
    await core.db.system((tx) => tx.execute(sql`delete from platform.heartbeats where process_id = ${core.processId}`)).catch(() => {});
  };
}
