import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { rows } from "@agency/platform/db";
import { startCampaignStudio, type CampaignStudio } from "./testing/campaign-studio.ts";
import type { TestClient } from "../generation/testing/test-studio.ts";

const apiKey = "sk-live-of-the-installation";
const route = [{ provider: "openai", model: "gpt-6-luna" }];
const done = ({ status }: { status: string }) => status === "done";

/** Live calls that the sandbox has answered, and what the ledger says of them. */
async function paidTwice(agency: CampaignStudio, client: TestClient, since: number): Promise<{ calls: number; booked: number; drafts: number }> {
  const calls = (await agency.studio.sandboxCalls()).slice(since);
  const [row] = await agency.studio.db.forOrganization(client.principal.organizationId, (tx) => rows<{ drafts: number }>(tx, sql`select count(*)::int as drafts from content_versions`));
  return { calls: calls.length, booked: (await agency.booked(client)).entries, drafts: row!.drafts };
}

describe("with a model", () => {
  let agency: CampaignStudio;
  beforeAll(async () => {
    agency = await startCampaignStudio({ environment: { OPENAI_API_KEY: apiKey, GENERATION_CONCURRENCY: "4" } });
  });
  afterAll(async () => {
    await agency[Symbol.asyncDispose]();
  });
  afterEach(() => agency.studio.clearFaults());

  test("books each text and the one question about topics, and the cost is the campaign's", async () => {
    const client = await agency.studio.newClient({ route });
    const since = (await agency.studio.sandboxCalls()).length;
    const { campaign } = await agency.plan(client);
    expect(campaign.status).toBe("planning");
    expect(Number(campaign.estimatedMaxCost.amount)).toBeGreaterThan(0);
    const filled = await agency.until(client, campaign.id, done);
    expect(filled.progress.drafted).toBe(4);
    const { calls, booked } = await paidTwice(agency, client, since);
    expect(booked).toBe(calls);
    expect(Number(filled.cost.amount)).toBeGreaterThan(0);
    expect(Number(filled.cost.amount)).toBeLessThanOrEqual(Number(campaign.estimatedMaxCost.amount) + 1);
  });

  test("keeps its own topics when the model answers nonsense, and is written all the same", async () => {
    const client = await agency.studio.newClient({ route });
    await agency.studio.arm({ fault: "malformed", times: 1 });
    const { campaign, slots } = await agency.plan(client, { posts: 3 });
    await agency.until(client, campaign.id, done);
    expect((await agency.slots(client, campaign.id)).map(({ topic }) => topic)).toEqual(slots.map(({ topic }) => topic));
  });

  test("stops before what nobody has called for: cancelled costs nothing, what is under way is kept", async () => {
    const client = await agency.studio.newClient({ route });
    await agency.studio.arm({ fault: "slow", times: 200, delayMs: 700 });
    const { campaign } = await agency.plan(client, { posts: 20 });
    await agency.until(client, campaign.id, ({ progress }) => progress.drafted >= 1, 30_000);
    const stopped = await client.call("POST", `/campaigns/${campaign.id}/cancel`);
    expect(stopped.body.status).toBe("cancelled");
    const after = await agency.until(client, campaign.id, ({ progress }) => progress.writing === 0);
    expect(after.progress.cancelled).toBeGreaterThan(0);
    expect(after.progress.drafted + after.progress.cancelled).toBe(20);
    const [slots, ledger] = [await agency.slots(client, campaign.id), await agency.booked(client)];
    expect(slots.filter(({ status }) => status === "drafted").every(({ content }) => content!.excerpt !== "")).toBe(true);
    // One row for each draft and one for the question about topics.
    expect(ledger.entries).toBe(after.progress.drafted + 1);
    const resumed = await client.call("POST", `/campaigns/${campaign.id}/resume`);
    expect(resumed.body).toMatchObject({ status: "running" });
  });

  test("is paused and goes on: nothing is begun meanwhile, and topics can be edited", async () => {
    const client = await agency.studio.newClient({ route });
    await agency.studio.arm({ fault: "slow", times: 200, delayMs: 400 });
    const { campaign } = await agency.plan(client, { posts: 14 });
    await agency.until(client, campaign.id, ({ progress }) => progress.drafted >= 1, 30_000);
    await client.call("POST", `/campaigns/${campaign.id}/pause`);
    const still = await agency.until(client, campaign.id, ({ progress }) => progress.writing === 0);
    expect(still).toMatchObject({ status: "paused" });
    expect(still.progress.planned).toBeGreaterThan(0);
    const waiting = (await agency.slots(client, campaign.id)).find(({ status }) => status === "planned")!;
    expect((await client.call("PATCH", `/campaigns/${campaign.id}/slots/${waiting.id}`, { topic: "Trà sen cho buổi chiều mưa" })).status).toBe(200);
    await sleep(400);
    expect((await agency.campaign(client, campaign.id)).progress.planned).toBe(still.progress.planned);
    await agency.studio.clearFaults();
    await client.call("POST", `/campaigns/${campaign.id}/resume`);
    expect((await agency.until(client, campaign.id, done)).progress.drafted).toBe(14);
    const contents = (await client.call("GET", "/contents?limit=50")).body.data as { topic: string }[];
    expect((await agency.slots(client, campaign.id)).find(({ id }) => id === waiting.id)!.topic).toBe("Trà sen cho buổi chiều mưa");
    expect(contents.map(({ topic }) => topic)).toContain("Trà sen cho buổi chiều mưa");
    expect(contents).toHaveLength(14);
  });

  test("waits for money where a budget is used up, says so, and goes on when it is raised", async () => {
    const client = await agency.studio.newClient({ route });
    await client.call("PUT", "/economics/budgets", { limit: { amount: "0", currency: "USD" } });
    const { campaign } = await agency.plan(client, { posts: 3 });
    const waiting = await agency.until(client, campaign.id, ({ progress }) => progress.waiting_budget > 0);
    expect(waiting.status).toBe("running");
    expect((await agency.booked(client)).entries).toBe(0);
    await client.call("PUT", "/economics/budgets", { limit: { amount: "50", currency: "USD" } });
    expect((await agency.until(client, campaign.id, done)).progress.drafted).toBe(3);
  });

  test("gets through rate limits: every slot is written, each answer is paid once", async () => {
    const client = await agency.studio.newClient({ route });
    const since = (await agency.studio.sandboxCalls()).length;
    await agency.studio.arm({ fault: "rate_limit", times: 400, probability: 0.5, delayMs: 100 });
    const { campaign } = await agency.plan(client, { posts: 10 });
    const filled = await agency.until(client, campaign.id, done, 60_000);
    expect(filled.progress.drafted).toBe(10);
    const { calls, booked } = await paidTwice(agency, client, since);
    expect(booked).toBe(calls);
  }, 70_000);
});

