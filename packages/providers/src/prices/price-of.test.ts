import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { estimateMax, findTextPrice, priceOf, textPrices } from "./index.ts";
import type { TextPriceRow } from "./index.ts";

const usage = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 };

function row(provider: "openai" | "anthropic" | "offline", model: string): TextPriceRow {
  const found = findTextPrice(provider, model);
  if (!found) throw new Error(`no price for ${model}`);
  return found;
}

describe("priceOf", () => {
  it("prices input, cache reads, cache writes and output apart", () => {
    const price = priceOf({ inputTokens: 100_000, cacheReadTokens: 40_000, cacheWriteTokens: 10_000, outputTokens: 20_000, reasoningTokens: 5_000 }, row("openai", "gpt-6-luna"));
    // 50,000 × $0.10 + 40,000 × $0.01 + 10,000 × $0.125 + 20,000 × $0.50, a million each
    expect(price).toBe(5_000n + 400n + 1_250n + 10_000n);
  });

  it("rounds half up, once for the whole call", () => {
    const luna = row("openai", "gpt-6-luna");
    expect(priceOf({ ...usage, outputTokens: 1 }, luna)).toBe(1n); // 0.5 µUSD
    expect(priceOf({ ...usage, inputTokens: 4 }, luna)).toBe(0n); // 0.4 µUSD
    expect(priceOf({ ...usage, inputTokens: 4, outputTokens: 1 }, luna)).toBe(1n); // 0.9 µUSD, not 0 + 1
    expect(priceOf({ ...usage, inputTokens: 9, outputTokens: 1 }, luna)).toBe(1n); // 1.4 µUSD, not 1 + 1
  });

  it("prices the whole request at the long-context rate above the threshold, not at it", () => {
    const luna = row("openai", "gpt-6-luna");
    expect(priceOf({ ...usage, inputTokens: 272_000 }, luna)).toBe(27_200n);
    expect(priceOf({ ...usage, inputTokens: 272_010, outputTokens: 1_000 }, luna)).toBe(54_402n + 750n);
    const haiku = row("anthropic", "claude-haiku-5-5");
    expect(priceOf({ ...usage, inputTokens: 100_000, cacheReadTokens: 100_000 }, haiku)).toBe(1_000n);
    expect(priceOf({ ...usage, inputTokens: 200_000, cacheReadTokens: 100_000 }, haiku)).toBe(5_000n + 50_000n);
  });

  it("charges nothing for the offline writer", () => {
    expect(priceOf({ ...usage, inputTokens: 10_000, outputTokens: 10_000 }, row("offline", "offline-1"))).toBe(0n);
  });

  it("prices a cache write without a published price at 1.25 times the input", () => {
    expect(priceOf({ ...usage, inputTokens: 1_000, cacheWriteTokens: 1_000 }, row("anthropic", "claude-opus-5-5"))).toBe(5_000n);
  });

  it("never gives money back when cached tokens are counted beside the total", () => {
    expect(priceOf({ ...usage, inputTokens: 10, cacheReadTokens: 100_000 }, row("openai", "gpt-6-luna"))).toBe(1_000n);
  });

  it("refuses counts that are no counts", () => {
    for (const outputTokens of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => priceOf({ ...usage, outputTokens }, row("openai", "gpt-6-luna"))).toThrow(RangeError);
    }
  });

  it("is never negative and never falls as tokens are added", () => {
    const count = fc.integer({ min: 0, max: 900_000 });
    fc.assert(
      fc.property(fc.constantFrom(...textPrices), count, count, count, count, count, (price, plain, read, write, output, more) => {
        const base = { inputTokens: plain + read + write, cacheReadTokens: read, cacheWriteTokens: write, outputTokens: output, reasoningTokens: 0 };
        const cost = priceOf(base, price);
        expect(cost >= 0n).toBe(true);
        expect(priceOf({ ...base, inputTokens: base.inputTokens + more }, price) >= cost).toBe(true);
        expect(priceOf({ ...base, outputTokens: output + more }, price) >= cost).toBe(true);
      }),
    );
  });
});

describe("estimateMax", () => {
  const schema = z.object({ body: z.string(), hashtags: z.array(z.string()) });

  it("covers every bill that the request can make", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 2_000 });
    fc.assert(
      fc.property(fc.constantFrom(...textPrices), words, words, fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }),
        (price, system, prompt, maxOutputTokens, inputShare, writeShare) => {
          const bytes = new TextEncoder().encode(system + prompt).length;
          const inputTokens = Math.floor(bytes * inputShare);
          const cacheWriteTokens = Math.floor(inputTokens * writeShare);
          const bill = priceOf({ inputTokens, cacheReadTokens: 0, cacheWriteTokens, outputTokens: maxOutputTokens, reasoningTokens: maxOutputTokens }, price);
          expect(estimateMax({ system, prompt, schema, maxOutputTokens }, price) >= bill).toBe(true);
        }),
    );
  });

  it("counts bytes, so that Vietnamese is not underestimated", () => {
    const luna = row("openai", "gpt-6-luna");
    const ascii = estimateMax({ system: "a".repeat(10_000), prompt: "", schema, maxOutputTokens: 1 }, luna);
    const vietnamese = estimateMax({ system: "ệ".repeat(10_000), prompt: "", schema, maxOutputTokens: 1 }, luna);
    expect(vietnamese - ascii).toBe(2_500n); // 20,000 more bytes at $0.125
  });
});

describe("the seed price book", () => {
  it("names every model once, and every row's source", () => {
    expect(new Set(textPrices.map(({ id }) => id)).size).toBe(textPrices.length);
    expect(new Set(textPrices.map(({ provider, model }) => `${provider}:${model}`)).size).toBe(textPrices.length);
    expect(textPrices.every(({ source, sourceDate }) => source !== "" && sourceDate <= "2026-11-22")).toBe(true);
  });

  it("knows no price for a model that it does not list", () => {
    expect(findTextPrice("openai", "gpt-99")).toBeNull();
  });

  it("makes no tier cheaper than the one below it", () => {
    for (const { rates, tiers } of textPrices) {
      for (const tier of tiers) {
        expect(tier.rates.input >= rates.input && tier.rates.output >= rates.output && tier.rates.cacheRead >= rates.cacheRead).toBe(true);
      }
    }
  });
});
