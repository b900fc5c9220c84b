import type { Principal } from "@agency/platform/http";
import { newId } from "@agency/platform/db";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestEconomics, type TestEconomics } from "../testing.ts";
import { addMonths } from "./month.ts";
import { sweepAlerts } from "./start-alert-sweeper.ts";

let room: TestEconomics;
beforeAll(async () => {
  room = await createTestEconomics();
});
afterAll(() => room.close());

const usd = (amount: string) => ({ amount, currency: "USD" });
const thisMonth = async (owner: Principal): Promise<string> => (await room.call(owner, "GET", "/usage")).body.month;
const newPlan = async (owner: Principal, changes: Record<string, unknown> = {}) =>
  (await room.call(owner, "POST", "/economics/plans", { name: "Chuẩn", price: usd("299"), quota: { posts: 30, ads: 10 }, ...changes })).body.id as string;
/** Ledger entries of a month that is over. */
const bookAt = (owner: Principal, brandId: string, at: string, micro: bigint, changes: { kind?: string; environment?: string } = {}) =>
  room.db.system((tx) =>
    tx.execute(sql`insert into ledger_entries (id, organization_id, brand_id, environment, kind, provider, model, subject_type, subject_id, amount_micro_usd, outcome, created_at)
      values (${newId()}, ${owner.organizationId}, ${brandId}, ${changes.environment ?? "live"}, ${changes.kind ?? "text"}, 'openai', 'gpt-6-luna', 'generation_item', ${newId()}, ${micro.toString()}, 'complete', ${at})`),
  );

test("a client's month is revenue less everything that it cost, to the micro-dollar", async () => {
  const organization = await room.newOrganization();
  const owner = await room.newMember(organization);
  const month = addMonths(await thisMonth(owner), -1);
  const { id, brandIds } = await room.newClient(owner, { brands: 2 });
  await room.call(owner, "POST", `/clients/${id}/subscriptions`, { planId: await newPlan(owner, { overagePrices: { ads: "7.5" } }), startMonth: month });
  await room.count(owner, brandIds[0]!, { month, pieces: 30 });
  await room.count(owner, brandIds[1]!, { month, kind: "ads", pieces: 12 });
  await bookAt(owner, brandIds[0]!, `${month}-03T03:00:00Z`, 1_234_567n);
  await bookAt(owner, brandIds[1]!, `${month}-20T03:00:00Z`, 765_433n);
  await bookAt(owner, brandIds[1]!, `${month}-21T03:00:00Z`, 9_000_000n, { kind: "video" });
  await bookAt(owner, brandIds[1]!, `${month}-21T03:00:00Z`, 5_000_000n, { environment: "sandbox" });
  await room.call(owner, "POST", "/economics/fixed-costs", { name: "Máy chủ", amount: usd("80"), startMonth: month });
  await room.call(owner, "POST", "/economics/fixed-costs", { name: "Cũ", amount: usd("999"), startMonth: addMonths(month, -5), endMonth: addMonths(month, -1) });
  await room.call(owner, "PATCH", "/economics/settings", { hourlyRate: { amount: "208000", currency: "VND" }, exchangeRate: { vndPerUsd: "26000", date: `${month}-01` } });
  await room.call(owner, "POST", "/time-entries", { brandId: brandIds[0]!, startedAt: `${month}-10T02:00:00Z`, seconds: 5_400 });

  const { body } = await room.call(owner, "GET", `/economics/clients/${id}?month=${month}`);
  expect(body).toMatchObject({
    pieces: 42,
    humanMinutes: 90,
    state: "healthy",
    isOver: true,
    sandbox: usd("5"),
    costPerPiece: usd("0.261905"),
    figures: { planFee: usd("299"), overage: usd("15"), revenue: usd("314"), ai: usd("2"), rendering: usd("9"), fixed: usd("80"), human: usd("12"), costs: usd("103"), margin: usd("211"), marginPercent: 67.2 },
  });
  expect(body.forecast).toEqual(body.figures);
  expect(body.models).toMatchObject([{ kind: "video", cost: usd("9"), share: 81.8 }, { kind: "text", cost: usd("2"), calls: 2 }]);
  expect(body.days.filter(({ calls }: { calls: number }) => calls > 0).map(({ date, ai, rendering }: { date: string; ai: object; rendering: object }) => [date.slice(8), ai, rendering])).toEqual([
    ["03", usd("1.234567"), usd("0")],
    ["20", usd("0.765433"), usd("0")],
    ["21", usd("0"), usd("9")],
  ]);
  expect(body.days.reduce((all: number, day: { pieces: number }) => all + day.pieces, 0)).toBe(42);
  expect(body.history.at(-1)).toMatchObject({ month, margin: usd("211"), pieces: 42 });

  const overview = (await room.call(owner, "GET", `/economics/overview?month=${month}`)).body;
  expect(overview.totals).toEqual(body.figures);
  // 314 − 2 − 9 − 12 = 291 a client carry 80 of rent.
  expect(overview.breakEven).toEqual({ clients: 1, contributionPerClient: usd("291"), fixed: usd("80"), subscribed: 1 });
});

