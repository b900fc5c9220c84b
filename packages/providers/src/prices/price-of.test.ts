import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { cacheSavingOf, estimateMax, findMediaPrice, findTextPrice, mediaPrices, priceOf, textPrices } from "./index.ts";
import type { TextProviderKind } from "../spec/text.ts";
import type { TextPriceRow } from "./index.ts";

const usage = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 };

function row(provider: TextProviderKind, model: string): TextPriceRow {
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

  it("halves a batch before it rounds, where batches are offered", () => {
    const luna = row("openai", "gpt-6-luna");
    expect(priceOf({ ...usage, inputTokens: 200_000, outputTokens: 100_000 }, luna, { batch: true })).toBe(35_000n);
    expect(priceOf({ ...usage, outputTokens: 3 }, luna, { batch: true })).toBe(1n); // 0.75 µUSD, not half of 2
    expect(() => priceOf(usage, row("offline", "offline-1"), { batch: true })).toThrow(RangeError);
  });

  it("prices what Groq caches at half, and the rest of its prompt in full", () => {
    const price = priceOf({ ...usage, inputTokens: 100_000, cacheReadTokens: 60_000, outputTokens: 10_000 }, row("groq", "openai/gpt-oss-120b"));
    expect(price).toBe(6_000n + 4_500n + 6_000n);
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

describe("cacheSavingOf", () => {
  it("tells what reading from the cache saved, and what a first write cost on top", () => {
    const sonnet = row("anthropic", "claude-sonnet-5-5");
    expect(cacheSavingOf({ ...usage, inputTokens: 10_000, cacheReadTokens: 8_000 }, sonnet)).toBe(16_000n - 800n);
    expect(cacheSavingOf({ ...usage, inputTokens: 10_000, cacheWriteTokens: 8_000 }, sonnet)).toBe(16_000n - 20_000n);
    expect(cacheSavingOf({ ...usage, inputTokens: 10_000, outputTokens: 500 }, sonnet)).toBe(0n);
  });
});

describe("the seed price book", () => {
  const all = [...textPrices, ...mediaPrices];

  it("names every row once, with its source and a day that has been", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter(({ sourceDate }) => sourceDate > "2026-11-22")).toEqual([]);
  });

  it("prices text of every provider that sells it, and pictures, video and voice", () => {
    expect(new Set(textPrices.map(({ provider }) => provider))).toEqual(new Set(["offline", "openai", "anthropic", "groq", "together"]));
    expect(new Set(mediaPrices.map(({ medium, provider }) => `${medium} ${provider}`))).toEqual(new Set([
      "image openai", "image replicate", "image leonardo", "image midjourney", "image runway", "video heygen", "video runway", "video synthesia", "voice elevenlabs",
    ]));
    expect(findMediaPrice("openai", "gpt-image-2.5-flare")?.price).toEqual({ unit: "million_tokens", rates: { textInput: 5_000_000n, imageInput: 8_000_000n, imageOutput: 30_000_000n } });
    expect(findMediaPrice("runway", "gen4.5")?.price).toEqual({ unit: "second", rates: { usual: 120_000n } });
    expect(findMediaPrice("leonardo", "any-model")?.price).toEqual({ unit: "reported", field: "sdGenerationJob.cost.amount" });
    expect(findMediaPrice("runway", "gen9")).toBeNull();
  });

  it("knows no price for a model that it does not list", () => {
    expect(findTextPrice("openai", "gpt-99")).toBeNull();
    expect(findTextPrice("openai-compatible", "llama3.2")).toBeNull();
  });

  it("offers batches of every paid provider at half the price", () => {
    expect(textPrices.filter(({ provider, batchPercent }) => provider !== "offline" && batchPercent !== 50)).toEqual([]);
  });

  it("lets a read from the cache cost no more than the input, and a write no less", () => {
    for (const { id, rates: base, tiers } of textPrices) {
      for (const rates of [base, ...tiers.map((tier) => tier.rates)]) {
        expect(rates.cacheRead <= rates.input, id).toBe(true);
        expect((rates.cacheWrite ?? rates.input) >= rates.input, id).toBe(true);
        if (rates.cacheWriteLong !== undefined) expect(rates.cacheWriteLong >= (rates.cacheWrite ?? rates.input), id).toBe(true);
      }
    }
  });

  it("has tiers in ascending order, none cheaper than the one below it", () => {
    for (const { id, rates: base, tiers } of textPrices) {
      expect(tiers.map(({ overInputTokens }) => overInputTokens), id).toEqual(tiers.map(({ overInputTokens }) => overInputTokens).toSorted((a, b) => a - b));
      for (const { rates } of tiers) expect(rates.input >= base.input && rates.output >= base.output && rates.cacheRead >= base.cacheRead, id).toBe(true);
    }
  });
});
