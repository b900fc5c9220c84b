import { findTextPrice, priceOf } from "@agency/providers/prices";
import type { TextProviderKind } from "@agency/providers/text";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestStudio, type TestClient, type TestStudio } from "./testing/test-studio.ts";

let studio: TestStudio;
beforeAll(async () => {
  studio = await startTestStudio({ environment: { TEXT_TIMEOUT_MS: "3000", OPENAI_API_KEY: "sk-live-of-the-installation", PROVIDER_BREAKER_FAILURES: "1000" } });
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

const route = { openai: { provider: "openai", model: "gpt-6-luna" }, anthropic: { provider: "anthropic", model: "claude-haiku-5-5" }, offline: { provider: "offline", model: "offline-1" } };
const ledgerOf = async (client: TestClient) => (await client.call("GET", "/economics/ledger")).body.data as { outcome: string; provider: string; environment: string; cost: { amount: string }; requestId: string | null }[];
const micro = (amount: string) => BigInt(Math.round(Number(amount) * 1_000_000));
/** What the sandbox says that the calls of these request ids cost, by our price book. */
async function billOf(requestIds: (string | null)[]): Promise<bigint> {
  const calls = (await studio.sandboxCalls()).filter(({ requestId }) => requestIds.includes(requestId));
  expect(calls).toHaveLength(requestIds.length);
  return calls.reduce(
    (sum, call) => sum + priceOf({ inputTokens: call.inputTokens, cacheReadTokens: call.cachedTokens, cacheWriteTokens: call.cacheWriteTokens, outputTokens: call.outputTokens, reasoningTokens: 0 }, findTextPrice(call.provider as TextProviderKind, call.model)!),
    0n,
  );
}

test.each(["openai", "anthropic"] as const)("%s from the sandbox: the ledger equals its bill to the micro-dollar and counts as no money", async (provider) => {
  const client = await studio.newClient({ providers: [provider], route: [route[provider]] });
  const { id, contentId } = await client.generate({ versions: 3 });
  const run = await client.finished(id);
  expect(run.status).toBe("done");
  expect(run.items.every((item) => item.environment === "sandbox" && item.provider === provider)).toBe(true);
  const ledger = await ledgerOf(client);
  expect(ledger.map(({ outcome, environment }) => [outcome, environment])).toEqual(Array.from({ length: run.items.reduce((sum, { attempts }) => sum + attempts, 0) }, () => ["complete", "sandbox"]));
  const spent = ledger.reduce((sum, { cost }) => sum + micro(cost.amount), 0n);
  expect(spent).toBeGreaterThan(0n);
  expect(spent).toBe(await billOf(ledger.map(({ requestId }) => requestId)));
  expect(run.items.reduce((sum, { cost }) => sum + micro(cost!.amount), 0n)).toBe(spent);
  expect((await client.call("GET", "/usage")).body).toMatchObject({ live: { amount: "0" }, reserved: { amount: "0" } });
  const content = (await client.call("GET", `/contents/${contentId}`)).body;
  expect(content.cost).toEqual({ amount: "0", currency: "USD" });
  expect(JSON.stringify(content.versions[0].document)).toMatch(/Sông Hàn|Cà phê sữa đá|chi nhánh bên sông/i);
});

test("the environment's key is live: reserved, settled and counted (R38)", async () => {
  const client = await studio.newClient({ route: [route.openai] });
  const accepted = (await client.call("POST", "/contents/generate", { brandId: client.brandId, topic: "Khai trương", versions: 2 })).body;
  const run = await client.finished(accepted.id);
  expect(run.items.map(({ status, environment }) => [status, environment])).toEqual([["done", "live"], ["done", "live"]]);
  const ledger = await ledgerOf(client);
  const usage = (await client.call("GET", "/usage")).body;
  expect(micro(usage.live.amount)).toBe(await billOf(ledger.map(({ requestId }) => requestId)));
  expect(micro(usage.live.amount)).toBeLessThanOrEqual(micro(accepted.estimatedMaxCost.amount));
  expect(usage.reserved.amount).toBe("0");
});

test("a hard limit stops the call before it is made, says so, and a raised one lets it go on (R38)", async () => {
  const client = await studio.newClient({ route: [route.openai] });
  const limit = (amount: string) => client.call("PUT", "/economics/budgets", { limit: { amount, currency: "USD" } });
  await limit("0.000001");
  const before = (await studio.sandboxCalls()).length;
  const { id } = await client.generate({ versions: 2 });
  const waiting = await client.until(id, (run) => run.items.every(({ status }) => status === "waiting"));
  expect(waiting.items.map((item) => [item.waiting, item.attempts])).toEqual(Array.from({ length: 2 }, () => [{ reason: "budget", provider: null, until: null }, 0]));
  expect(waiting.items[0]!.errorDetail).toMatch(/organization's budget .* is 0.000001 USD/);
  expect((await studio.sandboxCalls()).length).toBe(before);
  await limit("5");
  const run = await client.finished(id);
  expect(run.items.map((item) => [item.status, item.waiting, item.errorDetail])).toEqual(Array.from({ length: 2 }, () => ["done", null, null]));
});

test("what waits for money can be cancelled", async () => {
  const client = await studio.newClient({ route: [route.openai] });
  await client.call("PUT", "/economics/budgets", { limit: { amount: "0.000001", currency: "USD" } });
  const { id } = await client.generate();
  await client.until(id, (run) => run.items.every(({ status }) => status === "waiting"));
  expect((await client.call("POST", `/generation-runs/${id}/cancel`)).body).toMatchObject({ status: "cancelled", items: [{ status: "cancelled", waiting: null }] });
});

test("a model without a price is refused unless an owner allowed it (R38)", async () => {
  const client = await studio.newClient({ route: [{ provider: "openai", model: "gpt-of-tomorrow" }] });
  const run = await client.finished((await client.generate()).id);
  expect(run.items[0]).toMatchObject({ status: "failed", errorKind: "unknown_price", attempts: 0 });
});

test("a rate limit makes the next provider take over at once, and every call can be read (R47)", async () => {
  const client = await studio.newClient({ providers: ["openai", "anthropic"], route: [route.openai, route.anthropic] });
  await studio.arm({ host: "api.openai.com", fault: "rate_limit", delayMs: 30_000 });
  const run = await client.finished((await client.generate()).id);
  expect(run.items[0]).toMatchObject({ status: "done", provider: "anthropic", attempts: 2 });
  expect((await ledgerOf(client)).map(({ provider }) => provider)).toEqual(["anthropic"]);
  const attempts = (await client.call("GET", `/generation-runs/${run.id}/attempts`)).body.data;
  expect(attempts.map(({ provider, outcome, cost }: { provider: string; outcome: string; cost: { amount: string } }) => [provider, outcome, cost.amount === "0"])).toEqual([
    ["openai", "rate_limit", true],
    ["anthropic", "complete", false],
  ]);
  const openai = (await client.call("GET", "/providers")).body.data.find(({ name }: { name: string }) => name === "openai");
  expect(openai).toMatchObject({ source: "sandbox", environment: "sandbox", health: { calls: 1, failures: 1, outcomes: { rate_limit: 1 }, restingUntil: expect.any(String) } });
});

test.each(["server_error", "drop_before"] as const)("an outage (%s) makes the next provider take over", async (fault) => {
  const client = await studio.newClient({ providers: ["openai"], route: [route.openai, route.offline] });
  await studio.arm({ host: "api.openai.com", fault });
  const run = await client.finished((await client.generate()).id);
  expect(run.items[0]).toMatchObject({ status: "done", provider: "offline", attempts: 2 });
});

test("without another provider the quiet that was asked for is kept, then the same one is asked again", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [route.openai] });
  await studio.arm({ host: "api.openai.com", fault: "rate_limit", delayMs: 1_200 });
  const startedAt = Date.now();
  const run = await client.finished((await client.generate()).id);
  expect(run.items[0]).toMatchObject({ status: "done", provider: "openai", attempts: 2 });
  expect(Date.now() - startedAt).toBeGreaterThan(1_200);
});

