import type { Principal } from "@agency/platform/http";
import { newId, rows } from "@agency/platform/db";
import { parseCsv } from "@agency/platform/csv";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestEconomics, type TestEconomics } from "./testing.ts";

let room: TestEconomics;
beforeAll(async () => {
  room = await createTestEconomics();
});
afterAll(() => room.close());

const usd = (amount: string) => ({ amount, currency: "USD" });
const list = async (owner: Principal, query: string) => (await room.call(owner, "GET", `/economics/ledger?${query}`)).body.data as { id: string; requestId: string | null; cost: { amount: string }; saved: { amount: string } | null; clientId: string | null }[];

test("every filter finds its calls, and the sums are those of the calls found (R47)", async () => {
  const owner = await room.newOrganization();
  const { id, brandIds } = await room.newClient(owner);
  const other = await room.newBrand(owner);
  const [contentId, campaignId] = [newId(), newId()];
  await room.book(owner, { brandId: brandIds[0]!, contentId, campaignId, amountMicroUsd: 1n, requestId: "req_Alpha%1" });
  await room.book(owner, { brandId: brandIds[0]!, provider: "anthropic", model: "claude-haiku-5-5", amountMicroUsd: 20n, outcome: "refused" });
  await room.book(owner, { brandId: other, amountMicroUsd: 300n, outcome: "truncated", kind: "image" });
  await room.book(owner, { brandId: null, amountMicroUsd: 4_000n, environment: "sandbox" });
  const month = (await room.call(owner, "GET", "/usage")).body.month as string;
  for (const [query, micro, calls] of [
    [`month=${month}`, 4_321, 4],
    ["month=2020-01", 0, 0],
    [`clientId=${id}`, 21, 2],
    [`brandId=${other}`, 300, 1],
    [`contentId=${contentId}`, 1, 1],
    [`campaignId=${campaignId}`, 1, 1],
    ["provider=anthropic", 20, 1],
    ["model=gpt-6-luna", 4_301, 3],
    ["kind=image", 300, 1],
    ["outcome=refused", 20, 1],
    ["environment=sandbox", 4_000, 1],
    ["q=req_Alpha%251", 1, 1],
    ["q=req_", 1, 1],
    ["q=alpha", 0, 0],
    ["q=haiku", 20, 1],
    ["q=%25", 0, 0],
    ["from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z", 0, 0],
  ] as const) {
    const found = await list(owner, query);
    expect([Math.round(found.reduce((all, entry) => all + Number(entry.cost.amount) * 1e6, 0)), found.length], query).toEqual([micro, calls]);
    const totals = (await room.call(owner, "GET", `/economics/ledger/totals?${query}`)).body;
    expect([Math.round((Number(totals.live.amount) + Number(totals.sandbox.amount)) * 1e6), totals.calls], query).toEqual([micro, calls]);
  }
  expect((await list(owner, `contentId=${contentId}`))[0]!.clientId).toBe(id);
  expect((await room.call(owner, "GET", "/economics/ledger?provider=")).status).toBe(400);
});

test("daily sums are the ledger's, whatever is booked and however many at once", async () => {
  const owner = await room.newOrganization();
  const brands = [await room.newBrand(owner), await room.newBrand(owner), null];
  const entry = fc.record({
    brandId: fc.constantFrom(...brands),
    environment: fc.constantFrom("live" as const, "sandbox" as const),
    model: fc.constantFrom("a", "b"),
    outcome: fc.constantFrom("complete", "refused", "truncated"),
    amountMicroUsd: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    inputTokens: fc.nat(1_000_000_000),
    outputTokens: fc.nat(1_000_000_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 12 }), async (entries) => {
      await Promise.all(entries.map((each) => room.book(owner, each)));
      const [wrong] = await room.db.forOrganization(owner.organizationId, (tx) =>
        rows<{ count: number }>(
          tx,
          sql`select count(*)::int as count from
                (select brand_id, environment, model, outcome, sum(calls) as calls, sum(input_tokens) as input, sum(output_tokens) as output, sum(amount_micro_usd) as micro from ledger_days group by 1, 2, 3, 4) as days
              full join
                (select brand_id, environment, model, outcome, count(*) as calls, sum(input_tokens) as input, sum(output_tokens) as output, sum(amount_micro_usd) as micro from ledger_entries group by 1, 2, 3, 4) as calls
              on days.brand_id is not distinct from calls.brand_id and (days.environment, days.model, days.outcome, days.calls, days.input, days.output, days.micro) = (calls.environment, calls.model, calls.outcome, calls.calls, calls.input, calls.output, calls.micro)
              where days.micro is null or calls.micro is null`,
        ),
      );
      expect(wrong).toEqual({ count: 0 });
    }),
    { numRuns: 8 },
  );
});

test("what the prompt cache saved stands beside what was paid", async () => {
  const owner = await room.newOrganization();
  // gpt-6-luna: 10,000 tokens at $0.10 would be 1,000 µUSD; 8,000 of them read from the cache at $0.01 are 80.
  await room.book(owner, { inputTokens: 10_000, cacheReadTokens: 8_000, outputTokens: 0, amountMicroUsd: 280n });
  await room.book(owner, { inputTokens: 10_000, cacheWriteTokens: 8_000, outputTokens: 0, amountMicroUsd: 1_200n });
  await room.book(owner, { priceRow: null });
  expect((await list(owner, "limit=10")).map(({ saved }) => saved)).toEqual([null, usd("-0.0002"), usd("0.00072")]);
});

test("the export opens right in a spreadsheet, runs nothing, and holds every call of the filter", async () => {
  const owner = await room.newOrganization();
  await room.db.system((tx) =>
    tx.execute(sql`insert into ledger_entries (id, organization_id, environment, kind, provider, model, subject_type, subject_id, amount_micro_usd, outcome)
      select gen_random_uuid(), ${owner.organizationId}, 'live', 'text', 'openai', 'm', 'generation_item', gen_random_uuid(), 1, 'complete' from generate_series(1, 2500)`),
  );
  await room.book(owner, { provider: "=cmd|' /C calc'!A0", model: "@SUM(1)", amountMicroUsd: 1_500_000n });
  const response = await room.request(owner, "/api/v1/economics/ledger.csv");
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const text = bytes.toString("utf8");
  expect(text.indexOf("\uFEFF", 1)).toBe(-1);
  expect(parseCsv(text)).toHaveLength(2_502);
  expect(text).toContain("'=cmd");
  expect(text).toContain("'@SUM");
  const vietnamese = await (await room.request(owner, "/api/v1/economics/ledger.csv?language=vi&model=%40SUM(1)")).text();
  expect(vietnamese.split("\r\n")[1]).toContain(";1,5;");
  expect((await room.request({ ...owner, permissions: new Set() }, "/api/v1/economics/ledger.csv")).status).toBe(403);
});
