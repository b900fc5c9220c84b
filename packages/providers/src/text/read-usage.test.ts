import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateMax, findTextPrice, priceOf } from "../prices/index.ts";
import { textRequest } from "../testing/text-request.ts";
import { maxInputTokens } from "./max-input-tokens.ts";
import { readUsage } from "./read-usage.ts";

const request = textRequest();
const told = { inputTokens: 300, cacheReadTokens: 200, cacheWriteTokens: 50, outputTokens: 90, reasoningTokens: 10 };

describe("readUsage", () => {
  it("keeps what can be true, and takes absent cache and reasoning counts for none", () => {
    expect(readUsage(told, request, "{}")).toEqual({ usage: told, isEstimated: false });
    expect(readUsage({ ...told, cacheReadTokens: undefined, cacheWriteTokens: undefined, reasoningTokens: undefined }, request, "{}")).toEqual({
      usage: { inputTokens: 300, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 90, reasoningTokens: 0 }, isEstimated: false,
    });
    expect(readUsage({ ...told, outputTokens: 0, reasoningTokens: 0 }, request, "")).toMatchObject({ isEstimated: false });
  });

  it.each([undefined, Number.NaN, -1, 0, 0.5, 1e15, Number.POSITIVE_INFINITY])("books the most that can be for an input of %o", (inputTokens) => {
    const { usage, isEstimated } = readUsage({ ...told, inputTokens }, request, "{}");
    expect(isEstimated).toBe(true);
    expect(usage.inputTokens).toBe(maxInputTokens(request));
  });

  it.each([undefined, Number.NaN, -1, 0, 1.5, 1e15])("books the whole cap for an output of %o", (outputTokens) => {
    expect(readUsage({ ...told, outputTokens }, request, "{}")).toMatchObject({ isEstimated: true, usage: { outputTokens: request.maxOutputTokens } });
  });

  it("books as if nothing was cached when the cached part cannot be", () => {
    expect(readUsage({ ...told, cacheReadTokens: 400 }, request, "{}")).toMatchObject({ isEstimated: true, usage: { cacheReadTokens: 0 } });
    expect(readUsage({ ...told, cacheWriteTokens: -5 }, request, "{}")).toMatchObject({ isEstimated: true, usage: { cacheWriteTokens: 100 } });
  });

  it("always answers counts that can be priced, and no estimate passes what the budget held for the call", () => {
    const count = fc.oneof(fc.integer(), fc.double(), fc.constant(undefined), fc.integer({ min: 0, max: 500 }));
    const price = findTextPrice("anthropic", "claude-sonnet-5-5");
    if (!price) throw new Error("no price");
    fc.assert(
      fc.property(count, count, count, count, count, fc.string(), (inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens, reasoningTokens, text) => {
        const { usage } = readUsage({ inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens, reasoningTokens }, request, text);
        expect(usage.cacheReadTokens + usage.cacheWriteTokens).toBeLessThanOrEqual(usage.inputTokens);
        expect(usage.reasoningTokens).toBeLessThanOrEqual(usage.outputTokens);
        expect(priceOf(usage, price) >= 0n).toBe(true);
        expect(priceOf(usage, price) <= estimateMax(request, price) * 2n).toBe(true);
        const nothing = { inputTokens: undefined, cacheReadTokens, cacheWriteTokens, outputTokens: undefined, reasoningTokens };
        expect(priceOf(readUsage(nothing, request, text).usage, price) <= estimateMax(request, price)).toBe(true);
      }),
    );
  });
});