test("a long wait gives the item back, says for whom and until when, and burns nothing", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [route.openai] });
  await studio.arm({ host: "api.openai.com", fault: "rate_limit", delayMs: 4_000 });
  const { id } = await client.generate();
  const [item] = (await client.until(id, ({ items }) => items[0]!.status === "waiting")).items;
  expect(item!.waiting).toMatchObject({ reason: "limit", provider: "openai", until: expect.any(String) });
  expect(Date.parse(item!.waiting!.until!) - Date.now()).toBeGreaterThan(1_000);
  expect((await client.finished(id)).items[0]).toMatchObject({ status: "done", attempts: 2, waiting: null });
});

test("used-up quota falls through; with nobody left the person reads why", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [route.openai] });
  await studio.arm({ host: "api.openai.com", fault: "rate_limit", code: "insufficient_quota" });
  const run = await client.finished((await client.generate()).id);
  expect(run.items[0]).toMatchObject({ status: "failed", errorKind: "quota", attempts: 1 });
  expect(run.items[0]!.errorDetail).toMatch(/no credit left/);
});

test("a bad key is nobody else's business: no fallback, no retry", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [route.openai, route.offline] });
  await studio.arm({ host: "api.openai.com", fault: "revoked_token" });
  expect((await client.finished((await client.generate()).id)).items[0]).toMatchObject({ status: "failed", errorKind: "auth", attempts: 1 });
});

