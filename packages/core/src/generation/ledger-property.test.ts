import fc from "fast-check";
import { findTextPrice, priceOf } from "@agency/providers/prices";
import type { TextProviderKind } from "@agency/providers/text";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestStudio, type TestClient, type TestStudio } from "./testing/test-studio.ts";

let studio: TestStudio;
beforeAll(async () => {
  studio = await startTestStudio({ environment: { TEXT_TIMEOUT_MS: "1500", PROVIDER_BREAKER_FAILURES: "1000", PROVIDER_BREAKER_OPEN_MS: "100" } });
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

/** What of a fault a provider bills: an answer that arrived is booked by its usage, one that got lost at its largest price. */
const faults = ["rate_limit", "server_error", "drop_before", "refusal", "truncated", "malformed", "lost_response_after_commit", "server_error_after_commit"] as const;
const hosts = { openai: "api.openai.com", anthropic: "api.anthropic.com", groq: "api.groq.com", together: "api.together.ai", server: "localhost:8000" } as const;
const models = { openai: "gpt-6-luna", anthropic: "claude-haiku-5-5", groq: "openai/gpt-oss-120b", together: "openai/gpt-oss-20b", server: "openai/gpt-oss-20b" } as const;
type Side = keyof typeof hosts;

interface Entry {
  outcome: string;
  provider: string;
  model: string;
  requestId: string | null;
  cost: { amount: string };
}
const micro = (amount: string) => BigInt(Math.round(Number(amount) * 1_000_000));
/** The kind's own price; the server's is what its owner said. */
const priceFor = (side: Side) => (side === "server" ? { ...findTextPrice("groq", models.groq)!, rates: { input: 700_000n, cacheRead: 700_000n, cacheWrite: 700_000n, output: 900_000n }, tiers: [] } : findTextPrice(side as TextProviderKind, models[side])!);

async function clientOf(side: Side): Promise<TestClient> {
  if (side !== "server") return studio.newClient({ providers: [side], route: [{ provider: side, model: models[side] }] });
  const client = await studio.newClient();
  const server = { label: "GPU", baseUrl: `${studio.sandboxOrigin}/sandbox/localhost:8000/v1`, apiKey: "sandbox", models: [models.server], price: { input: "0.7", output: "0.9" } };
  const { name } = (await client.call("POST", "/providers", server)).body;
  await client.call("PUT", "/provider-routes/fast", { route: [{ provider: name, model: models.server }] });
  return client;
}

test.each(Object.keys(hosts) as Side[])("%s: whatever goes wrong, the ledger equals the provider's bill to the micro-dollar (R38)", async (side) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...faults), { minLength: 0, maxLength: 3 }), fc.integer({ min: 1, max: 3 }), async (planned, versions) => {
      const client = await clientOf(side);
      const before = (await studio.sandboxCalls()).length;
      for (const fault of planned) await studio.arm({ host: hosts[side], fault, ...(fault === "rate_limit" ? { delayMs: 100 } : {}) });
      await client.finished((await client.generate({ versions })).id);
      await studio.clearFaults();

      const billed = (await studio.sandboxCalls()).slice(before);
      const ledger = (await client.call("GET", "/economics/ledger?limit=100")).body.data as Entry[];
      const answered = ledger.filter(({ requestId }) => requestId !== null && billed.some((call) => call.requestId === requestId));
      // Every answer that arrived is priced by the provider's own count.
      for (const entry of answered) {
        const call = billed.find(({ requestId }) => requestId === entry.requestId)!;
        const usage = { inputTokens: call.inputTokens, cacheReadTokens: call.cachedTokens, cacheWriteTokens: call.cacheWriteTokens, outputTokens: call.outputTokens, reasoningTokens: 0 };
        expect(micro(entry.cost.amount)).toBe(priceOf(usage, priceFor(side)));
      }
      expect(new Set(answered.map(({ requestId }) => requestId)).size).toBe(answered.length);
      // What was billed and never arrived stands there as unknown, at least as dear.
      const lost = billed.filter(({ requestId }) => !answered.some((entry) => entry.requestId === requestId));
      const unknown = ledger.filter((entry) => !answered.includes(entry));
      expect(unknown.every(({ outcome }) => outcome === "unknown" || outcome === "lost")).toBe(true);
      expect(unknown.length).toBeGreaterThanOrEqual(lost.length);
      // And the sum of the ledger is what the runs say that they cost.
      expect((await client.call("GET", "/usage")).body.reserved.amount).toBe("0");
    }),
    { numRuns: 5, seed: 38 },
  );
}, 120_000);