test("fixed costs are shared to the last micro-unit, by pieces or the same each", async () => {
  const owner = await room.newOrganization();
  const month = addMonths(await thisMonth(owner), -1);
  const clients = [];
  for (const [name, pieces] of [["A", 1], ["B", 2], ["C", 4], ["D", 0]] as const) {
    const client = await room.newClient(owner, { name });
    if (pieces > 0) await room.count(owner, client.brandIds[0]!, { month, pieces });
    clients.push(client);
  }
  await room.call(owner, "POST", "/economics/fixed-costs", { name: "Máy chủ", amount: usd("100"), startMonth: month });
  const sharesNow = async () => (await room.call(owner, "GET", `/economics/overview?month=${month}`)).body.clients.map(({ figures }: { figures: { fixed: { amount: string } } }) => figures.fixed.amount);
  expect(await sharesNow()).toEqual(["14.285714", "28.571429", "57.142857", "0"]);
  await room.call(owner, "PATCH", "/economics/settings", { fixedCostSplit: "equal" });
  expect(await sharesNow()).toEqual(["33.333334", "33.333333", "33.333333", "0"]);
});

test("each month is converted at the rate of its own days", async () => {
  const owner = await room.newOrganization();
  const month = await thisMonth(owner);
  const { id } = await room.newClient(owner);
  const planId = await newPlan(owner, { price: { amount: "7800000", currency: "VND" } });
  await room.call(owner, "POST", `/clients/${id}/subscriptions`, { planId, startMonth: addMonths(month, -2) });
  const revenueOf = async (of: string) => (await room.call(owner, "GET", `/economics/clients/${id}?month=${of}`)).body.figures.revenue.amount;
  expect(await revenueOf(month)).toBe("300");
  await room.call(owner, "PATCH", "/economics/settings", { exchangeRate: { vndPerUsd: "25000", date: `${addMonths(month, -2)}-10` } });
  await room.call(owner, "PATCH", "/economics/settings", { exchangeRate: { vndPerUsd: "31200", date: `${addMonths(month, -1)}-28` } });
  expect([await revenueOf(addMonths(month, -2)), await revenueOf(addMonths(month, -1)), await revenueOf(month)]).toEqual(["312", "250", "250"]);
  const statement = (await room.call(owner, "GET", `/economics/clients/${id}/statement?month=${month}`)).body;
  expect(statement).toMatchObject({ currency: "VND", total: { amount: "7800000", currency: "VND" }, isFinal: false });
});

test("brands without a client, and calls for no brand, stand beside the clients; sums agree with the ledger", async () => {
  const owner = await room.newOrganization();
  const { brandIds } = await room.newClient(owner);
  const loose = await room.newBrand(owner);
  await room.book(owner, { brandId: brandIds[0]!, amountMicroUsd: 700n });
  await room.book(owner, { brandId: loose, amountMicroUsd: 30n });
  await room.book(owner, { brandId: null, amountMicroUsd: 4n });
  await room.book(owner, { brandId: loose, amountMicroUsd: 9_999n, environment: "sandbox" });
  const { totals, unassigned, clients, sandbox } = (await room.call(owner, "GET", "/economics/overview")).body;
  expect(totals.ai).toEqual(usd("0.000734"));
  expect(unassigned).toMatchObject({ brands: 1, ai: usd("0.000034") });
  expect(clients[0].figures.ai).toEqual(usd("0.0007"));
  expect(sandbox).toEqual(usd("0.009999"));
  expect((await room.call(owner, "GET", "/economics/ledger/totals")).body).toMatchObject({ calls: 4, live: totals.ai, sandbox });
});

