import { newId } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brandRoutes } from "../brands/index.ts";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { createEconomicsHooks, economicsRoutes, releaseReservation, reserveBudget, settle } from "./index.ts";
import type { NewLedgerEntry } from "./settle.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await createTestRoom((api, deps) => {
    brandRoutes(api, deps);
    economicsRoutes(api, { ...deps, economicsHooks: createEconomicsHooks() });
  });
});
afterAll(() => room.close());

const usdOf = (amount: string) => ({ amount, currency: "USD" });
const reserve = (owner: Principal, brandId: string | null, maxMicroUsd: bigint | null) =>
  room.db.forOrganization(owner.organizationId, (tx) => reserveBudget(tx, { organizationId: owner.organizationId, brandId, subjectId: newId(), maxMicroUsd }));
const book = (owner: Principal, changes: Partial<NewLedgerEntry> & { reservationId?: string | null } = {}) => {
  const { reservationId = null, ...entry } = changes;
  return room.db.forOrganization(owner.organizationId, (tx) =>
    settle(tx, {
      reservationId,
      entry: {
        organizationId: owner.organizationId,
        brandId: null,
        environment: "live",
        kind: "text",
        provider: "openai",
        model: "gpt-6-luna",
        subjectType: "generation_item",
        subjectId: newId(),
        inputTokens: 10,
        cacheReadTokens: 0,
        cacheWriteTokens: 0,
        outputTokens: 5,
        amountMicroUsd: 100n,
        priceRow: "openai:gpt-6-luna:2026-09-22",
        outcome: "complete",
        requestId: null,
        ...entry,
      },
    }),
  );
};
const newBrand = async (owner: Principal) => (await room.call(owner, "POST", "/brands", { name: "Mộc Quán" })).body.id as string;

test("a hundred calls at once never hold more than the limit (R38)", async () => {
  const owner = await room.newOrganization();
  expect((await room.call(owner, "PUT", "/economics/budgets", { limit: usdOf("0.001") })).status).toBe(200);
  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => reserve(owner, null, 90n)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(11);
  expect(new Set(outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason.code] : [])))).toEqual(new Set(["budget_exceeded"]));
  expect((await room.call(owner, "GET", "/usage")).body).toMatchObject({ reserved: usdOf("0.00099"), live: usdOf("0"), limit: usdOf("0.001") });
});

test("calls that are settled while others reserve are counted once, as held or as spent (R38)", async () => {
  const owner = await room.newOrganization();
  await room.call(owner, "PUT", "/economics/budgets", { limit: usdOf("0.001") });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 60 }, async () => {
      const { reservationId } = await reserve(owner, null, 100n);
      await book(owner, { reservationId, amountMicroUsd: 100n });
    }),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  expect((await room.call(owner, "GET", "/usage")).body).toMatchObject({ reserved: usdOf("0"), live: usdOf("0.001"), calls: 10 });
});

