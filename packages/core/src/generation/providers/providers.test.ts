import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestStudio, type TestStudio } from "../testing/test-studio.ts";

let studio: TestStudio;
beforeAll(async () => {
  studio = await startTestStudio();
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

const key = "sk-4711-very-secret-key-of-a-client";
const sandboxOpenAi = () => `${studio.sandboxOrigin}/sandbox/api.openai.com/v1`;

test("lists who is there, without any key", async () => {
  const client = await studio.newClient();
  const { data } = (await client.call("GET", "/providers")).body;
  const shown = data.map(({ name, kind, source, configured, health }: { name: string; kind: string; source: string; configured: boolean; health: { breaker: string } }) => [name, kind, source, configured, health.breaker]);
  expect(shown).toEqual([
    ["offline", "offline", "builtin", true, "closed"],
    ...["openai", "anthropic", "groq", "together"].map((name) => [name, name, "none", false, "closed"]),
  ]);
  expect(data[1].models.find(({ id }: { id: string }) => id === "gpt-4o").retiresAt).toBe("2027-01-14");
});

test("a stored key is sealed to its row, shown as a hint only, and serves (R27, R35)", async () => {
  const client = await studio.newClient();
  const stored = await client.call("PUT", "/providers/openai", { apiKey: key });
  expect(stored.body).toMatchObject({ source: "stored", configured: true, keyHint: "••••ient", environment: "live", version: 1 });
  expect(JSON.stringify([stored.body, (await client.call("GET", "/providers")).body])).not.toContain("4711");
  const rows = await studio.db.system((tx) => tx.execute<{ id: string; sealed_key: string }>(sql`select id, sealed_key from provider_credentials where organization_id = ${client.principal.organizationId}`));
  expect(rows.rows[0]!.sealed_key).not.toContain("4711");
  expect((await client.call("POST", "/providers/openai/check")).body).toMatchObject({ ok: true, detail: null });

  // Copied to another row the sealed key does not open.
  await client.call("PUT", "/providers/anthropic", { apiKey: "sk-another" });
  await studio.db.system((tx) => tx.execute(sql`update provider_credentials set sealed_key = ${rows.rows[0]!.sealed_key} where organization_id = ${client.principal.organizationId} and provider = 'anthropic'`));
  expect((await client.call("POST", "/providers/anthropic/check")).body).toMatchObject({ ok: false, detail: expect.stringContaining("altered or belongs to another place") });

  const forgotten = await client.call("DELETE", "/providers/openai/key");
  expect(forgotten.body).toMatchObject({ source: "none", keyHint: null, configured: false });
});

test("a bad key is told in words and remembered", async () => {
  const client = await studio.newClient();
  await client.call("PUT", "/providers/openai", { apiKey: "invalid-key-of-nobody" });
  expect((await client.call("POST", "/providers/openai/check")).body).toMatchObject({ ok: false, models: [] });
  const openai = (await client.call("GET", "/providers")).body.data[1];
  expect(openai).toMatchObject({ lastCheckedAt: expect.any(String), lastCheckError: expect.stringMatching(/Incorrect API key/) });
});

test("another address needs the key again (R27)", async () => {
  const client = await studio.newClient();
  expect((await client.call("PUT", "/providers/openai", { baseUrl: "https://evil.example/v1" })).status).toBe(422);
  await client.call("PUT", "/providers/openai", { apiKey: key });
  const refused = await client.call("PUT", "/providers/openai", { baseUrl: "https://evil.example/v1" });
  expect(refused.body).toMatchObject({ status: 422, errors: [{ pointer: "/apiKey", code: "secret_required" }] });
  const moved = await client.call("PUT", "/providers/openai", { baseUrl: sandboxOpenAi(), apiKey: key });
  expect(moved.body).toMatchObject({ baseUrl: sandboxOpenAi(), version: 2 });
  expect((await client.call("PUT", "/providers/openai", { baseUrl: null })).status).toBe(422);
  expect((await client.call("POST", "/providers/openai/check")).body.ok).toBe(true);
});

test("a private address that a person typed is not reached (R27)", async () => {
  const client = await studio.newClient();
  expect((await client.call("PUT", "/providers/openai", { baseUrl: "http://user:word@10.0.0.1/v1", apiKey: key })).status).toBe(422);
  await client.call("PUT", "/providers/openai", { baseUrl: "https://10.0.0.1/v1", apiKey: key });
  expect((await client.call("POST", "/providers/openai/check")).body.ok).toBe(false);
});

test("the sandbox serves when chosen, before any key, and stops when a key is entered", async () => {
  const client = await studio.newClient();
  await client.call("PUT", "/providers/openai", { apiKey: key });
  expect((await client.call("PUT", "/providers/openai", { sandbox: true })).body).toMatchObject({ source: "sandbox", environment: "sandbox", keyHint: null });
  expect((await client.call("PUT", "/providers/openai", { sandbox: true, apiKey: key })).status).toBe(422);
  expect((await client.call("PUT", "/providers/openai", { apiKey: key })).body).toMatchObject({ source: "stored", environment: "live" });
  expect((await client.call("PUT", "/providers/offline", { sandbox: true })).status).toBe(409);
});

test("purposes go to models in order, a brand's own before the organization's", async () => {
  const client = await studio.newClient();
  const usual = (await client.call("GET", "/provider-routes")).body.data;
  expect(usual).toHaveLength(5);
  expect(usual[0]).toEqual({ purpose: "fast", brandId: null, isDefault: true, route: [{ provider: "offline", model: "offline-1" }] });
  await client.call("PUT", "/providers/openai", { sandbox: true });
  expect((await client.call("GET", "/provider-routes")).body.data[2]).toEqual({ purpose: "quality", brandId: null, isDefault: true, route: [{ provider: "openai", model: "gpt-6.1-terra" }] });
  const own = { brandId: client.brandId, route: [{ provider: "offline", model: "offline-1" }] };
  expect((await client.call("PUT", "/provider-routes/fast", own)).body).toEqual({ purpose: "fast", isDefault: false, ...own });
  expect((await client.finished((await client.generate()).id)).items[0]!.provider).toBe("offline");
  expect((await client.call("PUT", "/provider-routes/fast", { route: [{ provider: "offline", model: "gpt-9" }] })).status).toBe(422);
  const stranger = await studio.newClient();
  expect((await stranger.call("PUT", "/provider-routes/fast", own)).status).toBe(404);
  expect((await client.call("DELETE", `/provider-routes/fast?brandId=${client.brandId}`)).status).toBe(204);
  expect((await client.call("GET", "/provider-routes")).body.data.filter(({ brandId }: { brandId: string | null }) => brandId !== null)).toEqual([]);
});

test("a route without any key is told when the run is asked for", async () => {
  const client = await studio.newClient({ route: [{ provider: "anthropic", model: "claude-haiku-5-5" }] });
  const refused = await client.call("POST", "/contents/generate", { brandId: client.brandId, topic: "Khai trương" });
  expect(refused.body).toMatchObject({ status: 409, code: "provider_not_configured" });
});

test("a retired model name answers as its successor", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [{ provider: "openai", model: "gpt-4" }] });
  expect((await client.finished((await client.generate()).id)).items[0]).toMatchObject({ status: "done", model: "gpt-6.1-terra" });
});

