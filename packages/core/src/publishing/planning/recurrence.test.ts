import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantToWall } from "../wall-time.ts";
import { assertRecurrence, occurrences } from "./recurrence.ts";

const newYork = "America/New_York";
const walls = (rule: string, startsAt: string, count: number, timeZone = "Asia/Ho_Chi_Minh") => occurrences({ rule, startsAt, timeZone }, { count }).map(({ scheduledAt }) => scheduledAt);
const refusal = (rule: string, startsAt = "2027-01-04T09:00") => {
  try {
    assertRecurrence({ rule, startsAt, timeZone: "Asia/Ho_Chi_Minh" });
    return null;
  } catch (error) {
    return (error as { errors: { code: string; pointer: string }[] }).errors[0]!.code;
  }
};

describe("a rule (RFC 5545)", () => {
  test("gives wall times: weekdays, the last Friday, every other week", () => {
    expect(walls("FREQ=WEEKLY;BYDAY=MO,TH", "2027-01-04T09:00", 4)).toEqual(["2027-01-04T09:00", "2027-01-07T09:00", "2027-01-11T09:00", "2027-01-14T09:00"]);
    expect(walls("FREQ=MONTHLY;BYDAY=-1FR", "2027-01-04T18:30", 3)).toEqual(["2027-01-29T18:30", "2027-02-26T18:30", "2027-03-26T18:30"]);
    expect(walls("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "2027-01-03T08:00", 3)).toEqual(["2027-01-03T08:00", "2027-01-17T08:00", "2027-01-31T08:00"]);
    expect(walls("FREQ=DAILY;COUNT=2", "2027-01-04T09:00", 9)).toHaveLength(2);
    expect(walls("FREQ=DAILY;UNTIL=20270106", "2027-01-04T09:00", 9)).toHaveLength(3);
    expect(walls("FREQ=DAILY;UNTIL=20270106T090000", "2027-01-04T09:00", 9)).toEqual(["2027-01-04T09:00", "2027-01-05T09:00", "2027-01-06T09:00"]);
  });

  test("leaves out months without a 31st, and 29 February in other years", () => {
    expect(walls("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31T08:00", 3)).toEqual(["2027-01-31T08:00", "2027-03-31T08:00", "2027-05-31T08:00"]);
    expect(walls("FREQ=YEARLY", "2028-02-29T08:00", 2)).toEqual(["2028-02-29T08:00"]);
  });

  test("keeps its hour on the wall when clocks change, each occurrence for itself (R10)", () => {
    const spring = occurrences({ rule: "FREQ=DAILY", startsAt: "2027-03-13T02:30", timeZone: newYork }, { count: 3 });
    expect(spring.map(({ dueAt }) => dueAt.toISOString())).toEqual(["2027-03-13T07:30:00.000Z", "2027-03-14T07:00:00.000Z", "2027-03-15T06:30:00.000Z"]);
    expect(spring.map(({ clockChange }) => clockChange)).toEqual([null, "gap", null]);
    const autumn = occurrences({ rule: "FREQ=DAILY", startsAt: "2026-10-31T01:30", timeZone: newYork }, { count: 3 });
    expect(autumn.map(({ dueAt }) => dueAt.toISOString())).toEqual(["2026-10-31T05:30:00.000Z", "2026-11-01T05:30:00.000Z", "2026-11-02T06:30:00.000Z"]);
    expect(autumn.map(({ clockChange }) => clockChange)).toEqual([null, "overlap", null]);
  });

  test("goes on after what is planned, and no further than asked", () => {
    const rule = { rule: "FREQ=DAILY", startsAt: "2027-01-04T09:00", timeZone: "UTC" };
    expect(occurrences(rule, { after: "2027-01-05T09:00", until: new Date("2027-01-07T09:00:00Z"), count: 10 }).map(({ scheduledAt }) => scheduledAt)).toEqual(["2027-01-06T09:00", "2027-01-07T09:00"]);
  });

  test("is refused where it is none, gives nothing, or gives too much", () => {
    for (const rule of ["FREQ=HOURLY", "FREQ=SECONDLY", "FREQ=OFTEN", "BYDAY=MO", "FREQ=DAILY;X=1", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYHOUR=99", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=DAILY;INTERVAL=1000", "DTSTART:20270101", "FREQ=DAILY\nRRULE:FREQ=DAILY"]) expect(refusal(rule), rule).toBe("not_a_rule");
    expect(refusal("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")).toBe("rule_gives_nothing");
    expect(refusal("FREQ=DAILY;BYMINUTE=0,10")).toBe("rule_too_often");
    expect(refusal("FREQ=DAILY", "2027-02-29T08:00")).toBe("not_a_date");
    expect(refusal("FREQ=DAILY;BYHOUR=8,12,20")).toBeNull();
  });

  test("is never slow, whatever it says (R20)", () => {
    const parts = fc.record({
      freq: fc.constantFrom("DAILY", "WEEKLY", "MONTHLY", "YEARLY"),
      interval: fc.integer({ min: 1, max: 999 }),
      byMonth: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
      byMonthDay: fc.uniqueArray(fc.integer({ min: -31, max: 31 }), { minLength: 1 }),
      bySetPos: fc.uniqueArray(fc.integer({ min: -366, max: 366 }), { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(parts, ({ freq, interval, byMonth, byMonthDay, bySetPos }) => {
        const started = performance.now();
        try {
          occurrences({ rule: `FREQ=${freq};INTERVAL=${interval};BYMONTH=${byMonth};BYMONTHDAY=${byMonthDay};BYSETPOS=${bySetPos}`, startsAt: "2027-01-04T09:00", timeZone: "UTC" }, { count: 60 });
        } catch (error) {
          expect((error as { status?: number }).status).toBe(422);
        }
        expect(performance.now() - started).toBeLessThan(1_000);
      }),
      { numRuns: 60 },
    );
  });

  test("never gives an instant before its wall time, in any zone (R10)", () => {
    const zones = [newYork, "Europe/Berlin", "Australia/Lord_Howe", "Asia/Ho_Chi_Minh"];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (timeZone, hour, minute) => {
        const startsAt = `2026-10-01T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
        for (const { scheduledAt, dueAt, clockChange } of occurrences({ rule: "FREQ=DAILY", startsAt, timeZone }, { count: 200 })) {
          const seen = instantToWall(dueAt, timeZone).slice(0, 16);
          expect(clockChange === "gap" ? seen > scheduledAt : seen === scheduledAt).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});
