import { sql } from "drizzle-orm";
import { createDatabase, newId, type Database } from "@agency/platform/db";
import { createLog } from "@agency/platform/log";
import { createTestDatabase, type TestDatabase } from "@agency/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createGates, type Admission, type Gate, type Gates, type Pass } from "./gates.ts";

let testDatabase: TestDatabase;
let db: Database;
/** Two processes. */
let one: Gates;
let other: Gates;
const config = { PROVIDER_BREAKER_FAILURES: 3, PROVIDER_BREAKER_OPEN_MS: 400, GENERATION_LEASE_MS: 60_000 };
const newProcess = (changes: Partial<typeof config> = {}) => createGates({ db, log: createLog({ level: "silent" }), processId: newId(), config: { ...config, ...changes } });
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  db = createDatabase({ url: `${testDatabase.url}?options=-c%20search_path%3Dagency,public`, directUrl: testDatabase.url, poolSize: 12, onError: () => {} });
  [one, other] = [newProcess(), newProcess()];
});
afterAll(async () => {
  one.close();
  other.close();
  await db.close();
  await testDatabase.drop();
});

const newGate = (limits: Partial<Gate["limits"]> = {}): Gate => ({ key: `openai:text:${newId()}`, kind: "openai", provider: "openai", organizationId: null, limits: { concurrency: null, requestsPerMinute: null, tokensPerMinute: null, ...limits } });
const passOf = (admission: Admission): Pass => {
  if (!admission.admitted) throw new Error(`not admitted: ${admission.reason}`);
  return admission.pass;
};
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const headers = (requests: number | null, tokens: number | null) => ({ requests: requests === null ? null : { limit: requests, remaining: 5, resetMs: 1_000 }, tokens: tokens === null ? null : { limit: tokens, remaining: 5, resetMs: 1_000 } });

test("however many workers ask at once, no more calls are under way than allowed", async () => {
  const gate = newGate({ concurrency: 3 });
  const asked = await Promise.all(Array.from({ length: 40 }, (_, index) => (index % 2 ? one : other).admit(gate, 100)));
  expect(asked.filter(({ admitted }) => admitted)).toHaveLength(3);
  expect(asked.find(({ admitted }) => !admitted)).toMatchObject({ reason: "busy" });
  await passOf(asked.find(({ admitted }) => admitted)!).leave({ outcome: "succeeded", usedTokens: 10 });
  expect(await other.admit(gate, 100)).toMatchObject({ admitted: true });
});

test("quiet that one worker was asked for is kept by all", async () => {
  const gate = newGate();
  expect(await passOf(await one.admit(gate, 1)).leave({ outcome: "limited", retryAfterMs: 30_000 })).toBeGreaterThan(29_000);
  const refused = await other.admit(gate, 1);
  expect(refused).toMatchObject({ admitted: false, reason: "limit" });
  expect(refused.admitted === false && refused.waitMs).toBeGreaterThan(29_000);
});

test("a rate limit that names no time makes a pause that grows and ends with a good answer", async () => {
  const gate = newGate();
  const calls = await Promise.all(Array.from({ length: 3 }, () => one.admit(gate, 1)));
  const rests: number[] = [];
  for (const call of calls) rests.push(await passOf(call).leave({ outcome: "limited", retryAfterMs: undefined }));
  expect(rests[0]).toBeLessThanOrEqual(500);
  expect(rests[2]).toBeGreaterThan(1_500);
});

test("a breaker opens for all, lets one trial through, and closes when that goes well", async () => {
  const gate = newGate();
  for (let count = 0; count < 3; count += 1) await passOf(await one.admit(gate, 1)).leave({ outcome: "failed" });
  expect(await other.admit(gate, 1)).toMatchObject({ admitted: false, reason: "outage" });
  await sleep(450);
  const trials = await Promise.all(Array.from({ length: 6 }, (_, index) => (index % 2 ? one : other).admit(gate, 1)));
  const passed = trials.filter(({ admitted }) => admitted);
  expect(passed).toHaveLength(1);
  await passOf(passed[0]!).leave({ outcome: "failed" });
  expect(await one.admit(gate, 1)).toMatchObject({ admitted: false, reason: "outage" });
  await sleep(450);
  await passOf(await other.admit(gate, 1)).leave({ outcome: "succeeded", usedTokens: 1 });
  expect(await Promise.all([one.admit(gate, 1), other.admit(gate, 1)])).toMatchObject([{ admitted: true }, { admitted: true }]);
});

