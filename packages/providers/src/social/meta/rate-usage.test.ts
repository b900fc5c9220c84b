import { describe, expect, it } from "vitest";
import { createRateTracker } from "./rate-usage.ts";

let time = Date.parse("2026-11-22T08:00:00Z");
const tracker = () => createRateTracker(() => new Date(time));
const headers = (entries: Record<string, unknown>) => new Headers(Object.entries(entries).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]));
const page = (percent: number, minutes = 0) => [{ type: "pages", call_count: percent, total_cputime: 1, total_time: 1, estimated_time_to_regain_access: minutes }];

describe("Facebook's budget headers (R9)", () => {
  it("take the highest of the counters, of the app and of the page", () => {
    const rate = tracker();
    expect(rate.usageOf("111")).toBeNull();
    rate.note(headers({ "x-app-usage": { call_count: 28, total_time: 25, total_cputime: 31 } }), null);
    expect(rate.usageOf("111")).toEqual({ percent: 31, regainAt: null });
    rate.note(headers({ "x-business-use-case-usage": { "111": page(85) } }), "111");
    expect(rate.usageOf("111")).toEqual({ percent: 85, regainAt: null });
    expect(rate.usageOf("222")).toEqual({ percent: 31, regainAt: null });
    expect(rate.ofApp(), "a busy page says nothing of the app").toEqual({ percent: 31, regainAt: null });
  });

  it("count the time to regain in minutes, for the page of the call alone", () => {
    const rate = tracker();
    const limited = headers({ "x-business-use-case-usage": { "111": page(100, 7), "222": page(100, 90) } });
    expect(rate.note(limited, "111")).toBe(420_000);
    expect(rate.usageOf("111")).toEqual({ percent: 100, regainAt: new Date(time + 420_000) });
    expect(rate.note(headers({ "x-business-use-case-usage": { "111": page(10) } }), "111")).toBeUndefined();
  });

  it("forget a reading after an hour, but not a limit that still stands", () => {
    const rate = tracker();
    rate.note(headers({ "x-business-use-case-usage": { "111": page(90), "222": page(100, 90) } }), "111");
    time += 3_600_000;
    expect(rate.usageOf("111")).toBeNull();
    expect(rate.usageOf("222")).toMatchObject({ percent: 100 });
    time += 3_600_000;
    expect(rate.usageOf("222")).toBeNull();
  });

  it("shrug at headers that are not as documented", () => {
    const rate = tracker();
    for (const odd of ["", "{", "[]", "null", '"x"', '{"111":{}}', '{"111":[]}', '{"111":[{"call_count":"many"}]}']) {
      expect(rate.note(headers({ "x-app-usage": odd, "x-business-use-case-usage": odd }), "111")).toBeUndefined();
    }
  });
});
