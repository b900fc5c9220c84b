import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { invalid } from "@agency/platform/http";
import { instantToWall, isRealWallTime, wallToInstant } from "../wall-time.ts";

/** One time that a rule gives, as wall time to the minute, and the instant that it means in its zone. */
export interface Occurrence {
  scheduledAt: string;
  dueAt: Date;
  clockChange: "gap" | "overlap" | null;
}

export interface Recurrence {
  /** RFC 5545, without DTSTART. */
  rule: string;
  /** Wall time of the first possible occurrence. */
  startsAt: string;
  timeZone: string;
}

/** Rules are looked through to here: a rule that gives nothing within is one that gives nothing. */
const yearsAhead = 3;
const mostEvaluated = 4_000;
/** Two posts of one rule are never closer. */
const closestMinutes = 15;

/**
 * Refuses a rule that is none, that gives no time, or that gives times closer than a quarter of an hour.
 * @throws Problem 422 `not_a_rule`, `rule_too_often`, `rule_gives_nothing`, `not_a_date`, `until_before_start`
 */
export function assertRecurrence(recurrence: Recurrence): void {
  if (!isRealWallTime(recurrence.startsAt)) throw invalid("not_a_date", "/startsAt", "This day does not exist. Choose another.");
  const found = occurrences(recurrence, { count: 60 });
  if (found.length === 0) throw invalid("rule_gives_nothing", "/rule", "This rule gives no time within three years. Choose other days.");
  for (const [index, { scheduledAt }] of found.entries()) {
    const next = found[index + 1];
    if (next && Temporal.PlainDateTime.from(scheduledAt).until(next.scheduledAt, { largestUnit: "minutes" }).minutes < closestMinutes) {
      throw invalid("rule_too_often", "/rule", `This rule gives times closer than ${closestMinutes} minutes. Choose fewer.`);
    }
  }
}

/**
 * The rule's times in order, each resolved for itself (R10): what clocks skip becomes the next valid instant, what they repeat means the first.
 * @param range.after wall time; only later ones @param range.until an instant; none later @throws Problem 422 `not_a_rule`
 */
export function occurrences({ rule, startsAt, timeZone }: Recurrence, range: { after?: string | undefined; until?: Date | undefined; count: number }): Occurrence[] {
  const parsed = parseRule(rule, startsAt);
  const start = Temporal.PlainDateTime.from(startsAt);
  const last = start.add({ years: yearsAhead });
  const from = range.after === undefined ? null : Temporal.PlainDateTime.from(range.after);
  const found: Occurrence[] = [];
  try {
    // The rule runs in a zone without clock changes: its hours are the wall's, whatever the zone does to them.
    parsed.all((moment) => {
      const wall = Temporal.PlainDateTime.from(moment.toString().slice(0, 19));
      if (Temporal.PlainDateTime.compare(wall, last) > 0) return false;
      if (from !== null && Temporal.PlainDateTime.compare(wall, from) <= 0) return true;
      const occurrence = resolve(wall, timeZone);
      if (range.until !== undefined && occurrence.dueAt > range.until) return false;
      found.push(occurrence);
      return found.length < range.count;
    });
  } catch (error) {
    // Beyond what a rule may cost or a calendar holds: what was found stands, e.g. nothing for 30 February.
    if (!(error instanceof Error)) throw error;
  }
  return found;
}

function resolve(wall: Temporal.PlainDateTime, timeZone: string): Occurrence {
  const scheduledAt = wall.toString({ smallestUnit: "minute" });
  const dueAt = wallToInstant(scheduledAt, timeZone);
  if (instantToWall(dueAt, timeZone).slice(0, 16) !== scheduledAt) return { scheduledAt, dueAt, clockChange: "gap" };
  const later = wall.toZonedDateTime(timeZone, { disambiguation: "later" }).epochMilliseconds;
  return { scheduledAt, dueAt, clockChange: later === dueAt.getTime() ? null : "overlap" };
}

function parseRule(rule: string, startsAt: string): RRuleTemporal {
  const refuse = (detail: string) => invalid("not_a_rule", "/rule", detail);
  if (!/^[A-Z]+=[A-Z0-9,+:-]+(;[A-Z]+=[A-Z0-9,+:-]+)*$/.test(rule)) throw refuse("Write the rule as RFC 5545 does, for example FREQ=WEEKLY;BYDAY=MO,TH.");
  const parts = rule.split(";").map((part) => part.split("=")[0]!);
  const unknown = parts.find((part) => !knownParts.has(part));
  if (unknown) throw refuse(`${unknown} is no part of a rule that can be planned here.`);
  if (new Set(parts).size < parts.length) throw refuse("Each part of a rule stands once.");
  const beyond = Object.entries(ranges).find(([part, most]) => numbersOf(rule, part).some((number) => Math.abs(number) > most || (number === 0 && most !== 23 && most !== 59)));
  if (beyond) throw refuse(`${beyond[0]} is beyond what a calendar has.`);
  if (!/FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)/.test(rule)) throw refuse("A post recurs daily, weekly, monthly or yearly.");
  const start = startsAt.length === 16 ? `${startsAt}:00` : startsAt;
  try {
    return new RRuleTemporal({
      rruleString: `DTSTART;TZID=UTC:${start.replaceAll(/[-:]/g, "")}\nRRULE:${rule.replace(/UNTIL=(\d{8})(T\d{6})?Z?(?=;|$)/, (_whole, day: string, time = "T235959") => `UNTIL=${day}${time}Z`)}`,
      strict: true,
      maxIterations: mostEvaluated,
      maxCandidateEvaluations: mostEvaluated * 10,
      cache: false,
    });
  } catch (error) {
    throw refuse(error instanceof Error ? error.message.slice(0, 200) : "This rule cannot be read.");
  }
}

const knownParts: ReadonlySet<string> = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYHOUR", "BYMINUTE", "WKST", "BYYEARDAY", "BYWEEKNO"]);
/** Largest number of each part; only hours and minutes begin at nought. */
const ranges: Readonly<Record<string, number>> = { BYHOUR: 23, BYMINUTE: 59, BYMONTH: 12, BYMONTHDAY: 31, BYYEARDAY: 366, BYWEEKNO: 53, BYSETPOS: 366, INTERVAL: 999, COUNT: 9_999 };

const numbersOf = (rule: string, part: string): number[] => (new RegExp(`(?:^|;)${part}=([^;]*)`).exec(rule)?.[1] ?? "").split(",").filter(Boolean).map(Number);
