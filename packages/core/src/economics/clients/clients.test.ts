import type { Principal } from "@agency/platform/http";
import { newId } from "@agency/platform/db";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addMonths } from "../months/month.ts";
import { createTestEconomics, type TestEconomics } from "../testing.ts";
import { beginPiece, countPiece, dropPiece } from "./pieces.ts";
import { seedPlans } from "./plans.ts";

let room: TestEconomics;
beforeAll(async () => {
  room = await createTestEconomics();
});
afterAll(() => room.close());

const thisMonth = async (owner: Principal): Promise<string> => (await room.call(owner, "GET", "/usage")).body.month;
const newPlan = async (owner: Principal, changes: Record<string, unknown> = {}) =>
  (await room.call(owner, "POST", "/economics/plans", { name: "Nhỏ", price: { amount: "100", currency: "USD" }, quota: { posts: 5 }, ...changes })).body.id as string;
const quotaOf = async (owner: Principal, clientId: string) => (await room.call(owner, "GET", `/economics/clients/${clientId}`)).body.quota.find(({ kind }: { kind: string }) => kind === "posts");

test("a client owns brands, and a brand has one client", async () => {
  const owner = await room.newOrganization();
  const brandIds = [await room.newBrand(owner, "Một"), await room.newBrand(owner, "Hai")];
  const first = await room.call(owner, "POST", "/clients", { name: "Công ty Một", brandIds, taxCode: "0312345678" });
  expect(first.status).toBe(201);
  expect(first.body.brands.map(({ id }: { id: string }) => id).toSorted()).toEqual(brandIds.toSorted());
  const second = await room.call(owner, "POST", "/clients", { name: "Công ty Hai", brandIds: [brandIds[1]!] });
  expect(second.body.brands).toHaveLength(1);
  expect((await room.call(owner, "GET", `/clients/${first.body.id}`)).body.brands.map(({ id }: { id: string }) => id)).toEqual([brandIds[0]]);
  expect((await room.call(owner, "GET", `/brands/${brandIds[1]}`)).body.clientId).toBe(second.body.id);
  const changed = await room.call(owner, "PATCH", `/brands/${brandIds[0]}`, { clientId: null });
  expect(changed.body.clientId).toBeNull();
  expect((await room.call(owner, "GET", "/clients?q=cong%20ty%20hai")).body.data).toHaveLength(1);
});

test("a client's fields change with the version that was read, and it can be put away and taken back (R19)", async () => {
  const owner = await room.newOrganization();
  const { id } = await room.newClient(owner);
  expect((await room.call(owner, "PATCH", `/clients/${id}`, { name: "Mới" }, { "if-match": '"v9"' })).status).toBe(412);
  expect((await room.call(owner, "PATCH", `/clients/${id}`, { name: "Mới" }, { "if-match": '"v1"' })).body).toMatchObject({ name: "Mới", version: 2 });
  expect((await room.call(owner, "DELETE", `/clients/${id}`)).body.archivedAt).not.toBeNull();
  expect((await room.call(owner, "GET", "/clients")).body.data).toEqual([]);
  expect((await room.call(owner, "POST", `/clients/${id}/subscriptions`, { planId: await newPlan(owner) })).body.code).toBe("client_archived");
  expect((await room.call(owner, "POST", `/clients/${id}/restore`)).body.archivedAt).toBeNull();
  expect(await room.eventsOf(owner, id)).toEqual(["client.created", "client.updated", "client.archived", "client.restored"]);
});

