import { describe, expect, test } from "vitest";
import { freeSlots, slotTimes, sortedSlots, usualSlots } from "./queue-slots.ts";

const hanoi = "Asia/Ho_Chi_Minh";
const weekdayMornings = { slots: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, time: "09:00" })), timeZone: hanoi };
// A Monday, 08:00 in Hanoi.
const monday = new Date("2026-11-23T01:00:00Z");

describe("a queue", () => {
  test("gives the times of its week in its own zone, from now on", () => {
    const times = slotTimes(weekdayMornings, monday);
    expect([times.next().value, times.next().value]).toEqual([
      { scheduledAt: "2026-11-23T09:00", dueAt: new Date("2026-11-23T02:00:00Z") },
      { scheduledAt: "2026-11-24T09:00", dueAt: new Date("2026-11-24T02:00:00Z") },
    ]);
    const friday = slotTimes(weekdayMornings, new Date("2026-11-27T03:00:00Z"));
    expect(friday.next().value).toMatchObject({ scheduledAt: "2026-11-30T09:00" });
  });

  test("passes over what is taken, also by a post a few minutes beside it", () => {
    const taken = [new Date("2026-11-23T02:05:00Z"), new Date("2026-11-24T02:00:00Z")];
    expect(freeSlots(weekdayMornings, { after: monday, taken, count: 1 })[0]!.scheduledAt).toBe("2026-11-25T09:00");
  });

  test("has nothing free where it has no times, or where all are taken", () => {
    expect(freeSlots({ slots: [], timeZone: hanoi }, { after: monday, taken: [], count: 3 })).toEqual([]);
    const all = [...slotTimes(weekdayMornings, monday)].map(({ dueAt }) => dueAt);
    expect(freeSlots(weekdayMornings, { after: monday, taken: all, count: 1 })).toEqual([]);
  });

  test("comes once where clocks skip one time into the next (R10)", () => {
    const queue = { slots: [{ weekday: 7, time: "02:30" }, { weekday: 7, time: "03:00" }], timeZone: "America/New_York" };
    const [first, second] = freeSlots(queue, { after: new Date("2027-03-14T05:00:00Z"), taken: [], count: 2 });
    expect(first).toEqual({ scheduledAt: "2027-03-14T02:30", dueAt: new Date("2027-03-14T07:00:00Z") });
    expect(second!.scheduledAt).toBe("2027-03-21T02:30");
  });

  test("names each time once, in the order of the week", () => {
    expect(sortedSlots([{ weekday: 2, time: "20:00" }, { weekday: 1, time: "20:00" }, { weekday: 2, time: "08:00" }, { weekday: 1, time: "20:00" }])).toEqual([
      { weekday: 1, time: "20:00" },
      { weekday: 2, time: "08:00" },
      { weekday: 2, time: "20:00" },
    ]);
  });

  test("begins with sensible times on every network", () => {
    for (const network of ["facebook", "instagram", "tiktok", "linkedin"] as const) expect(usualSlots(network).length).toBeGreaterThanOrEqual(5);
    expect(usualSlots("linkedin").some(({ weekday }) => weekday > 5)).toBe(false);
  });
});