test("a refusal ends the item and is booked (R38)", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [route.openai, route.offline] });
  await studio.arm({ host: "api.openai.com", fault: "refusal" });
  const run = await client.finished((await client.generate()).id);
  expect(run).toMatchObject({ status: "failed", items: [{ status: "refused", errorKind: "refused", attempts: 1 }] });
  const [entry] = await ledgerOf(client);
  expect(entry!.outcome).toBe("refused");
  expect(micro(entry!.cost.amount)).toBe(await billOf([entry!.requestId]));
});

test("a cut answer is repaired once, and both calls are booked (R38)", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [route.openai] });
  await studio.arm({ host: "api.openai.com", fault: "truncated" });
  const run = await client.finished((await client.generate()).id);
  expect(run.items[0]).toMatchObject({ status: "done", attempts: 2, errorKind: null });
  const ledger = await ledgerOf(client);
  expect(ledger.map(({ outcome }) => outcome)).toEqual(["complete", "truncated"]);
  expect(ledger.reduce((sum, { cost }) => sum + micro(cost.amount), 0n)).toBe(await billOf(ledger.map(({ requestId }) => requestId)));
});

test("an answer that cannot be used twice fails the item, booked twice", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [route.openai] });
  await studio.arm({ host: "api.openai.com", fault: "truncated", times: 2 });
  const run = await client.finished((await client.generate()).id);
  expect(run.items[0]).toMatchObject({ status: "failed", errorKind: "truncated", attempts: 2 });
  expect(await ledgerOf(client)).toHaveLength(2);
});

test("a call without an answer is booked at the most that it can have cost (R38)", async () => {
  const client = await studio.newClient({ route: [route.openai, route.offline] });
  await studio.arm({ host: "api.openai.com", fault: "lost_response_after_commit" });
  const run = await client.finished((await client.generate()).id);
  expect(run.items[0]).toMatchObject({ status: "done", provider: "offline" });
  const lost = (await ledgerOf(client)).find(({ provider }) => provider === "openai")!;
  expect(lost.outcome).toBe("unknown");
  expect(micro(lost.cost.amount)).toBeGreaterThanOrEqual(await billOf([(await studio.sandboxCalls()).at(-1)!.requestId]));
  expect((await client.call("GET", "/usage")).body).toMatchObject({ live: lost.cost, reserved: { amount: "0" } });
});
