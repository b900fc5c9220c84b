import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { recordEvents, systemActor } from "@agency/platform/live";
import { channelEvent } from "./channel-events.ts";
import { channels } from "./table.ts";

/** The network refuses the token: the account waits for a person. Tells once, however many posts find out (R8). */
export async function pauseChannel(tx: Transaction, input: { channelId: string; reason: string }): Promise<void> {
  const [paused] = await tx
    .update(channels)
    .set({ status: "needs_auth", statusReason: input.reason, version: sql`${channels.version} + 1`, updatedAt: sql`agency.now()` })
    .where(and(eq(channels.id, input.channelId), eq(channels.status, "connected")))
    .returning();
  if (paused) await recordEvents(tx, channelEvent("channel.needs_auth", paused, systemActor));
}
