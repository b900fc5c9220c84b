import { eq, sql } from "drizzle-orm";
import { databaseNow, rows, type Transaction } from "@agency/platform/db";
import { conflict, stale } from "@agency/platform/http";
import type { Config } from "@agency/platform/config";
import { getBrand } from "../../brands/index.ts";
import type { ChannelRow } from "../../channels/index.ts";
import type { ChannelQueue, QueueSlot } from "../schema.ts";
import { queueTimes } from "../table.ts";
import { freeSlots, sortedSlots, usualSlots } from "./queue-slots.ts";

/** The account's own best times of a week, most rewarding first; null while there are too few results to tell. */
export type BestTimes = (tx: Transaction, channelId: string) => Promise<QueueSlot[] | null>;

const shownFree = 5;

/** When a channel's queue sends, and its next free times. */
export async function readQueue(tx: Transaction, config: Config, channel: ChannelRow, bestTimes?: BestTimes): Promise<ChannelQueue> {
  const { row, ...queue } = await queueOf(tx, channel);
  const best = (await bestTimes?.(tx, channel.id)) ?? null;
  const suggestion = best ? { slots: sortedSlots(best), basis: "results" as const } : { slots: usualSlots(channel.network), basis: "network" as const };
  const free = freeSlots(queue, { ...(await occupancy(tx, config, channel.id)), count: shownFree });
  return {
    channelId: channel.id,
    ...queue,
    isDefault: row === undefined,
    suggestion,
    nextFree: free.map(({ scheduledAt, dueAt }) => ({ scheduledAt, dueAt: dueAt.toISOString() })),
    version: row?.version ?? 0,
  };
}

/** Sets a channel's weekly times; plans that stand already stay where they are. @throws Problem 412 */
export async function setQueue(tx: Transaction, input: { channel: ChannelRow; slots: QueueSlot[]; timeZone?: string | undefined; userId: string | null; ifMatch?: number | undefined }): Promise<void> {
  const { channel } = input;
  await lockQueues(tx, [channel.id]);
  const { row, timeZone } = await queueOf(tx, channel);
  if (input.ifMatch !== undefined && input.ifMatch !== (row?.version ?? 0)) throw stale();
  const values = { slots: sortedSlots(input.slots), timeZone: input.timeZone ?? timeZone, updatedBy: input.userId, version: (row?.version ?? 0) + 1, updatedAt: sql`agency.now()` };
  await tx.insert(queueTimes).values({ channelId: channel.id, organizationId: channel.organizationId, ...values }).onConflictDoUpdate({ target: queueTimes.channelId, set: values });
}

/** Gives a channel the usual times of its network back. */
export async function resetQueue(tx: Transaction, channelId: string): Promise<void> {
  await lockQueues(tx, [channelId]);
  await tx.delete(queueTimes).where(eq(queueTimes.channelId, channelId));
}

/**
 * Whoever takes the next free slot of a channel takes this lock first, before any content, so that two of them never take the same one and
 * never wait for each other.
 */
export async function lockQueues(tx: Transaction, channelIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(channelIds)].sort()) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`queue:${id}`}, 0))`);
}

/** The next time of the channel's queue that nothing stands on. The caller holds the queue's lock. @throws Problem 409 `queue_is_full`, `queue_is_empty` */
export async function nextFreeSlot(tx: Transaction, config: Config, channel: ChannelRow): Promise<{ wall: string; timeZone: string; dueAt: Date }> {
  const { slots, timeZone } = await queueOf(tx, channel);
  if (slots.length === 0) throw conflict("queue_is_empty", `The queue of ${channel.name} has no times. Set some, or choose a time.`, { channelId: channel.id });
  const [free] = freeSlots({ slots, timeZone }, { ...(await occupancy(tx, config, channel.id)), count: 1 });
  if (!free) throw conflict("queue_is_full", `Nothing is free in the queue of ${channel.name} for a year. Set more times, or choose a time.`, { channelId: channel.id });
  return { wall: free.scheduledAt, timeZone, dueAt: free.dueAt };
}

async function queueOf(tx: Transaction, channel: ChannelRow) {
  const [row] = await tx.select().from(queueTimes).where(eq(queueTimes.channelId, channel.id));
  return { row, slots: row?.slots ?? usualSlots(channel.network), timeZone: row?.timeZone ?? (await getBrand(tx, channel.brandId)).timeZone };
}

/** From when a slot can still be prepared for, and what stands on the channel from then on; what went out stands there too. */
async function occupancy(tx: Transaction, config: Config, channelId: string): Promise<{ after: Date; taken: Date[] }> {
  const after = new Date((await databaseNow(tx)).getTime() + config.PUBLISH_PREPARE_LEAD_MS);
  const found = await rows<{ due_at: Date | string }>(
    tx,
    sql`select due_at from publications where channel_id = ${channelId} and status not in ('cancelled', 'failed', 'missed') and due_at > ${after.toISOString()}::timestamptz - interval '1 hour'`,
  );
  return { after, taken: found.map((row) => new Date(row.due_at)) };
}
