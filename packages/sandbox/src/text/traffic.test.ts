import { afterEach, beforeEach, expect, test } from "vitest";
import { getJson, postJson, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import type { TrafficLoad } from "./traffic.ts";

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await testSandbox();
});
afterEach(() => sandbox.close());

const hosts = { openai: "api.openai.com/v1/responses", groq: "api.groq.com/openai/v1/chat/completions", together: "api.together.ai/v1/chat/completions" };
const bodies = { openai: { model: "gpt-6-luna", input: "Chào" }, groq: { model: "openai/gpt-oss-20b", messages: [{ role: "user", content: "Chào" }] }, together: { model: "openai/gpt-oss-20b", messages: [{ role: "user", content: "Chào" }] } };
const ask = (who: keyof typeof hosts, extra: object = {}) => fetch(`${sandbox.origin}/sandbox/${hosts[who]}`, {
  method: "POST", headers: { "content-type": "application/json", authorization: "Bearer k" }, body: JSON.stringify({ ...bodies[who], ...extra }),
});
const timed = async (call: () => Promise<Response>) => {
  const startedAt = performance.now();
  await (await call()).text();
  return performance.now() - startedAt;
};
const load = async (host: string) => (await getJson<{ providers: TrafficLoad[] }>(`${sandbox.origin}/sandbox/load`)).providers.find((each) => each.host === host);

test("an answer takes the latency of its provider, whole or streamed", async () => {
  await postJson(`${sandbox.origin}/sandbox/latency`, { host: "api.groq.com", latencyMs: 600 });
  await postJson(`${sandbox.origin}/sandbox/latency`, { host: "*", latencyMs: 100 });
  for (const [who, least] of [["groq", 600], ["openai", 100]] as const) {
    for (const stream of [false, true]) {
      const took = await timed(() => ask(who, { stream }));
      expect(took).toBeGreaterThanOrEqual(least - 5);
      expect(took).toBeLessThan(least + 500);
    }
  }
  await postJson(`${sandbox.origin}/sandbox/reset`, {});
  expect(await timed(() => ask("groq"))).toBeLessThan(500);
});

test("turns away what passes its limits, with the wait, and counts how many were served at once", async () => {
  await postJson(`${sandbox.origin}/sandbox/latency`, { host: "*", latencyMs: 150 });
  await postJson(`${sandbox.origin}/sandbox/limits`, { host: "api.together.ai", concurrency: 3 });
  const statuses = (await Promise.all(Array.from({ length: 8 }, (_, index) => ask("together", { stream: index % 2 === 0 })))).map(async (response) => {
    await response.text();
    return response.status;
  });
  expect((await Promise.all(statuses)).filter((status) => status === 200)).toHaveLength(3);
  expect(await load("api.together.ai")).toMatchObject({ inFlight: 0, peakInFlight: 3, refused: 5 });

  await postJson(`${sandbox.origin}/sandbox/limits`, { host: "api.groq.com", requestsPerMinute: 2 });
  expect([(await ask("groq")).status, (await ask("groq")).status]).toEqual([200, 200]);
  const refused = await ask("groq");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(50);
  expect((await ask("openai")).status).toBe(200);

  await postJson(`${sandbox.origin}/sandbox/limits`, { host: "api.openai.com", tokensPerMinute: 1 });
  expect((await ask("openai")).status).toBe(429);
});

test("a reader who goes away makes room", async () => {
  await postJson(`${sandbox.origin}/sandbox/latency`, { host: "*", latencyMs: 5_000 });
  const controller = new AbortController();
  const response = await fetch(`${sandbox.origin}/sandbox/${hosts.groq}`, {
    method: "POST", headers: { "content-type": "application/json", authorization: "Bearer k" }, body: JSON.stringify({ ...bodies.groq, stream: true }), signal: controller.signal,
  });
  await response.body?.getReader().read();
  expect((await load("api.groq.com"))?.inFlight).toBe(1);
  controller.abort();
  await expect.poll(async () => (await load("api.groq.com"))?.inFlight).toBe(0);
});

test("answers 429 by chance, in the same order for the same seed", async () => {
  const run = async () => {
    await fetch(`${sandbox.origin}/sandbox/faults`, { method: "DELETE" });
    await postJson(`${sandbox.origin}/sandbox/faults`, { host: "api.groq.com", operation: "chat.completions.create", fault: "rate_limit", probability: 0.5, seed: 11, times: 1_000, delayMs: 1 });
    const statuses: number[] = [];
    for (let call = 0; call < 20; call += 1) statuses.push((await ask("groq")).status);
    return statuses;
  };
  const first = await run();
  expect(await run()).toEqual(first);
  expect(new Set(first)).toEqual(new Set([200, 429]));
});
