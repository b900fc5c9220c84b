import { describe, expect, it } from "vitest";
import { parseLiveEvent, queryRootsFor, reconnectDelayMs } from "./live-event.ts";

describe("live events", () => {
  it("reads an event and ignores what it does not know", () => {
    const event = { id: "1", position: "7:1", type: "content.updated", subjectType: "content", subjectId: "c", brandId: "b", at: "2026-11-22T00:00:00Z" };
    expect(parseLiveEvent(JSON.stringify(event))).toEqual(event);
    expect(parseLiveEvent("ping")).toBeUndefined();
    expect(parseLiveEvent('{"type":"hello"}')).toBeUndefined();
  });
  it("finds the lists a subject appears in, also for subjects it has not met", () => {
    expect(queryRootsFor({ subjectType: "publication" })).toContain("calendar");
    expect(queryRootsFor({ subjectType: "share_link" })).toEqual(["share-links"]);
  });
  it("waits longer after each failure, never more than half a minute", () => {
    const waits = [0, 1, 2, 3, 10].map((attempt) => reconnectDelayMs(attempt, 1));
    expect(waits).toEqual([500, 1000, 2000, 4000, 30_000]);
    expect(reconnectDelayMs(10, 0)).toBe(15_000);
  });
});
