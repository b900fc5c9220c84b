import { priceOf } from "@agency/providers/prices";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestEconomics, type TestEconomics } from "../testing.ts";
import { findPriceRows, readPriceBook } from "./price-book.ts";
import type { Price } from "./schema.ts";

let room: TestEconomics;
beforeAll(async () => {
  room = await createTestEconomics();
});
afterAll(() => room.close());

const rates = { input: "1", cacheRead: "0.1", cacheWrite: null, output: "5" };
const luna = { provider: "openai", kind: "openai" as const, model: "gpt-6-luna" };
const million = { inputTokens: 1_000_000, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 };

test("an organization's own row prices before the product's, the newest valid one first; history stays", async () => {
  const [owner, stranger] = [await room.newOrganization(), await room.newOrganization()];
  const book = (of = owner) => room.db.forOrganization(of.organizationId, (tx) => readPriceBook(tx));
  const seeded = (await book()).find(luna)!;
  expect(seeded.id).toBe("openai:gpt-6-luna:2026-09-22");
  const add = async (input: string, validFrom?: string) => (await room.call(owner, "POST", "/prices", { provider: "openai", model: "gpt-6-luna", rates: { ...rates, input }, ...(validFrom ? { validFrom } : {}) })).body as Price;
  const old = await add("0.9", "2026-01-01");
  expect(old).toMatchObject({ origin: "organization", validFrom: "2026-01-01", inForce: true });
  expect(priceOf(million, (await book()).find(luna)!)).toBe(900_000n);
  const today = await add("0.8");
  await add("7", "2999-01-01");
  const inForce = (await book()).find(luna)!;
  expect([inForce.id, priceOf(million, inForce)]).toEqual([today.id, 800_000n]);
  expect((await book(stranger)).find(luna)!.id).toBe(seeded.id);
  // A wrong row is mended by another one of the same day.
  const mended = await add("0.7");
  expect((await book()).find(luna)!.id).toBe(mended.id);
  const shown = (await room.call(owner, "GET", "/prices?provider=openai&model=gpt-6-luna")).body.data as Price[];
  expect(shown.map(({ rates: { input }, inForce: now }) => [input, now])).toEqual([["7", false], ["0.7", true], ["0.8", false], ["0.9", false], ["0.1", false]]);
  const kept = await room.db.forOrganization(owner.organizationId, (tx) => findPriceRows(tx, [old.id, seeded.id]));
  expect([kept.get(old.id)!.rates.input, kept.get(seeded.id)!.rates.input]).toEqual([900_000n, 100_000n]);
  await expect(room.db.forOrganization(owner.organizationId, (tx) => tx.execute(sql`update price_rows set source = 'x'`))).rejects.toThrow();
});

test("a model that nobody prices has no price until the owner enters one, also of a server of one's own", async () => {
  const owner = await room.newOrganization();
  const mine = { provider: "ollama-phong-may", kind: "openai-compatible" as const, model: "qwen4:30b" };
  const find = () => room.db.forOrganization(owner.organizationId, async (tx) => (await readPriceBook(tx, [mine.model])).find(mine));
  expect(await find()).toBeNull();
  await room.call(owner, "POST", "/prices", { provider: mine.provider, model: mine.model, rates: { input: "0", cacheRead: "0", cacheWrite: "0", output: "0.25" }, tiers: [{ overInputTokens: 200, rates }, { overInputTokens: 100, rates }] });
  expect((await find())!.tiers.map(({ overInputTokens }) => overInputTokens)).toEqual([100, 200]);
});

test("the book refuses what is no price", async () => {
  const owner = await room.newOrganization();
  for (const wrong of [{ ...rates, input: "-1" }, { ...rates, input: "1e3" }, { ...rates, output: "0.0000001" }, { input: "1" }]) {
    expect((await room.call(owner, "POST", "/prices", { provider: "openai", model: "m", rates: wrong })).status, JSON.stringify(wrong)).toBe(422);
  }
  expect((await room.call({ ...owner, permissions: new Set(["economics.read"]) }, "POST", "/prices", { provider: "openai", model: "m", rates })).status).toBe(403);
});
