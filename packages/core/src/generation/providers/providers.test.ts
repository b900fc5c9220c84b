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
  expect(data.map(({ name, source, configured, breaker }: Record<string, unknown>) => ({ name, source, configured, breaker }))).toEqual([
    { name: "offline", source: "builtin", configured: true, breaker: "closed" },
    { name: "openai", source: "none", configured: false, breaker: "closed" },
    { name: "anthropic", source: "none", configured: false, breaker: "closed" },
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
  expect(usual[0]).toEqual({ purpose: "fast", brandId: null, route: [{ provider: "offline", model: "offline-1" }] });
  await client.call("PUT", "/providers/openai", { sandbox: true });
  expect((await client.call("GET", "/provider-routes")).body.data[2]).toEqual({ purpose: "quality", brandId: null, route: [{ provider: "openai", model: "gpt-6.1-terra" }] });
  const own = { brandId: client.brandId, route: [{ provider: "offline", model: "offline-1" }] };
  expect((await client.call("PUT", "/provider-routes/fast", own)).body).toEqual({ purpose: "fast", ...own });
  expect((await client.finished((await client.generate()).id)).items[0]!.provider).toBe("offline");
  expect((await client.call("PUT", "/provider-routes/fast", { route: [{ provider: "offline", model: "gpt-9" }] })).status).toBe(422);
  const stranger = await studio.newClient();
  expect((await stranger.call("PUT", "/provider-routes/fast", own)).status).toBe(404);
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
