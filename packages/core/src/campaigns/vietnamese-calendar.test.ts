import { describe, expect, test } from "vitest";
import { occasionsOf } from "./vietnamese-calendar.ts";

const all = { vietnamese: true };
const dateOf = (key: string, year: number) => {
  for (let month = 1; month <= 12; month += 1) {
    const found = occasionsOf(`${year}-${String(month).padStart(2, "0")}`, all).find((occasion) => occasion.key === key);
    if (found) return found.date;
  }
  return undefined;
};

describe("the Vietnamese calendar", () => {
  // Source: the official holiday plans of these years; 2030 differs from the Chinese calendar (3 February).
  test.each([
    [2024, "2024-02-10"],
    [2025, "2025-01-29"],
    [2026, "2026-02-17"],
    [2027, "2027-02-06"],
    [2028, "2028-01-26"],
    [2029, "2029-02-13"],
    [2030, "2030-02-02"],
    [2033, "2033-01-31"],
  ])("begins Tết %i on %s", (year, date) => expect(dateOf("tet", year)).toBe(date));

  test.each([
    ["hung_kings", 2025, "2025-04-07"],
    ["hung_kings", 2026, "2026-04-26"],
    ["mid_autumn", 2025, "2025-10-06"],
    ["mid_autumn", 2026, "2026-09-25"],
    ["tet_eve", 2026, "2026-02-16"],
    ["kitchen_gods", 2026, "2026-02-10"],
    ["mothers_day", 2026, "2026-05-10"],
    ["black_friday", 2026, "2026-11-27"],
  ])("finds %s of %i on %s", (key, year, date) => expect(dateOf(key, year)).toBe(date));

  test("counts the leap month once: Mid-Autumn of 2025, a year with two sixth months, comes once", () => {
    const found = Array.from({ length: 12 }, (_, index) => occasionsOf(`2025-${String(index + 1).padStart(2, "0")}`, all)).flat().filter(({ key }) => key === "mid_autumn");
    expect(found).toHaveLength(1);
  });

  test("keeps every fixed day of the brief", () => {
    const found = (month: string) => occasionsOf(`2026-${month}`, all).map(({ date }) => date.slice(5));
    expect(found("03")).toContain("03-08");
    expect(found("04")).toContain("04-30");
    expect(found("05")).toContain("05-01");
    expect(found("06")).toContain("06-01");
    expect(found("09")).toContain("09-02");
    expect(found("10")).toContain("10-20");
    expect(found("11")).toEqual(expect.arrayContaining(["11-11", "11-20"]));
    expect(found("12")).toContain("12-24");
  });

  test("is quiet on Tết, and elsewhere keeps only what is kept everywhere", () => {
    expect(occasionsOf("2026-02", all).filter(({ key }) => key.startsWith("tet")).every(({ quiet }) => quiet)).toBe(true);
    expect(occasionsOf("2026-02", { vietnamese: false }).map(({ key }) => key)).toEqual(["valentine"]);
  });
});