test("a trial that tells nothing leaves the breaker as it was", async () => {
  const gate = newGate();
  for (let count = 0; count < 3; count += 1) await passOf(await one.admit(gate, 1)).leave({ outcome: "failed" });
  await sleep(450);
  await passOf(await one.admit(gate, 1)).leave({ outcome: "untold" });
  const trials = await Promise.all([one.admit(gate, 1), other.admit(gate, 1)]);
  expect(trials.filter(({ admitted }) => admitted)).toHaveLength(1);
});

test("the minute's requests and tokens are shared, and unused tokens come back", async () => {
  const requests = newGate({ requestsPerMinute: 2 });
  const asked = await Promise.all([one.admit(requests, 1), other.admit(requests, 1), one.admit(requests, 1)]);
  expect(asked.filter(({ admitted }) => admitted)).toHaveLength(2);
  expect(asked.find(({ admitted }) => !admitted)).toMatchObject({ reason: "limit" });
  const tokens = newGate({ tokensPerMinute: 1_000 });
  const large = await one.admit(tokens, 900);
  expect(await other.admit(tokens, 900)).toMatchObject({ admitted: false, reason: "limit" });
  await passOf(large).leave({ outcome: "succeeded", usedTokens: 50 });
  expect(await other.admit(tokens, 900)).toMatchObject({ admitted: true });
});

test("a call larger than the whole minute is not stuck for ever", async () => {
  const gate = newGate({ tokensPerMinute: 100 });
  expect(await one.admit(gate, 100_000)).toMatchObject({ admitted: true });
  expect(await one.admit(gate, 1)).toMatchObject({ admitted: false });
});

test("without a setting the provider's own headers say what a minute holds", async () => {
  const gate = newGate();
  await passOf(await one.admit(gate, 1)).leave({ outcome: "succeeded", usedTokens: 1, rateLimits: headers(2, null) });
  const asked = await Promise.all(Array.from({ length: 5 }, () => other.admit(gate, 1)));
  expect(asked.filter(({ admitted }) => admitted)).toHaveLength(2);
});

test("places of a process that died are free once its lease is over", async () => {
  const gate = newGate({ concurrency: 1 });
  const dead = newProcess({ GENERATION_LEASE_MS: 300 });
  expect(await dead.admit(gate, 1)).toMatchObject({ admitted: true });
  // It renews while it lives.
  await sleep(500);
  expect(await one.admit(gate, 1)).toMatchObject({ admitted: false, reason: "busy" });
  dead.close();
  await sleep(400);
  expect(await one.admit(gate, 1)).toMatchObject({ admitted: true });
});

test("one organization does not see another's gate; the installation's own is everybody's (R24)", async () => {
  const [mine, foreign] = [newId(), newId()];
  for (const id of [mine, foreign]) await db.system((tx) => tx.execute(sql`insert into organizations (id, name) values (${id}, 'Test')`));
  const [own, theirs, shared] = [{ ...newGate(), organizationId: mine }, { ...newGate(), organizationId: foreign }, newGate()];
  for (const gate of [own, theirs, shared]) await one.admit(gate, 1);
  const keys = await db.forOrganization(mine, (tx) => tx.execute<{ key: string }>(sql`select key from provider_gates where key in (${own.key}, ${theirs.key}, ${shared.key})`));
  expect(keys.rows.map(({ key }) => key).sort()).toEqual([own.key, shared.key].sort());
  const places = await db.forOrganization(mine, (tx) => tx.execute<{ gate_key: string }>(sql`select gate_key from provider_places where gate_key in (${own.key}, ${theirs.key})`));
  expect(places.rows).toEqual([{ gate_key: own.key }]);
});
