import { inspect } from "node:util";
import type { FaultKind } from "@agency/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ProviderError } from "../spec/provider-error.ts";
import type { TextProvider, TextRequest } from "../spec/text.ts";
import { startTestSandbox } from "../testing/sandbox.ts";
import type { TestSandbox } from "../testing/sandbox.ts";
import { textRequest } from "../testing/text-request.ts";
import type { TextProviderSettings } from "./text-provider-settings.ts";

export interface TextProviderUnderTest {
  create: (settings: TextProviderSettings) => TextProvider;
  model: string;
  /** Real host whose stand-in serves, e.g. `api.openai.com`. */
  host: string;
  /** The stand-in's name of the generating call. */
  operation: string;
}

/** What generation relies on, whatever the provider: over real HTTP against its stand-in. */
export function describeTextProvider(name: string, { create, model, host, operation }: TextProviderUnderTest): void {
  describe(`${name} as a text provider`, () => {
    const apiKey = "key-4711-secret";
    let sandbox: TestSandbox;
    let provider: TextProvider;
    beforeAll(async () => {
      sandbox = await startTestSandbox();
      provider = create({ apiKey, baseUrl: `${sandbox.origin}/sandbox/${host}/v1`, fetch: sandbox.fetch });
    });
    afterAll(async () => { await sandbox[Symbol.asyncDispose](); });
    beforeEach(() => sandbox.clearFaults());

    const request = (changes: Partial<TextRequest> = {}) => textRequest({ model, ...changes });
    const whole = (changes: Partial<TextRequest> = {}, signal = AbortSignal.timeout(10_000)) => provider.generate(request(changes), { signal });
    const streamed = async (changes: Partial<TextRequest> = {}, signal = AbortSignal.timeout(10_000)) => {
      const deltas: string[] = [];
      return { deltas, result: await provider.generate(request(changes), { signal, onDelta: (delta) => deltas.push(delta) }) };
    };
    const arm = (fault: FaultKind, delayMs?: number) => sandbox.arm({ host, operation, fault, ...(delayMs === undefined ? {} : { delayMs }) });
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
      expect(result.requestId).toMatch(/^req_/);
      expect(result.warnings).toEqual([]);
      const booked = (await sandbox.generationCalls()).slice(before);
      expect(booked).toHaveLength(1);
      expect(result.usage.inputTokens).toBeGreaterThan(0);
      expect(result.usage.outputTokens).toBeGreaterThan(0);
    });

    it("streams the very text that it answers, in order and in pieces", async () => {
      const { deltas, result } = await streamed();
      expect(deltas.join("").normalize("NFC")).toBe(result.text);
      expect(deltas.length).toBeGreaterThan(3);
    });

    it.each(ways)("returns a refusal as a result, with its words and its bill (%s)", async (_way, ask) => {
      await arm("refusal");
      const result = await ask();
      expect(result).toMatchObject({ finish: "refused", output: null });
      expect(result.text).not.toBe("");
      expect(result.usage.inputTokens).toBeGreaterThan(0);
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
      const wrong = create({ apiKey: "invalid-key", baseUrl: `${sandbox.origin}/sandbox/${host}/v1`, fetch: sandbox.fetch });
      expect((await failure(wrong.check(AbortSignal.timeout(5_000)))).kind).toBe("auth");
    });

    it("names a model that is not there", async () => {
      expect((await failure(whole({ model: "no-such-model" }))).kind).toBe("not_found");
    });
  });
}
