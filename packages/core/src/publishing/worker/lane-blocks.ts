import { sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import type { SocialError } from "@agency/providers/spec";

/** The row that stands for all accounts of a network and environment: `facebook:sandbox`, of the lane `facebook:sandbox:<remote id>`. */
export const appLaneOf = (lane: string): string => lane.split(":").slice(0, 2).join(":");

/** Who rests because of a limit: the account, or everybody where it is our app's (R9). */
export const blockingLane = (lane: string, error: SocialError): string => (error.limitOf === "app" ? appLaneOf(lane) : lane);

/** Holds an account back, or all of a network, e.g. until a limit is over; the reason stands on the channel's page. */
export async function blockLane(tx: Transaction, lane: string, forMs: number, reason: string): Promise<void> {
  await tx.execute(
    sql`insert into publishing_lanes (lane, blocked_until, blocked_reason, updated_at)
        values (${lane}, agency.now() + ${forMs} * interval '1 millisecond', ${reason}, agency.now())
        on conflict (lane) do update set blocked_until = greatest(publishing_lanes.blocked_until, excluded.blocked_until), blocked_reason = excluded.blocked_reason, updated_at = excluded.updated_at`,
  );
}
