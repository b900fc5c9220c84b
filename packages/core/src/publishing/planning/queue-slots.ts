import { Temporal } from "temporal-polyfill";
import type { NetworkName } from "@agency/providers/spec";
import type { QueueSlot } from "../schema.ts";
import { instantToWall, wallToInstant } from "../wall-time.ts";

/** A post this close to a slot stands on it. */
export const slotWidthMs = 10 * 60_000;
/** How far ahead a queue is looked through. */
const daysAhead = 366;

/**
 * When a network's people look, in the account's own day. A starting point that a person moves, not a measured fact; the account's own best
 * times come from its figures.
 */
const usualTimes: Record<NetworkName, { weekday: readonly string[]; weekend: readonly string[] }> = {
  facebook: { weekday: ["11:30", "19:30"], weekend: ["09:00"] },
  instagram: { weekday: ["12:00", "20:00"], weekend: ["10:00"] },
  tiktok: { weekday: ["12:15", "21:00"], weekend: ["19:00"] },
  linkedin: { weekday: ["08:30"], weekend: [] },
};

export function usualSlots(network: NetworkName): QueueSlot[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => usualTimes[network][weekday > 5 ? "weekend" : "weekday"].map((time) => ({ weekday, time })));
}

/** In the order of a week, each once. */
export function sortedSlots(slots: readonly QueueSlot[]): QueueSlot[] {
  const byKey = new Map(slots.map((slot) => [`${slot.weekday} ${slot.time}`, slot]));
  return [...byKey.keys()].sort().map((key) => byKey.get(key)!);
}

/** The queue's times later than `after`, soonest first, until a year ahead. Two that a change of clocks lays together come once. */
export function* slotTimes(queue: { slots: readonly QueueSlot[]; timeZone: string }, after: Date): Generator<{ scheduledAt: string; dueAt: Date }> {
  const slots = sortedSlots(queue.slots);
  let day = Temporal.PlainDate.from(instantToWall(after, queue.timeZone).slice(0, 10));
  let last = after;
  for (let count = 0; count <= daysAhead; count += 1, day = day.add({ days: 1 })) {
    for (const { time } of slots.filter(({ weekday }) => weekday === day.dayOfWeek)) {
      const scheduledAt = `${day.toString()}T${time}`;
      const dueAt = wallToInstant(scheduledAt, queue.timeZone);
      if (dueAt <= last) continue;
      last = dueAt;
      yield { scheduledAt, dueAt };
    }
  }
}

/** The first `count` of them that nothing stands on. */
export function freeSlots(queue: { slots: readonly QueueSlot[]; timeZone: string }, options: { after: Date; taken: readonly Date[]; count: number }): { scheduledAt: string; dueAt: Date }[] {
  const taken = options.taken.map((instant) => instant.getTime());
  const found: { scheduledAt: string; dueAt: Date }[] = [];
  for (const slot of slotTimes(queue, options.after)) {
    if (taken.some((instant) => Math.abs(instant - slot.dueAt.getTime()) < slotWidthMs)) continue;
    found.push(slot);
    if (found.length === options.count) break;
  }
  return found;
}
