import { expect, test } from "vitest";
import { partsOf, ruleOf, weekdayOf, type RuleParts } from "./recurrence.ts";

test("a rule that the dialog makes reads back as it was made", () => {
  const made: RuleParts[] = [
    { frequency: "DAILY", interval: 1, weekdays: [], end: { kind: "never" } },
    { frequency: "WEEKLY", interval: 2, weekdays: [1, 4, 7], end: { kind: "count", count: 12 } },
    { frequency: "MONTHLY", interval: 1, weekdays: [], end: { kind: "until", day: "2027-12-31" } },
  ];
  for (const parts of made) expect(partsOf(ruleOf(parts))).toEqual(parts);
  expect(ruleOf(made[1]!)).toBe("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH,SU;COUNT=12");
});

test("a rule of somebody else's making is left as it is", () => {
  expect(partsOf("FREQ=MONTHLY;BYDAY=-1FR")).toBeNull();
  expect(partsOf("FREQ=DAILY;BYHOUR=8,20")).toBeNull();
});

test("weeks begin on Monday", () => {
  expect([weekdayOf("2026-11-23T09:00"), weekdayOf("2026-11-29T09:00")]).toEqual([1, 7]);
});
