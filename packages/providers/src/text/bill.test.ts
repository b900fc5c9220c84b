import type { FaultKind } from "@agency/sandbox";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findTextPrice, priceOf } from "../prices/index.ts";
import type { TextPriceRow } from "../prices/index.ts";
import type { TextProvider, TextProviderKind } from "../spec/text.ts";
import { startTestSandbox } from "../testing/sandbox.ts";
import type { TestSandbox } from "../testing/sandbox.ts";
import { textRequest } from "../testing/text-request.ts";
import { createTextProvider } from "./create-text-provider.ts";
import { defaultTextModels } from "./models.ts";

/** A server of one's own costs what its owner says. */
const ownPrice: TextPriceRow = {
  id: "own", provider: "openai-compatible", model: "openai/gpt-oss-20b", tiers: [], sourceDate: "2026-11-22", source: "its owner",
  rates: { input: 31_000n, cacheRead: 7_000n, cacheWrite: 31_000n, output: 97_000n },
};
const hosts: Record<Exclude<TextProviderKind, "offline">, string> = {
  openai: "api.openai.com/v1", anthropic: "api.anthropic.com/v1", groq: "api.groq.com/openai/v1", together: "api.together.ai/v1", "openai-compatible": "localhost:8000/v1",
};
const kinds = Object.keys(hosts) as (keyof typeof hosts)[];
const modelOf = (kind: keyof typeof hosts) => (kind === "openai-compatible" ? ownPrice.model : defaultTextModels[kind].quality);

let sandbox: TestSandbox;
let providers: Map<keyof typeof hosts, TextProvider>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  providers = new Map(kinds.map((kind) => [kind, createTextProvider(kind, { apiKey: "key", baseUrl: `${sandbox.origin}/sandbox/${hosts[kind]}`, fetch: sandbox.fetch })]));
});
afterAll(async () => { await sandbox[Symbol.asyncDispose](); });

it("books over all providers exactly what they billed, to the micro-dollar, refused and cut answers included", async () => {
  const call = fc.record({
    kind: fc.constantFrom(...kinds),
    brand: fc.integer({ min: 0, max: 2 }),
    prompt: fc.string({ unit: "grapheme", maxLength: 400 }),
    maxOutputTokens: fc.integer({ min: 40, max: 2_000 }),
    isStreamed: fc.boolean(),
    fault: fc.option(fc.constantFrom<FaultKind>("refusal", "truncated", "wrong_shape"), { nil: null, freq: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 6 }), async (calls) => {
      const before = (await sandbox.generationCalls()).length;
      let booked = 0n;
      for (const { kind, brand, prompt, maxOutputTokens, isStreamed, fault } of calls) {
        if (fault) await sandbox.arm({ host: hosts[kind].split("/")[0] ?? "", fault });
        const request = textRequest({ model: modelOf(kind), system: `Thương hiệu số ${brand}. ${"Giọng ấm áp, gần gũi, không phóng đại. ".repeat(120)}`, prompt: `Viết. ${prompt}`, maxOutputTokens, cacheKey: `brand:${brand}` });
        const result = await providers.get(kind)?.generate(request, { signal: AbortSignal.timeout(10_000), ...(isStreamed ? { onDelta: () => undefined } : {}) });
        if (!result) throw new Error(`no provider of kind ${kind}`);
        expect(result.isUsageEstimated).toBe(false);
        booked += priceOf(result.usage, priceRow(kind, request.model));
      }
      const billed = (await sandbox.generationCalls()).slice(before).map(({ provider, model, inputTokens, cachedTokens, cacheWriteTokens, outputTokens, reasoningTokens }) =>
        priceOf({ inputTokens, cacheReadTokens: cachedTokens, cacheWriteTokens, outputTokens, reasoningTokens }, priceRow(provider, model)));
      expect(billed).toHaveLength(calls.length);
      expect(booked).toBe(billed.reduce((sum, amount) => sum + amount, 0n));
    }),
    { numRuns: 25 },
  );
}, 60_000);

function priceRow(kind: TextProviderKind, model: string): TextPriceRow {
  const row = kind === "openai-compatible" ? ownPrice : findTextPrice(kind, model);
  if (!row) throw new Error(`no price for ${kind} ${model}`);
  return row;
}
