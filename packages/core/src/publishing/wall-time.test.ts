import fc from "fast-check";
import { expect, test } from "vitest";
import { resolveTime } from "./schedule-content.ts";
import { instantToWall, isRealWallTime, wallToInstant } from "./wall-time.ts";

const iso = (wall: string, zone: string) => wallToInstant(wall, zone).toISOString();

test("means the first instant after a gap, when clocks go forward (R10)", () => {
  expect(iso("2027-03-14T02:30", "America/New_York")).toBe("2027-03-14T07:00:00.000Z");
  expect(iso("2027-03-14T02:00", "America/New_York")).toBe("2027-03-14T07:00:00.000Z");
  expect(iso("2027-03-28T02:59", "Europe/Berlin")).toBe("2027-03-28T01:00:00.000Z");
  expect(iso("2027-03-14T01:59", "America/New_York")).toBe("2027-03-14T06:59:00.000Z");
  expect(iso("2027-03-14T03:00", "America/New_York")).toBe("2027-03-14T07:00:00.000Z");
});

test("means the first of two, when clocks go back (R10)", () => {
  expect(iso("2026-11-01T01:30", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
  expect(iso("2027-10-31T02:30", "Europe/Berlin")).toBe("2027-10-31T00:30:00.000Z");
});

test("knows gaps of half an hour, and days that never were", () => {
  expect(iso("2027-10-03T02:15", "Australia/Lord_Howe")).toBe("2027-10-02T15:30:00.000Z");
  expect(iso("2011-12-30T12:00", "Pacific/Apia")).toBe("2011-12-30T10:00:00.000Z");
});

test("has no surprises in Vietnam", () => {
  expect(iso("2027-03-28T02:30", "Asia/Ho_Chi_Minh")).toBe("2027-03-27T19:30:00.000Z");
  fc.assert(
    fc.property(fc.date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true }), (instant) => {
      const seconds = new Date(Math.floor(instant.getTime() / 1000) * 1000);
      expect(wallToInstant(instantToWall(seconds, "Asia/Ho_Chi_Minh"), "Asia/Ho_Chi_Minh")).toEqual(seconds);
    }),
  );
});

test("never gives an instant whose wall time lies before the planned one, and gives back what exists", () => {
  const zones = ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Ho_Chi_Minh", "America/Sao_Paulo"];
  const walls = fc.date({ min: new Date("2020-01-01T00:00:00Z"), max: new Date("2030-01-01T00:00:00Z"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 16));
  fc.assert(
    fc.property(walls, fc.constantFrom(...zones), (wall, zone) => {
      const seen = instantToWall(wallToInstant(wall, zone), zone);
      expect(seen >= `${wall}:00`).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("knows which days exist", () => {
  expect(isRealWallTime("2028-02-29T08:00")).toBe(true);
  expect(isRealWallTime("2027-02-29T08:00")).toBe(false);
  expect(isRealWallTime("2027-02-30T08:00")).toBe(false);
  expect(isRealWallTime("2027-04-31T08:00")).toBe(false);
});

test("refuses a day that does not exist, a time that has passed, and the year 9999", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const refusal = (wall: string) => {
    try {
      resolveTime(wall, "Asia/Ho_Chi_Minh", now);
      return null;
    } catch (error) {
      return (error as { errors?: { code: string }[]; code?: string }).errors?.[0]?.code ?? (error as { code?: string }).code;
    }
  };
  expect(refusal("2027-02-29T08:00")).toBe("not_a_date");
  expect(refusal("2026-11-22T18:57")).toBe("in_the_past");
  expect(refusal("2026-11-22T18:59"), "a minute ago is a slow hand").toBeNull();
  expect(refusal("9999-12-31T23:59")).toBe("too_far_ahead");
  expect(refusal("2028-02-29T08:00")).toBeNull();
  expect(resolveTime("now", "Asia/Ho_Chi_Minh", now)).toMatchObject({ dueAt: now, wall: "2026-11-22T19:00:00" });
});
