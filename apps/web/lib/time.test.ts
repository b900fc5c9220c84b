import { describe, expect, it } from "vitest";
import { formatRelativeTime, formatTime, fromWallTime, knownTimeZones, toWallTime, zoneLabel } from "./time.ts";

const evening = "2026-11-22T17:30:00.000Z";

describe("times are shown in a named zone", () => {
  it("shows the brand's next day while the server still has yesterday", () => {
    expect(formatTime(evening, "dateTime", "Asia/Ho_Chi_Minh", "en")).toContain("23/11/2026");
    expect(formatTime(evening, "dateTime", "America/New_York", "en")).toContain("22/11/2026");
  });
  it("uses the 24-hour clock, midnight included", () => {
    expect(formatTime("2026-11-22T17:00:00Z", "time", "Asia/Ho_Chi_Minh", "vi")).toBe("00:00");
  });
  it("labels the zone with its offset", () => {
    expect(zoneLabel("Asia/Ho_Chi_Minh", new Date(evening), "en")).toBe("GMT+7");
  });
});

describe("wall time", () => {
  it("goes to an instant and back", () => {
    const wall = toWallTime(evening, "Asia/Ho_Chi_Minh");
    expect(wall).toBe("2026-11-23T00:30");
    expect(fromWallTime(wall, "Asia/Ho_Chi_Minh")?.toISOString()).toBe(evening);
  });
  it("respects daylight saving of the zone", () => {
    expect(fromWallTime("2026-07-01T09:00", "Europe/Paris")?.toISOString()).toBe("2026-07-01T07:00:00.000Z");
    expect(fromWallTime("2026-12-01T09:00", "Europe/Paris")?.toISOString()).toBe("2026-12-01T08:00:00.000Z");
  });
  it("refuses text that is no wall time", () => {
    expect(fromWallTime("", "Asia/Ho_Chi_Minh")).toBeUndefined();
  });
  it("always offers the default zone", () => {
    expect(knownTimeZones()).toContain("Asia/Ho_Chi_Minh");
  });
});

describe("relative time", () => {
  it("speaks both languages in the largest unit", () => {
    const now = new Date("2026-11-22T12:00:00Z");
    expect(formatRelativeTime("2026-11-22T15:10:00Z", now, "en")).toBe("in 3 hours");
    expect(formatRelativeTime("2026-11-20T12:00:00Z", now, "vi")).toMatch(/Hôm kia|2 ngày trước/);
  });
});