test("nobody reaches a client of another organization, nor a brand of it (R24)", async () => {
  const [owner, stranger] = [await room.newOrganization(), await room.newOrganization()];
  const { id, brandIds } = await room.newClient(owner);
  const planId = await newPlan(owner);
  for (const [method, path, body] of [
    ["GET", `/clients/${id}`, undefined],
    ["PATCH", `/clients/${id}`, { name: "x" }],
    ["DELETE", `/clients/${id}`, undefined],
    ["POST", "/clients", { name: "x", brandIds }],
    ["POST", "/clients", { name: "x", planId }],
    ["GET", `/economics/clients/${id}`, undefined],
    ["GET", `/economics/clients/${id}/statement`, undefined],
    ["GET", `/economics/plans/${planId}`, undefined],
    ["PUT", "/economics/budgets", { clientId: id, limit: { amount: "1", currency: "USD" } }],
  ] as const) {
    expect((await room.call(stranger, method, path, body)).status, `${method} ${path}`).toBe(404);
  }
});

test("clients are for who works on all brands (R26)", async () => {
  const owner = await room.newOrganization();
  const some = { ...owner, brandIds: [await room.newBrand(owner)] };
  for (const path of ["/clients", "/economics/plans", "/economics/overview", "/economics/alerts", "/economics/settings", "/economics/fixed-costs", "/economics/simulator"]) {
    expect((await room.call(some, "GET", path)).status, path).toBe(403);
  }
});

test("the reference plan is there once, and stays as the owner changed it", async () => {
  const owner = await room.newOrganization();
  const seed = () => room.db.forOrganization(owner.organizationId, (tx) => seedPlans(tx, owner.organizationId));
  await seed();
  const [plan] = (await room.call(owner, "GET", "/economics/plans")).body.data;
  expect(plan).toMatchObject({ price: { amount: "299", currency: "USD" }, quota: { posts: 30, ads: 10, landing: 0, videos: 0 } });
  await room.call(owner, "PATCH", `/economics/plans/${plan.id}`, { price: { amount: "7800000", currency: "VND" } });
  await seed();
  const after = (await room.call(owner, "GET", "/economics/plans")).body.data;
  expect(after).toHaveLength(1);
  expect(after[0].overagePrices.posts).toEqual({ amount: "7.5", currency: "VND" });
});

test("a plan changes at the boundary of a month, and what was agreed stays", async () => {
  const owner = await room.newOrganization();
  const [small, large] = [await newPlan(owner), await newPlan(owner, { name: "Lớn", price: { amount: "500", currency: "USD" } })];
  const month = await thisMonth(owner);
  const { id } = await room.newClient(owner);
  await room.call(owner, "POST", `/clients/${id}/subscriptions`, { planId: small, startMonth: addMonths(month, -2) });
  await room.call(owner, "PATCH", `/economics/plans/${small}`, { price: { amount: "120", currency: "USD" } });
  expect((await room.call(owner, "POST", `/clients/${id}/subscriptions`, { planId: large, startMonth: month })).status).toBe(201);
  const totalOf = async (of: string) => (await room.call(owner, "GET", `/economics/clients/${id}/statement?month=${of}`)).body.total.amount;
  expect([await totalOf(addMonths(month, -3)), await totalOf(addMonths(month, -2)), await totalOf(addMonths(month, -1)), await totalOf(month)]).toEqual(["0", "100", "100", "500"]);
  expect((await room.call(owner, "POST", `/clients/${id}/subscriptions`, { planId: small, startMonth: addMonths(month, -1) })).body.code).toBe("later_subscription");
  expect((await room.call(owner, "POST", `/clients/${id}/subscriptions/end`, { endMonth: addMonths(month, -1) })).status).toBe(422);
  expect((await room.call(owner, "POST", `/clients/${id}/subscriptions/end`, {})).body.endMonth).toBe(month);
  expect(await totalOf(addMonths(month, 1))).toBe("0");
  expect((await room.call(owner, "GET", `/clients/${id}/subscriptions`)).body.data.map(({ endMonth }: { endMonth: string }) => endMonth)).toEqual([month, addMonths(month, -1)]);
});

