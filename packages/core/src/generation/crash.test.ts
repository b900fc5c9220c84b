import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestStudio, type TestStudio } from "./testing/test-studio.ts";

const apiKey = "sk-live-of-the-installation";
let studio: TestStudio;
beforeAll(async () => {
  studio = await startTestStudio({ worker: false, environment: { OPENAI_API_KEY: apiKey } });
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

/** Runs a worker that dies at a failpoint; answers the signal that ended it. */
async function workUntilDeath(failpoint: string): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("testing/worker-process.ts", import.meta.url)), studio.databaseUrl, studio.sandboxOrigin], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      PATH: process.env["PATH"],
      AGENCY_ENV: "test",
      AGENCY_FAILPOINT: failpoint,
      GENERATION_LEASE_MS: "1500",
      TEXT_CHUNK_INTERVAL_MS: "20",
      OPENAI_API_KEY: apiKey,
      OPENAI_BASE_URL: `${studio.sandboxOrigin}/sandbox/api.openai.com/v1`,
    },
  });
  const deadline = setTimeout(() => child.kill("SIGTERM"), 20_000);
  const [, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  clearTimeout(deadline);
  return signal;
}

test.each([
  { failpoint: "generation.call:before", callsBefore: 0, outcomes: ["complete", "lost"] },
  { failpoint: "generation.call:after", callsBefore: 1, outcomes: ["complete", "lost"] },
  { failpoint: "generation.store:before", callsBefore: 1, outcomes: ["complete", "lost"] },
  { failpoint: "generation.store:after", callsBefore: 1, outcomes: ["complete"] },
])("killed at $failpoint: one version in the end, nothing lost, nothing paid unnoticed (R38)", async ({ failpoint, callsBefore, outcomes }) => {
  const client = await studio.newClient({ route: [{ provider: "openai", model: "gpt-6-luna" }] });
  const before = (await studio.sandboxCalls()).length;
  const { id, contentId } = await client.generate();
  expect(await workUntilDeath(failpoint)).toBe("SIGKILL");
  expect((await studio.sandboxCalls()).length - before).toBe(callsBefore);

  const worker = await studio.startWorker();
  const run = await client.finished(id);
  await worker.stop(1_000);
  expect(run).toMatchObject({ status: "done", items: [{ status: "done", environment: "live", attempts: outcomes.length }] });
  expect((await client.call("GET", `/contents/${contentId}`)).body.versions).toHaveLength(1);

  const ledger = (await client.call("GET", "/economics/ledger")).body.data as { outcome: string; cost: { amount: string }; requestId: string | null }[];
  expect(ledger.map(({ outcome }) => outcome)).toEqual(outcomes);
  const usage = (await client.call("GET", "/usage")).body;
  expect(usage.reserved).toEqual({ amount: "0", currency: "USD" });
  const calls = (await studio.sandboxCalls()).slice(before);
  expect(calls.length).toBe(callsBefore + outcomes.length - 1);
  // Every call that the provider billed stands in the books: by its request id, or as a lost one at its largest price.
  const booked = new Set(ledger.map(({ requestId }) => requestId));
  expect(calls.filter(({ requestId }) => !booked.has(requestId)).length).toBeLessThanOrEqual(ledger.filter(({ outcome }) => outcome === "lost").length);
  const open = await studio.db.system((tx) => tx.execute(sql`select 1 from generation_chunks c join generation_items i on i.id = c.item_id where i.run_id = ${id}`));
  expect(open.rows).toEqual([]);
});

test("a worker that goes down gives back what it could not finish, booked, and another finishes it (R14, R38)", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [{ provider: "openai", model: "gpt-6-luna" }] });
  await studio.arm({ host: "api.openai.com", fault: "slow", delayMs: 20_000 });
  const first = await studio.startWorker();
  const { id, contentId } = await client.generate();
  await client.follow(id, { until: ({ event }) => event.type === "item" && event.item.attempts === 1 });
  const stopAt = Date.now();
  await first.stop(200);
  expect(Date.now() - stopAt).toBeLessThan(2_000);
  expect((await client.call("GET", `/generation-runs/${id}`)).body.items[0]).toMatchObject({ status: "queued", attempts: 1 });

  const second = await studio.startWorker();
  const run = await client.finished(id);
  await second.stop(1_000);
  expect(run).toMatchObject({ status: "done", items: [{ status: "done", attempts: 2 }] });
  expect((await client.call("GET", `/contents/${contentId}`)).body.versions).toHaveLength(1);
  const ledger = (await client.call("GET", "/economics/ledger")).body.data as { outcome: string }[];
  expect(ledger.map(({ outcome }) => outcome)).toEqual(["complete", "lost"]);
});