const server = (changes: object = {}) => ({ label: "Ollama ở văn phòng", baseUrl: `${studio.sandboxOrigin}/sandbox/localhost:11434/v1`, apiKey: "sandbox-key", price: { input: "0", output: "0" }, ...changes });

test("servers of one's own are rows: several, each with its key, models and routes", async () => {
  const client = await studio.newClient();
  const first = (await client.call("POST", "/providers", server())).body;
  const second = (await client.call("POST", "/providers", server())).body;
  expect([first.name, second.name]).toEqual(["ollama-o-van-phong", "ollama-o-van-phong-2"]);
  expect(first).toMatchObject({ kind: "openai-compatible", label: "Ollama ở văn phòng", configured: true, price: { input: "0", output: "0" }, models: [] });
  // Asked, it says what it serves.
  const { ok, models } = (await client.call("POST", `/providers/${first.name}/check`)).body;
  expect(ok).toBe(true);
  const known = (await client.call("GET", "/providers")).body.data.find(({ name }: { name: string }) => name === first.name);
  expect(known.models.map(({ id }: { id: string }) => id)).toEqual(models);
  expect((await client.call("PUT", "/provider-routes/fast", { route: [{ provider: first.name, model: models[0] }] })).status).toBe(200);
  expect((await client.finished((await client.generate()).id)).items[0]).toMatchObject({ status: "done", provider: first.name, cost: { amount: "0" } });
  // A name may change, the key of routes and ledger stays.
  expect((await client.call("PUT", `/providers/${first.name}`, { label: "GPU" })).body).toMatchObject({ name: first.name, label: "GPU" });
  expect((await client.call("DELETE", `/providers/${first.name}`)).body).toMatchObject({ status: 409, code: "provider_in_use" });
  expect((await client.call("DELETE", "/provider-routes/fast")).status).toBe(204);
  expect((await client.call("DELETE", `/providers/${first.name}`)).status).toBe(204);
  expect((await client.call("DELETE", "/providers/openai")).status).toBe(409);
});

