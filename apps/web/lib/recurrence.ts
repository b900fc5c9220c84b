import { toWallTime } from "./time.ts";

/** What the dialog can say of a rule; anything else is written as RFC 5545 itself. */
export interface RuleParts {
  frequency: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  interval: number;
  /** Weekly: days of the week, Monday being 1. */
  weekdays: number[];
  /** After so many times, on a day, or never. */
  end: { kind: "never" } | { kind: "count"; count: number } | { kind: "until"; day: string };
}

const dayCodes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

export function ruleOf({ frequency, interval, weekdays, end }: RuleParts): string {
  return [
    `FREQ=${frequency}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(frequency === "WEEKLY" && weekdays.length > 0 ? [`BYDAY=${[...weekdays].sort().map((weekday) => dayCodes[weekday - 1]).join(",")}`] : []),
    ...(end.kind === "count" ? [`COUNT=${end.count}`] : []),
    ...(end.kind === "until" && end.day !== "" ? [`UNTIL=${end.day.replaceAll("-", "")}`] : []),
  ].join(";");
}

/** The parts of a rule that the dialog could have made; null for any other, which is shown as it is. */
export function partsOf(rule: string): RuleParts | null {
  const parts = new Map(rule.split(";").map((part) => part.split("=") as [string, string]));
  const frequency = parts.get("FREQ");
  if (!frequency || !["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].includes(frequency)) return null;
  if ([...parts.keys()].some((name) => !["FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL"].includes(name))) return null;
  const codes = parts.get("BYDAY")?.split(",") ?? [];
  const weekdays = codes.map((code) => dayCodes.findIndex((known) => known === code) + 1);
  if (weekdays.includes(0) || (codes.length > 0 && frequency !== "WEEKLY")) return null;
  const until = parts.get("UNTIL");
  const count = parts.get("COUNT");
  return {
    frequency: frequency as RuleParts["frequency"],
    interval: Number(parts.get("INTERVAL") ?? 1),
    weekdays,
    end: count ? { kind: "count", count: Number(count) } : until ? { kind: "until", day: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` } : { kind: "never" },
  };
}

/** The day of the week of a wall time, Monday being 1. */
export const weekdayOf = (wall: string): number => ((new Date(`${wall.slice(0, 10)}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** What the dialog holds while a person chooses; `own` is a rule written by hand. */
export interface RecurrenceDraft extends Omit<RuleParts, "frequency"> {
  frequency: RuleParts["frequency"] | "own";
  own: string;
}

export const everyWeek: RecurrenceDraft = { frequency: "WEEKLY", interval: 1, weekdays: [], end: { kind: "never" }, own: "FREQ=MONTHLY;BYDAY=1MO" };

/** The rule as the server takes it; null while something is missing. Weekly without a day means the day of the first time. */
export function recurrenceFrom(draft: RecurrenceDraft, at: string, timeZone: string): { rule: string; startsAt: string; timeZone: string } | null {
  if (at === "") return null;
  const startsAt = toWallTime(at, timeZone);
  const { frequency, own, ...parts } = draft;
  const weekdays = frequency === "WEEKLY" ? (parts.weekdays.length > 0 ? parts.weekdays : [weekdayOf(startsAt)]) : [];
  const rule = frequency === "own" ? own.trim() : ruleOf({ ...parts, frequency, weekdays });
  return rule === "" ? null : { rule, startsAt, timeZone };
}
