import { TZDate } from "@date-fns/tz";
import type { Publication } from "@agency/core/publishing/schema";
import { fromWallTime, toWallTime } from "./time.ts";

/** A day as calendars write it: `2026-11-27`. */
export type Day = string;

/** `2026-11`; undefined for anything else. */
export function asMonth(text: string | undefined): string | undefined {
  return text !== undefined && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
}

export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const total = year * 12 + (number - 1) + count;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}`;
}

/** Calendar arithmetic knows no zones: days are counted in UTC, where each has 24 hours. */
export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whole weeks from Monday to Sunday that cover the month. */
export function weeksOf(month: string): Day[][] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const weeks: Day[][] = [];
  for (let monday = addDays(first, -weekday); monday <= last; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}

/** The instants between which those weeks lie, in a zone. */
export function rangeOf(weeks: readonly Day[][], timeZone: string): { from: string; to: string } {
  const first = weeks[0]?.[0] ?? "1970-01-01";
  const last = weeks.at(-1)?.at(-1) ?? first;
  return { from: startOfDay(first, timeZone), to: startOfDay(addDays(last, 1), timeZone) };
}

export function dayIn(instant: string | Date, timeZone: string): Day {
  return toWallTime(instant, timeZone).slice(0, 10);
}

/** Noon of a day, for formatting its name without slipping into a neighbour. */
export function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** Publications by the day on which they stand in the calendar's zone, in the order of their time. */
export function groupByDay(publications: readonly Publication[], timeZone: string): Map<Day, Publication[]> {
  const days = new Map<Day, Publication[]>();
  for (const publication of [...publications].sort((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0))) {
    const day = dayIn(publication.dueAt, timeZone);
    days.set(day, [...(days.get(day) ?? []), publication]);
  }
  return days;
}

/** The plan on another day of the calendar, at the same hour of its own clock. */
export function movedTo(publication: Pick<Publication, "scheduledAt" | "timeZone" | "dueAt">, day: Day, calendarZone: string): { scheduledAt: string; timeZone: string; dueAt: string } {
  const shift = daysBetween(dayIn(publication.dueAt, calendarZone), day);
  const scheduledAt = `${addDays(publication.scheduledAt.slice(0, 10), shift)}T${publication.scheduledAt.slice(11, 16)}`;
  return { scheduledAt, timeZone: publication.timeZone, dueAt: fromWallTime(scheduledAt, publication.timeZone)?.toISOString() ?? publication.dueAt };
}

function startOfDay(day: Day, timeZone: string): string {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date, 0, 0, 0, timeZone).getTime()).toISOString();
}