test("a server's key goes to its own address only; without a key it may move (R27)", async () => {
  const client = await studio.newClient();
  const { name } = (await client.call("POST", "/providers", server())).body;
  expect((await client.call("PUT", `/providers/${name}`, { baseUrl: "https://evil.example/v1" })).body).toMatchObject({ status: 422, errors: [{ pointer: "/apiKey", code: "secret_required" }] });
  await client.call("DELETE", `/providers/${name}/key`);
  expect((await client.call("PUT", `/providers/${name}`, { baseUrl: "https://llm.example/v1" })).body).toMatchObject({ baseUrl: "https://llm.example/v1" });
  const stranger = await studio.newClient();
  expect((await stranger.call("PUT", `/providers/${name}`, { label: "Mine" })).status).toBe(404);
});

test("a private address needs EGRESS_ALLOW, and the error names it (R31)", async () => {
  const client = await studio.newClient();
  const { name } = (await client.call("POST", "/providers", server({ baseUrl: "http://10.1.2.3:11434/v1" }))).body;
  expect((await client.call("POST", `/providers/${name}/check`)).body).toMatchObject({ ok: false, detail: expect.stringMatching(/10\.1\.2\.3:11434.*EGRESS_ALLOW/) });
});

test("a server without a price is refused until its owner says what it costs (R38)", async () => {
  const client = await studio.newClient();
  const { name } = (await client.call("POST", "/providers", server({ baseUrl: "https://llm.example/v1", price: null, models: ["llama-4"] }))).body;
  await client.call("PUT", "/provider-routes/fast", { route: [{ provider: name, model: "llama-4" }] });
  expect((await client.finished((await client.generate()).id)).items[0]).toMatchObject({ status: "failed", errorKind: "unknown_price", attempts: 0 });
});

test("models that retire soon are named where a route uses them", async () => {
  const client = await studio.newClient({ route: [{ provider: "openai", model: "gpt-5" }] });
  const openai = (await client.call("GET", "/providers")).body.data[1];
  expect(openai.warnings).toEqual([{ model: "gpt-5", retiresAt: "2026-12-11", successor: "gpt-6.1-terra", purposes: ["fast"] }]);
});

test("limits are the owner's, and null gives them back to the provider", async () => {
  const client = await studio.newClient();
  const set = (await client.call("PUT", "/providers/groq", { sandbox: true, limits: { concurrency: 4, tokensPerMinute: 6_000 } })).body;
  expect(set.limits).toMatchObject({ concurrency: 4, tokensPerMinute: 6_000, requestsPerMinute: null, own: { concurrency: 4, requestsPerMinute: null, tokensPerMinute: 6_000 } });
  expect((await client.call("PUT", "/providers/groq", { limits: { concurrency: null } })).body.limits).toMatchObject({ concurrency: 32, own: { concurrency: null, tokensPerMinute: 6_000 } });
  expect((await client.call("PUT", "/providers/groq", { limits: { concurrency: 0 } })).status).toBe(422);
});

test("a new key begins anew: the old one's quiet time is not its own", async () => {
  const client = await studio.newClient();
  await client.call("PUT", "/providers/openai", { apiKey: key });
  await client.call("PUT", "/provider-routes/fast", { route: [{ provider: "openai", model: "gpt-6-luna" }] });
  await studio.arm({ host: "api.openai.com", fault: "rate_limit", delayMs: 600_000 });
  const { id } = await client.generate();
  await client.until(id, ({ items }) => items[0]!.status === "waiting");
  expect((await client.call("GET", "/providers")).body.data[1].health).toMatchObject({ restingUntil: expect.any(String), waiting: 1 });
  expect((await client.call("PUT", "/providers/openai", { apiKey: `${key}-2` })).body.health.restingUntil).toBeNull();
  expect((await client.finished(id)).items[0]).toMatchObject({ status: "done", attempts: 2 });
});
