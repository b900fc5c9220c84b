import { z } from "zod";
import { newId } from "@agency/platform/db";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "@agency/platform/log";
import { createGates } from "../gates/gates.ts";
import { startTestStudio, type TestClient, type TestStudio } from "../testing/test-studio.ts";
import { askOnce, type AskDependencies, type AskInput } from "./ask-once.ts";
import { sweepAskedCalls } from "./asked-call.ts";

let studio: TestStudio;
let deps: AskDependencies;
const log = createLog({ level: "silent" });
beforeAll(async () => {
  studio = await startTestStudio({ worker: false, environment: { OPENAI_API_KEY: "sk-live-of-the-installation", TEXT_TIMEOUT_MS: "3000" } });
  deps = { ...studio.dependencies, db: studio.db, log, gates: createGates({ db: studio.db, log, processId: newId(), config: studio.config }) };
});
afterAll(async () => {
  deps.gates.close();
  await studio[Symbol.asyncDispose]();
});

const schema = z.object({ body: z.string(), hashtags: z.array(z.string()), cta: z.string(), altText: z.string() });
const ask = (client: TestClient, changes: Partial<AskInput<typeof schema>> = {}) =>
  askOnce(deps, {
    organizationId: client.principal.organizationId,
    brandId: client.brandId,
    purpose: "fast",
    subject: { type: "evaluation_case", id: newId() },
    request: {
      system: "Bạn viết cho Cà Phê Sông Hàn.",
      prompt: "Viết bài về cà phê sữa đá.",
      schema,
      schemaName: "social_post",
      maxOutputTokens: 800,
      brief: { type: "social", platform: "facebook", language: "vi", topic: "Cà phê sữa đá", brand: { name: "Cà Phê Sông Hàn", industry: "F&B", description: "", toneOfVoice: "ấm áp", targetAudience: "", doWords: [], dontWords: [] }, product: null, seed: 7 },
    },
    ...changes,
  } as AskInput<typeof schema>);
const ledgerOf = async (client: TestClient) => (await client.call("GET", "/economics/ledger")).body.data as { outcome: string; provider: string; subjectType: string; campaignId: string | null; cost: { amount: string } }[];

test("asks the brand's route, answers by the schema and books one row (R38)", async () => {
  const client = await studio.newClient({ route: [{ provider: "openai", model: "gpt-6-luna" }] });
  const campaignId = newId();
  const answer = await ask(client, { campaignId });
  expect(answer).toMatchObject({ finish: "complete", provider: "openai", model: "gpt-6-luna", environment: "live", object: { body: expect.any(String) } });
  expect(answer.costMicroUsd).toBeGreaterThan(0n);
  const [entry, ...others] = await ledgerOf(client);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ outcome: "complete", subjectType: "evaluation_case", campaignId });
  expect(BigInt(Math.round(Number(entry!.cost.amount) * 1e6))).toBe(answer.costMicroUsd);
  expect((await client.call("GET", "/usage")).body.reserved.amount).toBe("0");
});

test("one model in particular may be asked, the local writer too", async () => {
  const client = await studio.newClient();
  expect(await ask(client, { entry: { provider: "offline", model: "offline-1" } })).toMatchObject({ provider: "offline", costMicroUsd: 0n, finish: "complete" });
});

test("a refusal is an answer and is booked; a bad key is told in words", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [{ provider: "openai", model: "gpt-6-luna" }] });
  await studio.arm({ host: "api.openai.com", fault: "refusal" });
  expect(await ask(client)).toMatchObject({ finish: "refused", object: null });
  await studio.arm({ host: "api.openai.com", fault: "revoked_token" });
  await expect(ask(client)).rejects.toMatchObject({ code: "model_unavailable", kind: "auth", message: expect.stringMatching(/OpenAI does not accept the key/) });
  expect((await ledgerOf(client)).map(({ outcome }) => outcome)).toEqual(["refused"]);
});

test("quiet is waited for, but not longer than the caller wants to", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [{ provider: "openai", model: "gpt-6-luna" }] });
  await studio.arm({ host: "api.openai.com", fault: "rate_limit", delayMs: 800 });
  expect(await ask(client)).toMatchObject({ finish: "complete" });
  await studio.arm({ host: "api.openai.com", fault: "rate_limit", delayMs: 30_000 });
  await expect(ask(client, { waitMs: 500 })).rejects.toMatchObject({ kind: "limit" });
});

test("no budget, no call (R38)", async () => {
  const client = await studio.newClient({ route: [{ provider: "openai", model: "gpt-6-luna" }] });
  await client.call("PUT", "/economics/budgets", { limit: { amount: "0.000001", currency: "USD" } });
  const before = (await studio.sandboxCalls()).length;
  await expect(ask(client)).rejects.toMatchObject({ code: "budget_exceeded" });
  expect((await studio.sandboxCalls()).length).toBe(before);
});

test("a call whose process died is booked once, at the most that it can have cost (R38)", async () => {
  const client = await studio.newClient({ route: [{ provider: "openai", model: "gpt-6-luna" }] });
  await studio.db.system((tx) =>
    tx.execute(sql`insert into asked_calls (id, organization_id, brand_id, subject_type, subject_id, provider, model, environment, max_micro_usd, lease_until)
      values (${newId()}, ${client.principal.organizationId}, ${client.brandId}, 'evaluation_case', ${newId()}, 'openai', 'gpt-6-luna', 'live', 1234, agency.now() - interval '1 second')`),
  );
  await Promise.all([sweepAskedCalls({ db: studio.db, log }), sweepAskedCalls({ db: studio.db, log })]);
  await sweepAskedCalls({ db: studio.db, log });
  expect((await ledgerOf(client)).map(({ outcome, cost }) => [outcome, cost.amount])).toEqual([["lost", "0.001234"]]);
});
