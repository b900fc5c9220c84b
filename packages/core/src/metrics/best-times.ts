import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import type { QueueSlot } from "../publishing/schema.ts";
import { comparableSteps } from "./rules.ts";

/** Scored posts of a channel before its own times are worth more than what is usual. */
const fewestPosts = 20;
/** Posts at an hour, or on a weekday, before it counts. */
const fewestEach = 3;
const hoursTaken = 2;
const days = 180;

/**
 * When a channel's own posts did best: its two best hours on every weekday that is no worse than its average, most rewarding first.
 * Null while there are too few results to tell.
 */
export async function bestTimes(tx: Transaction, channelId: string): Promise<QueueSlot[] | null> {
  const scored = sql`post_metrics where channel_id = ${channelId} and score is not null and steps_done >= ${comparableSteps} and published_at > agency.now() - ${days} * interval '1 day'`;
  const [all] = await rows<{ posts: number; mean: number | null }>(tx, sql`select count(*)::int as posts, avg(score)::float8 as mean from ${scored}`);
  if (!all || all.posts < fewestPosts || all.mean === null) return null;
  const by = (part: "local_hour" | "local_weekday") =>
    rows<{ part: number; mean: number }>(tx, sql`select ${sql.identifier(part)} as part, avg(score)::float8 as mean from ${scored} group by 1 having count(*) >= ${fewestEach} order by mean desc, part`);
  const hours = (await by("local_hour")).slice(0, hoursTaken);
  const weekdays = (await by("local_weekday")).filter(({ mean }) => mean >= all.mean!);
  if (hours.length === 0 || weekdays.length === 0) return null;
  return weekdays
    .flatMap((day) => hours.map((hour) => ({ slot: { weekday: day.part, time: `${String(hour.part).padStart(2, "0")}:00` }, worth: day.mean + hour.mean })))
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ slot }) => slot);
}
