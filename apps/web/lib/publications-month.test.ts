import { describe, expect, it } from "vitest";
import { addDays, addMonths, groupByDay, movedTo, rangeOf, weeksOf } from "./publications-month.ts";
import { postIdIn } from "./publications.ts";
import type { Publication } from "./publications.ts";

const zone = "Asia/Ho_Chi_Minh";

describe("weeksOf", () => {
  it("begins on Monday and covers the month", () => {
    const weeks = weeksOf("2026-11");
    expect(weeks[0]?.[0]).toBe("2026-10-26");
    expect(weeks.at(-1)?.at(-1)).toBe("2026-12-06");
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  it("has four weeks for a February that begins on Monday", () => {
    expect(weeksOf("2027-02")).toHaveLength(4);
  });
});

it("counts months over the end of a year and days over the end of a month", () => {
  expect([addMonths("2026-12", 1), addMonths("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
});

it("asks for the month in the zone's own midnights", () => {
  expect(rangeOf(weeksOf("2026-11"), zone)).toEqual({ from: "2026-10-25T17:00:00.000Z", to: "2026-12-06T17:00:00.000Z" });
});

it("puts a post of one in the morning on its own day, not on UTC's", () => {
  const publication = { id: "p", dueAt: "2026-11-26T18:00:00.000Z" } as Publication;
  expect([...groupByDay([publication], zone).keys()]).toEqual(["2026-11-27"]);
});

describe("movedTo (R10)", () => {
  it("keeps the wall hour on the other day", () => {
    expect(movedTo({ scheduledAt: "2026-11-27T20:00", timeZone: zone, dueAt: "2026-11-27T13:00:00.000Z" }, "2026-12-01", zone)).toEqual({
      scheduledAt: "2026-12-01T20:00",
      timeZone: zone,
      dueAt: "2026-12-01T13:00:00.000Z",
    });
  });

  it("keeps it over a change to winter time", () => {
    const berlin = "Europe/Berlin";
    expect(movedTo({ scheduledAt: "2026-10-24T09:00", timeZone: berlin, dueAt: "2026-10-24T07:00:00.000Z" }, "2026-10-26", berlin)).toMatchObject({ scheduledAt: "2026-10-26T09:00", dueAt: "2026-10-26T08:00:00.000Z" });
  });

  it("shifts by days where the plan's zone and the calendar's differ", () => {
    // 20:00 in New York is the next morning in Vietnam.
    expect(movedTo({ scheduledAt: "2026-11-20T20:00", timeZone: "America/New_York", dueAt: "2026-11-21T01:00:00.000Z" }, "2026-11-23", zone)).toMatchObject({ scheduledAt: "2026-11-22T20:00" });
  });
});

describe("postIdIn", () => {
  it.each([
    ["1234_5678", "1234_5678"],
    [" 5678 ", "5678"],
    ["http://localhost:3000/sandbox/pages/facebook/1234/posts/1234_5678", "1234_5678"],
    ["https://www.facebook.com/1234/posts/5678", "1234_5678"],
    ["https://www.facebook.com/permalink.php?story_fbid=5678&id=1234", "1234_5678"],
    ["https://www.facebook.com/quancafe/posts/tieu-de/5678/", "5678"],
  ])("finds the id in %s", (pasted, id) => {
    expect(postIdIn(pasted, "facebook")).toBe(id);
  });

  it("finds none in other words", () => {
    expect([postIdIn("bài hôm qua", "facebook"), postIdIn("https://www.facebook.com/quancafe", "facebook"), postIdIn("", "facebook")]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ["tiktok", "https://www.tiktok.com/@quan.moc/video/7412345678901234567", "7412345678901234567"],
    ["linkedin", "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A6844785523593134080/", "urn:li:share:6844785523593134080"],
    ["linkedin", "urn:li:ugcPost:42", "urn:li:ugcPost:42"],
    ["instagram", "17889455560051444", "17889455560051444"],
    ["instagram", "https://www.instagram.com/p/C1a2b3/", undefined],
    ["tiktok", "https://www.tiktok.com/@quan.moc", undefined],
  ] as const)("reads %s's own addresses: %s", (network, pasted, id) => {
    expect(postIdIn(pasted, network)).toBe(id);
  });
});