describe("when its workers are killed", () => {
  let agency: CampaignStudio;
  beforeAll(async () => {
    agency = await startCampaignStudio({ worker: false, filler: false, environment: { OPENAI_API_KEY: apiKey } });
  });
  afterAll(async () => {
    await agency[Symbol.asyncDispose]();
  });

  async function startWorker(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [fileURLToPath(new URL("testing/worker-process.ts", import.meta.url)), agency.studio.databaseUrl, agency.studio.sandboxOrigin], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { PATH: process.env["PATH"], AGENCY_ENV: "test", GENERATION_LEASE_MS: "1500", GENERATION_CONCURRENCY: "4", TEXT_CHUNK_INTERVAL_MS: "20", OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: `${agency.studio.sandboxOrigin}/sandbox/api.openai.com/v1` },
    });
    await once(child.stdout!, "data");
    return child;
  }

  test("comes through five kills with every slot written once, no orphan and no call that the books do not know (R38)", async () => {
    const client = await agency.studio.newClient({ route });
    const since = (await agency.studio.sandboxCalls()).length;
    await agency.studio.arm({ fault: "slow", times: 400, delayMs: 250 });
    const { campaign } = await agency.plan(client, { posts: 16 });
    for (let kill = 0; kill < 5; kill += 1) {
      const worker = await startWorker();
      await sleep(300 + kill * 173);
      worker.kill("SIGKILL");
      await once(worker, "exit");
    }
    await agency.studio.clearFaults();
    const last = await startWorker();
    try {
      const filled = await agency.until(client, campaign.id, done, 60_000);
      expect(filled.progress.drafted).toBe(16);
    } finally {
      last.kill("SIGKILL");
    }
    const slots = await agency.slots(client, campaign.id);
    expect(new Set(slots.map(({ content }) => content!.id)).size).toBe(16);
    const { calls, booked, drafts } = await paidTwice(agency, client, since);
    expect(drafts).toBe(16);
    const [open] = await agency.studio.db.forOrganization(client.principal.organizationId, (tx) => rows<{ contents: number; questions: number; unbooked: number }>(tx, sql`select (select count(*)::int from contents) as contents, (select count(*)::int from asked_calls) as questions, (select count(*)::int from asked_calls where ended_at is null) as unbooked`));
    expect(open).toMatchObject({ contents: 16, questions: 1 });
    // A call that a killed worker had begun is booked at its most, whether or not the other side saw it; the question once its time is up.
    expect(booked + open!.unbooked).toBeGreaterThanOrEqual(calls);
  }, 120_000);
});
