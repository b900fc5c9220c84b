import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { recordEvents, systemActor } from "@agency/platform/live";
import { channelEvent } from "./channel-events.ts";
import { channels } from "./table.ts";

/** A token younger than this is not renewed for being refused: it is not its age. */
const youngMinutes = 10;

/**
 * The network refuses the token: the account waits for a person, who is told once, however many posts find out (R8). Where the token can
 * be renewed without one, that is tried first, at the next look, and the person hears of it only when it does not help.
 */
export async function pauseChannel(tx: Transaction, input: { channelId: string; reason: string }): Promise<void> {
  const mayHeal = sql`(${channels.renewAt} is not null and ${channels.renewFailures} = 0 and ${channels.renewedAt} < agency.now() - ${youngMinutes} * interval '1 minute')`;
  const [paused] = await tx
    .update(channels)
    .set({ status: "needs_auth", statusReason: input.reason, renewAt: sql`case when ${mayHeal} then agency.now() end`, version: sql`${channels.version} + 1`, updatedAt: sql`agency.now()` })
    .where(and(eq(channels.id, input.channelId), eq(channels.status, "connected")))
    .returning();
  if (paused && paused.renewAt === null) await recordEvents(tx, channelEvent("channel.needs_auth", paused, systemActor));
}
