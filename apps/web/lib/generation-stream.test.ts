import type { GenerationRun } from "@agency/core/generation/schema";
import { describe, expect, it } from "vitest";
import { applyRunEvent } from "./generation-stream.ts";

const item: GenerationRun["items"][number] = {
  id: "a", position: 0, status: "queued", provider: null, model: null, contentVersionId: null, environment: "live", cost: null,
  latencyMs: null, attempts: 0, errorKind: null, errorDetail: null, waiting: null, text: "",
};
const run: GenerationRun = {
  id: "r", brandId: "b", productId: null, contentId: "c", type: "social", platform: "facebook", language: "vi", topic: "t",
  purpose: "fast", versions: 1, transform: null, status: "running", items: [item], createdAt: "2026-11-22T00:00:00Z", finishedAt: null,
};
const delta = (startAt: number, text: string) => ({ type: "delta" as const, itemId: "a", position: 0, startAt, text });

describe("applyRunEvent", () => {
  it("adds text where it belongs and marks the alternative as being written", () => {
    const next = applyRunEvent(applyRunEvent(run, delta(0, "Một "))!, delta(4, "ly"));
    expect(next?.items[0]).toMatchObject({ text: "Một ly", status: "running" });
  });

  it("changes nothing when a stream is replayed after a refresh", () => {
    const known = { ...run, items: [{ ...item, text: "Một ly" }] };
    expect(applyRunEvent(known, delta(4, "ly"))).toBe(known);
  });

  it("asks for the run anew when text is missing", () => {
    expect(applyRunEvent(run, delta(7, "phin"))).toBeUndefined();
  });

  it("keeps what has streamed when an item is announced without text", () => {
    const known = { ...run, items: [{ ...item, text: "Một ly" }] };
    expect(applyRunEvent(known, { type: "item", item: { ...item, status: "done" } })?.items[0]).toMatchObject({ status: "done", text: "Một ly" });
  });

  it("starts over when a provider was replaced and writes from the beginning", () => {
    const known = { ...run, items: [{ ...item, text: "Một ly" }] };
    expect(applyRunEvent(known, delta(0, "Hai"))?.items[0]?.text).toBe("Hai");
  });
});