test("a statement tells what was sold and made, and nothing of what it cost (R26)", async () => {
  const owner = await room.newOrganization();
  const month = addMonths(await thisMonth(owner), -1);
  const { id, brandIds } = await room.newClient(owner);
  await room.call(owner, "PATCH", "/economics/settings", { issuer: { name: "Sông Xanh", taxCode: "0300000000", payment: "VCB 123" } });
  await room.call(owner, "POST", `/clients/${id}/subscriptions`, { planId: await newPlan(owner), startMonth: month });
  const [contentId] = await room.count(owner, brandIds[0]!, { month, pieces: 1 });
  room.hooks.describePieces = [async () => new Map([[contentId!, { title: "=HYPERLINK(\"x\")", platform: "facebook", publishedAt: null }]])];
  await room.book(owner, { brandId: brandIds[0]!, contentId: contentId!, amountMicroUsd: 123_456n });
  const { body } = await room.call(owner, "GET", `/economics/clients/${id}/statement?month=${month}`);
  expect(body).toMatchObject({ isFinal: true, issuer: { name: "Sông Xanh" }, total: usd("299"), taxes: [], pieces: [{ contentId, brandName: "Công ty Mộc 1", title: '=HYPERLINK("x")' }] });
  expect(JSON.stringify(body)).not.toMatch(/0\.123456|margin|cost/i);
  const csv = Buffer.from(await (await room.request(owner, `/api/v1/economics/clients/${id}/statement.csv?month=${month}&language=en`)).arrayBuffer()).toString("utf8");
  expect(csv.startsWith("\uFEFF")).toBe(true);
  expect(csv).toContain("'=HYPERLINK");
  const pdf = await room.request(owner, `/api/v1/economics/clients/${id}/statement.pdf?month=${month}`);
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString()).toBe("%PDF-");
  const pieces = (await room.call(owner, "GET", `/economics/clients/${id}/pieces?month=${month}`)).body.data;
  expect(pieces).toMatchObject([{ contentId, calls: 1, cost: usd("0.123456") }]);
});

test("what turns bad is told once a month, and stands in the list until it is better", async () => {
  const owner = await room.newOrganization();
  const month = await thisMonth(owner);
  const { id, brandIds } = await room.newClient(owner, { planId: await newPlan(owner, { price: usd("1"), quota: { posts: 5 } }) });
  const alerts = async () => (await room.call(owner, "GET", "/economics/alerts")).body.data.map(({ kind, severity }: { kind: string; severity: string }) => `${kind} ${severity}`);
  expect(await alerts()).toEqual([]);
  await room.count(owner, brandIds[0]!, { month, pieces: 4 });
  await room.book(owner, { brandId: brandIds[0]!, amountMicroUsd: 780_000n });
  expect(await alerts()).toEqual(["margin_at_risk warning", "quota_warned warning"]);
  await sweepAlerts(room);
  await sweepAlerts(room);
  await room.book(owner, { brandId: brandIds[0]!, amountMicroUsd: 400_000n });
  expect(await alerts()).toEqual(["margin_red critical", "quota_warned warning"]);
  await sweepAlerts(room);
  expect((await room.eventsOf(owner, id)).filter((type) => /margin|quota/.test(type)).toSorted()).toEqual(["client.margin_at_risk", "client.margin_red", "client.quota_warned"]);
  await room.call(owner, "PUT", "/economics/budgets", { clientId: id, limit: usd("1.2") });
  expect(await alerts()).toContain("budget_warned warning");
});

test("the simulator begins with the reference document's two lines and with what the ledger says", async () => {
  const owner = await room.newOrganization();
  const month = await thisMonth(owner);
  expect((await room.call(owner, "GET", "/economics/simulator")).body.ledger).toBeNull();
  const { brandIds } = await room.newClient(owner, { planId: await newPlan(owner) });
  await room.count(owner, brandIds[0]!, { month, pieces: 4 });
  for (let number = 0; number < 6; number += 1) await room.book(owner, { brandId: brandIds[0]!, amountMicroUsd: 1_500n });
  const { presets, ledger } = (await room.call(owner, "GET", "/economics/simulator")).body;
  expect(ledger).toMatchObject({ pieces: 4, calls: 6, ai: usd("0.009"), aiPerPiece: usd("0.00225"), aiPerClient: usd("0.09"), models: [{ provider: "openai", share: 100, costPerCall: usd("0.0015"), per1000: usd("1.5") }] });
  const aiOf = async (scenario: Record<string, unknown>) => (await room.call(owner, "POST", "/economics/simulate", { scenario })).body.perClient.ai.amount;
  expect([await aiOf(presets.low), await aiOf(presets.high), await aiOf(presets.ledger)]).toEqual(["2", "50", "0.09"]);
  expect((await room.call(owner, "POST", "/economics/simulate", { scenario: { ...presets.low, currency: "VND", exchangeRate: "0" } })).status).toBe(422);
});
