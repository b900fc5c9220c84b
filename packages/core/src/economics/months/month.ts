import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";

/** A calendar month in the organization's zone. */
export interface Month {
  /** `2026-11`. */
  name: string;
  /** `2026-11-01`. */
  firstDay: string;
  /** `2026-11-30`. */
  lastDay: string;
  days: number;
  since: Date;
  /** Exclusive. */
  until: Date;
  /** Share that has passed by the database's clock, 0 to 1. */
  elapsed: number;
  isOver: boolean;
}

/** @param name absent: the current month */
export async function readMonth(tx: Transaction, organizationId: string, name?: string): Promise<Month> {
  const first = name === undefined ? sql`date_trunc('month', agency.now() at time zone time_zone)` : sql`${firstDayOf(name)}::timestamp`;
  const [found] = await rows<{ name: string; last: string; days: number; since: Date | string; until: Date | string; elapsed: number }>(
    tx,
    sql`select to_char(first, 'YYYY-MM') as name, to_char(next - interval '1 day', 'YYYY-MM-DD') as last, (next::date - first::date)::int as days,
               first at time zone zone as since, next at time zone zone as until,
               greatest(0, least(1, extract(epoch from agency.now() - first at time zone zone) / extract(epoch from next at time zone zone - first at time zone zone)))::float8 as elapsed
        from (select time_zone as zone, ${first} as first, ${first} + interval '1 month' as next from organizations where id = ${organizationId}) as months`,
  );
  if (!found) throw new RangeError("This organization does not exist.");
  const { elapsed } = found;
  return { name: found.name, firstDay: firstDayOf(found.name), lastDay: found.last, days: found.days, since: new Date(found.since), until: new Date(found.until), elapsed, isOver: elapsed >= 1 };
}

/** `2026-11` → `2026-11-01`, as months are stored. */
export const firstDayOf = (month: string): string => `${month}-01`;
/** `2026-11-01` → `2026-11`. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** The month so many months later, or earlier for a negative count: `("2026-11", 2)` → `2027-01`. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const months = year * 12 + (number - 1) + count;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}
