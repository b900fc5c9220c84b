import { inspect } from "node:util";
import type { FaultKind, GenerationCall } from "@agency/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ProviderError } from "../spec/provider-error.ts";
import type { TextProvider, TextRequest, TextUsage } from "../spec/text.ts";
import { startTestSandbox } from "../testing/sandbox.ts";
import type { TestSandbox } from "../testing/sandbox.ts";
import { textRequest } from "../testing/text-request.ts";
import type { TextProviderSettings } from "./text-provider-settings.ts";

export interface TextProviderUnderTest {
  create: (settings: TextProviderSettings) => TextProvider;
  model: string;
  /** Real host whose stand-in serves, e.g. `api.openai.com`. */
  host: string;
  /** Up to its version part, e.g. `/v1`. */
  path: string;
  /** The stand-in's name of the generating call. */
  operation: string;
  /** The provider's protocol marks a refusal; otherwise the model's words are all that arrives. */
  marksRefusals: boolean;
  /** Brand context that stands still is read from the provider's cache, and the answer says so. */
  tellsCacheReads: boolean;
  tellsRateLimits: boolean;
}

/** What generation relies on, whatever the provider: over real HTTP against its stand-in. */
export function describeTextProvider(name: string, under: TextProviderUnderTest): void {
  const { create, model, host, path, operation } = under;
  describe(`${name} as a text provider`, () => {
    const apiKey = "key-4711-secret";
    let sandbox: TestSandbox;
    let provider: TextProvider;
    beforeAll(async () => {
      sandbox = await startTestSandbox();
      provider = create({ apiKey, baseUrl: `${sandbox.origin}/sandbox/${host}${path}`, fetch: sandbox.fetch });
    });
    afterAll(async () => { await sandbox[Symbol.asyncDispose](); });
    beforeEach(() => sandbox.clearFaults());

    const request = (changes: Partial<TextRequest> = {}) => textRequest({ model, ...changes });
    const whole = (changes: Partial<TextRequest> = {}, signal = AbortSignal.timeout(10_000)) => provider.generate(request(changes), { signal });
    const streamed = async (changes: Partial<TextRequest> = {}, signal = AbortSignal.timeout(10_000)) => {
      const deltas: string[] = [];
      return { deltas, result: await provider.generate(request(changes), { signal, onDelta: (delta) => deltas.push(delta) }) };
    };
    const arm = (fault: FaultKind, delayMs?: number, code?: string) =>
      sandbox.arm({ host, operation, fault, ...(delayMs === undefined ? {} : { delayMs }), ...(code === undefined ? {} : { code }) });
    const ways = [["whole", whole], ["streamed", (changes?: Partial<TextRequest>, signal?: AbortSignal) => streamed(changes, signal).then(({ result }) => result)]] as const;
    const failure = async (promise: Promise<unknown>): Promise<ProviderError> => {
      const error = await promise.then(() => { throw new Error("expected a failure"); }, (caught: unknown) => caught);
      if (!(error instanceof ProviderError)) throw error;
      expect(inspect(error, { depth: 10, showHidden: true }), "an error shows the key or the prompt").not.toMatch(/key-4711|Cà Phê Sông Hàn/);
      return error;
    };

    it.each(ways)("answers in the asked shape, billed and named (%s)", async (_way, ask) => {
      const before = (await sandbox.generationCalls()).length;
      const result = await ask();
      expect(result.finish).toBe("complete");
      expect(result.output).toEqual(request().schema.parse(JSON.parse(result.text)));
      expect(result.model).toContain(model);
      expect(result.warnings).toEqual([]);
      expect(result.isUsageEstimated).toBe(false);
      const booked = (await sandbox.generationCalls()).slice(before);
      expect(booked).toMatchObject([{ requestId: result.requestId, model, outcome: "completed" }]);
      expect(result.usage).toEqual(usageOf(booked[0]));
    });

    it.each(ways)("reads a brand that stands still from the cache, where there is one (%s)", async (way, ask) => {
      const system = `Bạn viết cho một thương hiệu. ${`Giọng ấm áp, gần gũi, không phóng đại (${way}). `.repeat(160)}`;
      const asked = [await ask({ system, prompt: "Bài một", cacheKey: "brand:1" }), await ask({ system, prompt: "Bài hai", cacheKey: "brand:1" })];
      const calls = (await sandbox.generationCalls()).slice(-2);
      expect(asked.map(({ usage }) => usage)).toEqual(calls.map(usageOf));
      expect(asked[0]?.usage.cacheReadTokens).toBe(0);
      if (under.tellsCacheReads) expect(asked[1]?.usage.cacheReadTokens).toBeGreaterThan(1_000);
    });

    it.each(ways)("tells what is left of its limits, where the provider does (%s)", async (_way, ask) => {
      const { rateLimits } = await ask();
      if (!under.tellsRateLimits) return expect(rateLimits).toBeNull();
      expect(rateLimits?.requests?.remaining).toBeLessThan(rateLimits?.requests?.limit ?? 0);
      expect(rateLimits?.tokens?.remaining).toBeLessThan(rateLimits?.tokens?.limit ?? 0);
      expect(rateLimits?.requests?.resetMs).toBeGreaterThan(0);
      expect(rateLimits?.requests?.resetMs).toBeLessThanOrEqual(60_000);
    });

    it("streams the very text that it answers, in order and in pieces", async () => {
      const { deltas, result } = await streamed();
      expect(deltas.join("").normalize("NFC")).toBe(result.text);
      expect(deltas.length).toBeGreaterThan(3);
    });

    it.each(ways)("returns a refusal as a result, with its words and its bill (%s)", async (_way, ask) => {
      await arm("refusal");
      const result = await ask();
      expect(result).toMatchObject({ finish: under.marksRefusals ? "refused" : "malformed", output: null, isUsageEstimated: false });
      expect(result.text).not.toBe("");
      expect(result.usage).toEqual(usageOf((await sandbox.generationCalls()).at(-1)));
    });

    it.each(ways)("returns words in place of the asked shape as malformed, with its bill (%s)", async (_way, ask) => {
      await arm("wrong_shape");
      const result = await ask();
      expect(result).toMatchObject({ finish: "malformed", output: null, isUsageEstimated: false });
      expect(result.usage).toEqual(usageOf((await sandbox.generationCalls()).at(-1)));
    });

    it.each(ways)("books the most that a call can have used when its bill cannot be true (%s)", async (_way, ask) => {
      const honest = (await ask()).usage;
      for (const code of ["huge", "negative", "fraction"]) {
        await arm("absurd_usage", undefined, code);
        const result = await ask();
        expect(result, code).toMatchObject({ finish: "complete", isUsageEstimated: true });
        expect(result.usage.outputTokens, code).toBe(request().maxOutputTokens);
        expect(result.usage.inputTokens, code).toBeGreaterThanOrEqual(honest.inputTokens);
        expect(result.usage.inputTokens, code).toBeLessThan(20_000);
      }
    });

    it("names a stream that breaks in the middle a failure, whatever came before", async () => {
      await arm("cut_stream");
      expect((await failure(streamed())).kind).toBe("network");
    });

    it.each(ways)("returns a truncated answer as a result, with its bill (%s)", async (_way, ask) => {
      await arm("truncated");
      const result = await ask();
      expect(result).toMatchObject({ finish: "truncated", output: null });
      expect(result.usage.outputTokens).toBeGreaterThan(0);
    });

    it.each(ways)("stops at the output cap (%s)", async (_way, ask) => {
      const result = await ask({ maxOutputTokens: 16 });
      expect(result).toMatchObject({ finish: "truncated", output: null });
      expect(result.usage.outputTokens).toBeLessThanOrEqual(16);
    });

    it.each(ways)("says how long to wait, and asks only once (%s)", async (_way, ask) => {
      await arm("rate_limit", 7_000);
      const error = await failure(ask());
      expect(error).toMatchObject({ kind: "rate_limit", retryAfterMs: 7_000, retryable: true });
      expect(await ask()).toMatchObject({ finish: "complete" });
    });

    it.each(ways)("names a failing server, a cut line and a rejected key (%s)", async (_way, ask) => {
      for (const [fault, kind] of [
        ["server_error", "server"], ["drop_before", "network"], ["lost_response_after_commit", "network"], ["expired_token", "auth"], ["malformed", "server"],
      ] as const) {
        await arm(fault);
        expect((await failure(ask())).kind, fault).toBe(kind);
      }
    });

    it.each(ways)("ends at its deadline (%s)", async (_way, ask) => {
      await arm("timeout_before_commit", 1_000);
      expect((await failure(ask({}, AbortSignal.timeout(150)))).kind).toBe("timeout");
    });

    it("stops in the middle of a stream when the caller cancels", async () => {
      const controller = new AbortController();
      const reason = new Error("cancelled by Lan");
      const deltas: string[] = [];
      const result = provider.generate(request(), {
        signal: controller.signal,
        onDelta: (delta) => {
          deltas.push(delta);
          if (deltas.length === 2) controller.abort(reason);
        },
      });
      await expect(result).rejects.toBe(reason);
      expect(deltas.length).toBeLessThan((await streamed()).deltas.length);
    });

    it("proves a key by listing models", async () => {
      expect((await provider.check(AbortSignal.timeout(5_000))).models).toContain(model);
      const wrong = create({ apiKey: "invalid-key", baseUrl: `${sandbox.origin}/sandbox/${host}${path}`, fetch: sandbox.fetch });
      expect((await failure(wrong.check(AbortSignal.timeout(5_000)))).kind).toBe("auth");
    });

    it("names a model that is not there", async () => {
      expect((await failure(whole({ model: "no-such-model" }))).kind).toBe("not_found");
    });
  });
}

/** What the stand-in booked, in our words. */
function usageOf(call: GenerationCall | undefined): TextUsage {
  if (!call) throw new Error("the stand-in booked no call");
  const { inputTokens, cachedTokens, cacheWriteTokens, outputTokens, reasoningTokens } = call;
  return { inputTokens, cacheReadTokens: cachedTokens, cacheWriteTokens, outputTokens, reasoningTokens };
}