test("a content counts once, in the month of its first approval", async () => {
  const owner = await room.newOrganization();
  const { id, brandIds } = await room.newClient(owner, { planId: await newPlan(owner) });
  const piece = { organizationId: owner.organizationId, brandId: brandIds[0]!, contentId: await room.begin(owner, brandIds[0]!), kind: "posts" as const };
  expect(await quotaOf(owner, id)).toMatchObject({ used: 0, open: 1, state: "ok" });
  const inTx = <T>(work: (tx: Parameters<Parameters<typeof room.db.forOrganization>[1]>[0]) => Promise<T>) => room.db.forOrganization(owner.organizationId, work);
  await inTx((tx) => countPiece(tx, piece));
  await inTx((tx) => countPiece(tx, piece));
  await inTx((tx) => countPiece(tx, { ...piece, contentId: newId() }));
  expect(await quotaOf(owner, id)).toMatchObject({ used: 2, open: 0, percent: 40 });
  await inTx((tx) => dropPiece(tx, piece));
  expect(await quotaOf(owner, id)).toMatchObject({ used: 1 });
  // A month that is over is billed: nothing leaves it.
  const [old] = await room.count(owner, brandIds[0]!, { month: addMonths(await thisMonth(owner), -1), pieces: 1 });
  await inTx((tx) => dropPiece(tx, { ...piece, contentId: old! }));
  const [left] = (await inTx((tx) => tx.execute<{ count: number }>(sql`select count(*)::int as count from pieces where content_id = ${old}`))).rows;
  expect(left).toEqual({ count: 1 });
});

test("a plan that refuses at its quota never starts one more, however many ask at once", async () => {
  const owner = await room.newOrganization();
  const { id, brandIds } = await room.newClient(owner, { brands: 2, planId: await newPlan(owner, { atQuota: "refuse" }) });
  const outcomes = await Promise.allSettled(Array.from({ length: 40 }, (_, number) => room.begin(owner, brandIds[number % 2]!)));
  const begun = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  expect(begun).toHaveLength(5);
  for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ status: 409, code: "quota_reached", extra: { clientId: id, pieceKind: "posts", quota: 5 } });
  // Another alternative of one that is known is no other piece; what the plan does not sell is free.
  await room.db.forOrganization(owner.organizationId, (tx) => beginPiece(tx, { organizationId: owner.organizationId, brandId: brandIds[0]!, contentId: begun[0]!, kind: "posts" }));
  await room.begin(owner, brandIds[0]!, "videos");
  await room.db.forOrganization(owner.organizationId, (tx) => dropPiece(tx, { organizationId: owner.organizationId, contentId: begun[0]! }));
  await room.begin(owner, brandIds[1]!);
  await expect(room.begin(owner, brandIds[1]!)).rejects.toMatchObject({ code: "quota_reached" });
});

test("a plan that allows more bills it, and warns on the way", async () => {
  const owner = await room.newOrganization();
  const month = await thisMonth(owner);
  const { id, brandIds } = await room.newClient(owner, { planId: await newPlan(owner, { overagePrices: { posts: "7.5" }, warnAtPercent: 60 }) });
  await room.count(owner, brandIds[0]!, { month, pieces: 3 });
  expect(await quotaOf(owner, id)).toMatchObject({ used: 3, percent: 60, state: "warned", over: 0 });
  await room.count(owner, brandIds[0]!, { month, pieces: 4 });
  expect(await quotaOf(owner, id)).toMatchObject({ used: 7, state: "reached", over: 2 });
  const { lines, total } = (await room.call(owner, "GET", `/economics/clients/${id}/statement`)).body;
  expect(lines).toEqual([
    { kind: "plan", pieceKind: null, name: "Nhỏ", quantity: 1, unitPrice: { amount: "100", currency: "USD" }, amount: { amount: "100", currency: "USD" } },
    { kind: "overage", pieceKind: "posts", name: "", quantity: 2, unitPrice: { amount: "7.5", currency: "USD" }, amount: { amount: "15", currency: "USD" } },
  ]);
  expect(total.amount).toBe("115");
  await room.begin(owner, brandIds[0]!);
});