test("a brand's limit stops that brand and no other; the organization's stops both (R38)", async () => {
  const owner = await room.newOrganization();
  const [small, large] = [await newBrand(owner), await newBrand(owner)];
  await room.call(owner, "PUT", "/economics/budgets", { limit: usdOf("0.001") });
  await room.call(owner, "PUT", "/economics/budgets", { brandId: small, limit: usdOf("0.0001") });
  await expect(reserve(owner, small, 101n)).rejects.toMatchObject({ code: "budget_exceeded" });
  await reserve(owner, large, 900n);
  await reserve(owner, small, 100n);
  await expect(reserve(owner, large, 1n)).rejects.toThrow(/organization's budget .* is 0.001 USD, of which 0 are spent and 0.001 held/);
});

test("released and expired reservations hold nothing, settled ones only what was spent (R38)", async () => {
  const owner = await room.newOrganization();
  await room.call(owner, "PUT", "/economics/budgets", { limit: usdOf("0.001") });
  const released = await reserve(owner, null, 1_000n);
  await room.db.forOrganization(owner.organizationId, (tx) => releaseReservation(tx, released.reservationId));
  await reserve(owner, null, 1_000n);
  await room.db.system((tx) => tx.execute(sql`update budget_reservations set expires_at = agency.now() - interval '1 second' where organization_id = ${owner.organizationId}`));
  const { reservationId } = await reserve(owner, null, 1_000n);
  await book(owner, { reservationId, amountMicroUsd: 40n });
  await reserve(owner, null, 960n);
  await expect(reserve(owner, null, 1n)).rejects.toMatchObject({ code: "budget_exceeded" });
});

test("an unknown price is refused unless an owner allowed it (R38)", async () => {
  const owner = await room.newOrganization();
  await expect(reserve(owner, null, null)).rejects.toMatchObject({ code: "unknown_price" });
  await room.call(owner, "PUT", "/economics/budgets", { limit: usdOf("1"), allowUnknownPrices: true });
  await expect(reserve(owner, null, null)).resolves.toHaveProperty("reservationId");
});

test("the sandbox never counts as spent, and last month is over in the organization's own zone", async () => {
  const owner = await room.newOrganization();
  await book(owner, { environment: "sandbox", amountMicroUsd: 7n });
  await book(owner, { amountMicroUsd: 5n });
  // 23:30 UTC on the last day is already the next month in Ho Chi Minh City; 16:30 UTC is not.
  await room.db.system((tx) =>
    tx.execute(sql`insert into ledger_entries (id, organization_id, environment, kind, provider, model, subject_type, subject_id, amount_micro_usd, outcome, created_at)
      values (${newId()}, ${owner.organizationId}, 'live', 'text', 'openai', 'm', 'generation_item', ${newId()}, 11, 'complete', '2025-01-31T23:30:00Z'),
             (${newId()}, ${owner.organizationId}, 'live', 'text', 'openai', 'm', 'generation_item', ${newId()}, 13, 'complete', '2025-01-31T16:30:00Z')`),
  );
  expect((await room.call(owner, "GET", "/usage")).body).toMatchObject({ live: usdOf("0.000005"), sandbox: usdOf("0.000007") });
  expect((await room.call(owner, "GET", "/usage?month=2025-02")).body).toMatchObject({ month: "2025-02", live: usdOf("0.000011") });
  expect((await room.call(owner, "GET", "/usage?month=2025-01")).body).toMatchObject({ live: usdOf("0.000013") });
});

test("the ledger only grows, and is read page by page by its own organization (R24, R47)", async () => {
  const [owner, stranger] = [await room.newOrganization(), await room.newOrganization()];
  const brandId = await newBrand(owner);
  for (const provider of ["openai", "anthropic", "openai"]) await book(owner, { provider, brandId });
  await expect(room.db.forOrganization(owner.organizationId, (tx) => tx.execute(sql`update ledger_entries set amount_micro_usd = 0`))).rejects.toThrow();
  await expect(room.db.forOrganization(owner.organizationId, (tx) => tx.execute(sql`delete from ledger_entries`))).rejects.toThrow();
  const first = (await room.call(owner, "GET", "/economics/ledger?limit=2")).body;
  const second = (await room.call(owner, "GET", `/economics/ledger?limit=2&cursor=${first.nextCursor}`)).body;
  expect([...first.data, ...second.data].map(({ provider }: { provider: string }) => provider)).toEqual(["openai", "anthropic", "openai"]);
  expect(second.nextCursor).toBeNull();
  expect((await room.call(owner, "GET", "/economics/ledger?provider=anthropic")).body.data).toHaveLength(1);
  expect((await room.call(owner, "GET", "/economics/ledger?to=2020-01-01T00:00:00Z")).body.data).toEqual([]);
  expect((await room.call(stranger, "GET", "/economics/ledger")).body.data).toEqual([]);
  expect((await room.call(stranger, "GET", `/economics/ledger?cursor=${first.nextCursor}`)).status).toBe(400);
  expect((await room.call({ ...owner, brandIds: [] }, "GET", "/economics/ledger")).body.data).toEqual([]);
});

test("limits are set once a scope, with the version that was read (R19, R24)", async () => {
  const [owner, stranger] = [await room.newOrganization(), await room.newOrganization()];
  const first = await room.call(owner, "PUT", "/economics/budgets", { limit: usdOf("5") });
  expect(first.body).toMatchObject({ brandId: null, limit: usdOf("5"), version: 1 });
  expect((await room.call(owner, "PUT", "/economics/budgets", { limit: usdOf("6") }, { "if-match": '"v7"' })).status).toBe(412);
  const second = await room.call(owner, "PUT", "/economics/budgets", { limit: usdOf("6") }, { "if-match": '"v1"' });
  expect(second.body).toMatchObject({ id: first.body.id, version: 2 });
  expect((await room.call(stranger, "PUT", "/economics/budgets", { brandId: await newBrand(owner), limit: usdOf("1") })).status).toBe(404);
  expect((await room.call({ ...owner, brandIds: [] }, "PUT", "/economics/budgets", { limit: usdOf("9") })).status).toBe(403);
  expect((await room.call(owner, "PUT", "/economics/budgets", { limit: { amount: "1", currency: "VND" } })).status).toBe(422);
  expect(await room.eventsOf(owner, first.body.id)).toEqual(["budget.changed", "budget.changed", "budget.raised"]);
});
