import type { GroupResult } from "@agency/core/metrics/schema";

const dayMs = 86_400_000;
/** More would be thinner than a line. */
const mostDays = 400;

export type ResultDay = Pick<GroupResult, "key" | "posts" | "audience" | "interactions">;

/** Every day from the first to the last, days without a post as nothing: only so does the distance on an axis mean time. */
export function everyDay(days: readonly GroupResult[]): readonly ResultDay[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const [start, end] = [Date.parse(first.key), Date.parse(last.key)];
  const length = Math.round((end - start) / dayMs) + 1;
  if (!(length > 0 && length <= mostDays)) return days;
  const known = new Map(days.map((day) => [day.key, day]));
  return Array.from({ length }, (_, index) => {
    const key = new Date(start + index * dayMs).toISOString().slice(0, 10);
    return known.get(key) ?? { key, posts: 0, audience: 0, interactions: 0 };
  });
}
