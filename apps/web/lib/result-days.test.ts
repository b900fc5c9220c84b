import { expect, test } from "vitest";
import { everyDay } from "./result-days.ts";

const day = (key: string, audience: number) => ({ key, name: null, posts: 1, measured: 1, audience, interactions: 2, rate: 2 / audience, score: null });

test("days without a post stand between the others, across a month and a year", () => {
  expect(everyDay([day("2026-12-30", 10), day("2027-01-02", 30)]).map(({ key, audience }) => [key, audience])).toEqual([
    ["2026-12-30", 10],
    ["2026-12-31", 0],
    ["2027-01-01", 0],
    ["2027-01-02", 30],
  ]);
});

test("years that are far apart are left as they are", () => {
  const days = [day("2020-01-01", 1), day("2026-01-01", 1)];
  expect(everyDay(days)).toBe(days);
  expect(everyDay([])).toEqual([]);
});
