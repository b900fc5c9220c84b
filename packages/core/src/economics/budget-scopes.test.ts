import { createDatabase, newId } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reserveBudget, settle } from "./index.ts";
import { addMonths } from "./months/month.ts";
import { createTestEconomics, type TestEconomics } from "./testing.ts";

let room: TestEconomics;
beforeAll(async () => {
  room = await createTestEconomics();
});
afterAll(() => room.close());

const usd = (amount: string) => ({ amount, currency: "USD" });
const reserve = (owner: Principal, input: { brandId?: string | null; campaignId?: string | null; maxMicroUsd: bigint | null }, db = room.db) =>
  db.forOrganization(owner.organizationId, (tx) => reserveBudget(tx, { organizationId: owner.organizationId, brandId: null, subjectId: newId(), ...input }));
const newCampaign = async (owner: Principal, brandId: string): Promise<string> => {
  const id = newId();
  await room.db.system((tx) =>
    tx.execute(sql`insert into campaigns (id, organization_id, brand_id, name, month, time_zone, language, purpose, platforms, max_per_day, seed)
      values (${id}, ${owner.organizationId}, ${brandId}, 'Tết', '2026-11', 'Asia/Ho_Chi_Minh', 'vi', 'fast', '{facebook}', 3, 1)`),
  );
  return id;
};

test("a hundred calls at once from several processes never pass a limit, whichever budget it is (R38)", async () => {
  const owner = await room.newOrganization();
  const { id, brandIds } = await room.newClient(owner, { brands: 2 });
  await room.call(owner, "PUT", "/economics/budgets", { limit: usd("1") });
  await room.call(owner, "PUT", "/economics/budgets", { clientId: id, limit: usd("0.003") });
  await room.call(owner, "PUT", "/economics/budgets", { brandId: brandIds[0]!, limit: usd("0.002") });
  const pools = Array.from({ length: 3 }, () => createDatabase({ url: room.db.directUrl, poolSize: 8, onError: () => {} }));
  try {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, async (_, number) => {
        const db = pools[number % pools.length]!;
        const brandId = brandIds[number % 2]!;
        const { reservationId } = await reserve(owner, { brandId, maxMicroUsd: 100n }, db);
        // Half of them are booked at once, for less than was held.
        if (number % 4 < 2) await room.db.forOrganization(owner.organizationId, (tx) => settle(tx, { reservationId, entry: { ...entryOf(owner, brandId), amountMicroUsd: 100n } }));
      }),
    );
    const passed = outcomes.filter(({ status }) => status === "fulfilled").length;
    expect(passed).toBe(30);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "budget_exceeded", budget: { scope: expect.stringMatching(/client|brand/) } });
    const budgets = (await room.call(owner, "GET", "/economics/budgets")).body.data as { scope: string; spent: { amount: string }; reserved: { amount: string } }[];
    const ofClient = budgets.find(({ scope }) => scope === "client")!;
    expect(Number(ofClient.spent.amount) + Number(ofClient.reserved.amount)).toBeCloseTo(0.003, 9);
    const ofBrand = budgets.find(({ scope }) => scope === "brand")!;
    expect(Number(ofBrand.spent.amount) + Number(ofBrand.reserved.amount)).toBeLessThanOrEqual(0.002);
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
  }
});

test("a client's limit holds over all its brands, and follows a brand that changes hands", async () => {
  const owner = await room.newOrganization();
  const { id, brandIds } = await room.newClient(owner, { brands: 2 });
  await room.call(owner, "PUT", "/economics/budgets", { clientId: id, limit: usd("0.001") });
  await reserve(owner, { brandId: brandIds[0]!, maxMicroUsd: 600n });
  await expect(reserve(owner, { brandId: brandIds[1]!, maxMicroUsd: 401n })).rejects.toMatchObject({ code: "budget_exceeded", budget: { scope: "client" } });
  await room.call(owner, "PATCH", `/clients/${id}`, { brandIds: [brandIds[1]!] });
  await reserve(owner, { brandId: brandIds[1]!, maxMicroUsd: 1_000n });
  await reserve(owner, { brandId: brandIds[0]!, maxMicroUsd: 9_000n });
});

test("a limit for one month stands instead of the one for every month", async () => {
  const owner = await room.newOrganization();
  const month = (await room.call(owner, "GET", "/usage")).body.month as string;
  await room.call(owner, "PUT", "/economics/budgets", { limit: usd("0.001") });
  await expect(reserve(owner, { maxMicroUsd: 1_500n })).rejects.toMatchObject({ budget: { scope: "organization" } });
  const raised = await room.call(owner, "PUT", "/economics/budgets", { month, limit: usd("0.002") });
  expect(raised.body).toMatchObject({ month, scope: "organization" });
  await reserve(owner, { maxMicroUsd: 1_500n });
  expect((await room.call(owner, "GET", "/usage")).body.limit).toEqual(usd("0.002"));
  await room.call(owner, "PUT", "/economics/budgets", { month: addMonths(month, 1), limit: usd("0") });
  await reserve(owner, { maxMicroUsd: 400n });
});

test("a campaign's limit is for all its time", async () => {
  const owner = await room.newOrganization();
  const brandId = await room.newBrand(owner);
  const campaignId = await newCampaign(owner, brandId);
  await room.call(owner, "PUT", "/economics/budgets", { campaignId, limit: usd("0.001") });
  await room.book(owner, { brandId, campaignId, amountMicroUsd: 700n });
  await expect(reserve(owner, { brandId, campaignId, maxMicroUsd: 301n })).rejects.toThrow(/campaign's budget is 0.001 USD, of which 0.0007 are spent/);
  await reserve(owner, { brandId, campaignId, maxMicroUsd: 300n });
  await reserve(owner, { brandId, maxMicroUsd: 5_000n });
  expect((await room.call(owner, "PUT", "/economics/budgets", { campaignId, month: "2026-11", limit: usd("1") })).status).toBe(422);
  expect((await room.call(owner, "PUT", "/economics/budgets", { campaignId, brandId, limit: usd("1") })).status).toBe(422);
  expect((await room.call(owner, "PUT", "/economics/budgets", { campaignId: newId(), limit: usd("1") })).status).toBe(404);
});

test("raising, lifting or loosening a limit lets what waits go on; lowering it does not", async () => {
  const owner = await room.newOrganization();
  const told: string[] = [];
  room.hooks.afterBudgetRaised = [async (_tx, { budgetId, organizationId }) => void (organizationId === owner.organizationId && told.push(budgetId))];
  const { id } = (await room.call(owner, "PUT", "/economics/budgets", { limit: usd("1") })).body;
  expect(told).toEqual([]);
  await room.call(owner, "PUT", "/economics/budgets", { limit: usd("2") });
  await room.call(owner, "PUT", "/economics/budgets", { limit: usd("1") });
  await room.call(owner, "PUT", "/economics/budgets", { limit: usd("1"), allowUnknownPrices: true });
  expect(told).toEqual([id, id]);
  expect((await room.call(owner, "DELETE", `/economics/budgets/${id}`)).status).toBe(204);
  expect(told).toEqual([id, id, id]);
  expect((await room.eventsOf(owner, id)).filter((type) => type === "budget.raised")).toHaveLength(3);
  expect((await room.call(owner, "GET", "/economics/budgets")).body.data).toEqual([]);
});

function entryOf(owner: Principal, brandId: string) {
  const counts = { inputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 1 };
  return { ...counts, organizationId: owner.organizationId, brandId, environment: "live" as const, kind: "text", provider: "openai", model: "m", subjectType: "generation_item", subjectId: newId(), priceRow: null, outcome: "complete", requestId: null };
}
