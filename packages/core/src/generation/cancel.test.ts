import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestStudio, type TestStudio } from "./testing/test-studio.ts";

let studio: TestStudio;
beforeAll(async () => {
  studio = await startTestStudio();
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

const openai = { provider: "openai", model: "gpt-6-luna" };

test("cuts the call within a second, keeps finished versions, and books what was perhaps billed (R38)", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [openai] });
  await studio.arm({ host: "api.openai.com", fault: "slow", delayMs: 20_000 });
  const { id, contentId } = await client.generate({ versions: 2 });
  await client.follow(id, { until: ({ event }) => event.type === "item" && event.item.status === "done" });
  const askedAt = Date.now();
  expect((await client.call("POST", `/generation-runs/${id}/cancel`)).status).toBe(200);
  const run = await client.finished(id);
  expect(Date.now() - askedAt).toBeLessThan(1_500);
  expect(run.status).toBe("cancelled");
  expect(run.items.map(({ status }) => status).toSorted()).toEqual(["cancelled", "done"]);
  expect((await client.call("GET", `/contents/${contentId}`)).body.versions).toHaveLength(1);
  const ledger = (await client.call("GET", "/economics/ledger")).body.data as { outcome: string; cost: { amount: string } }[];
  expect(ledger.map(({ outcome }) => outcome).toSorted()).toEqual(["cancelled", "complete"]);
  expect((await client.call("POST", `/generation-runs/${id}/cancel`)).body.status).toBe("cancelled");
});

test("a wait for a provider ends with the run", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [openai] });
  await studio.arm({ host: "api.openai.com", fault: "rate_limit", delayMs: 20_000 });
  const { id } = await client.generate();
  await client.follow(id, { until: ({ event }) => event.type === "item" && event.item.status === "waiting" });
  await client.call("POST", `/generation-runs/${id}/cancel`);
  const run = await client.finished(id);
  expect(run).toMatchObject({ status: "cancelled", items: [{ status: "cancelled", cost: null }] });
});

test("a run that nobody works on yet ends at once", async () => {
  await using idle = await startTestStudio({ worker: false });
  const client = await idle.newClient();
  const { id } = await client.generate({ versions: 3 });
  const cancelled = await client.call("POST", `/generation-runs/${id}/cancel`);
  expect(cancelled.body).toMatchObject({ status: "cancelled", items: [{ status: "cancelled" }, { status: "cancelled" }, { status: "cancelled" }] });
});
