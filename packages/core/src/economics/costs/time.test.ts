import type { Principal } from "@agency/platform/http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestEconomics, type TestEconomics } from "../testing.ts";
import type { TimeEntry } from "./schema.ts";

let room: TestEconomics;
beforeAll(async () => {
  room = await createTestEconomics();
});
afterAll(() => room.close());

const usd = (amount: string) => ({ amount, currency: "USD" });
const editorOf = async (owner: Principal): Promise<Principal> => ({ ...(await room.newMember(owner, "editor")), permissions: new Set(["time.write", "contents.read"]) });
const list = async (who: Principal, query = "") => (await room.call(who, "GET", `/time-entries${query}`)).body.data as TimeEntry[];

test("nobody has two timers running: the second stops the first", async () => {
  const owner = await room.newOrganization();
  const minh = await room.newMember(owner);
  const brandId = await room.newBrand(owner);
  const started = await Promise.all(Array.from({ length: 5 }, () => room.call(minh, "POST", "/time-entries", { brandId })));
  expect(started.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  const running = await list(minh, "?running=true");
  expect(running).toHaveLength(1);
  const stopped = await room.call(minh, "POST", `/time-entries/${running[0]!.id}/stop`);
  expect(stopped.body.endedAt).not.toBeNull();
  expect((await room.call(minh, "POST", `/time-entries/${running[0]!.id}/stop`)).body).toEqual(stopped.body);
  expect(await list(minh, "?running=true")).toEqual([]);
});

test("who works sees and corrects their own time, the owner everybody's, and nobody sees a rate", async () => {
  const owner = await room.newMember(await room.newOrganization());
  const [lan, minh] = [await editorOf(owner), await editorOf(owner)];
  const brandId = await room.newBrand(owner);
  await room.call(owner, "PATCH", "/economics/settings", { hourlyRate: usd("8"), memberRates: [{ userId: lan.userId!, hourlyRate: usd("20") }] });
  const entry = (await room.call(lan, "POST", "/time-entries", { brandId, seconds: 1_800, note: "Sửa bài" })).body as TimeEntry;
  await room.call(minh, "POST", "/time-entries", { brandId, seconds: 3_600 });
  expect(JSON.stringify(entry)).not.toMatch(/rate|cost/i);
  expect((await list(lan)).map(({ userId }) => userId)).toEqual([lan.userId]);
  expect(await list(owner)).toHaveLength(2);
  for (const [method, path, body] of [["PATCH", "", { note: "x" }], ["DELETE", "", undefined], ["POST", "/stop", undefined]] as const) expect((await room.call(minh, method, `/time-entries/${entry.id}${path}`, body)).status).toBe(404);
  expect((await room.call(minh, "POST", "/time-entries", { brandId, seconds: 60, userId: lan.userId! })).status).toBe(404);
  expect((await room.call({ ...lan, brandIds: [] }, "POST", "/time-entries", { brandId })).status).toBe(404);
  // 0.5 h at 20 and 1 h at 8.
  expect((await room.call(owner, "GET", "/economics/overview")).body.unassigned.human).toEqual(usd("18"));
  // A new rate holds for time that ends from now on.
  await room.call(owner, "PATCH", "/economics/settings", { hourlyRate: usd("100"), memberRates: [] });
  expect((await room.call(owner, "PATCH", `/time-entries/${entry.id}`, { seconds: 3_600 }, { "if-match": '"v1"' })).status).toBe(200);
  expect((await room.call(owner, "PATCH", `/time-entries/${entry.id}`, { seconds: 60 }, { "if-match": '"v1"' })).status).toBe(412);
  expect((await room.call(owner, "GET", "/economics/overview")).body.unassigned.human).toEqual(usd("28"));
  expect((await room.call(lan, "DELETE", `/time-entries/${entry.id}`)).status).toBe(204);
});

test("time is worked in the past, by a member, and a running timer is stopped before it is corrected", async () => {
  const owner = await room.newMember(await room.newOrganization());
  const brandId = await room.newBrand(owner);
  expect((await room.call(owner, "POST", "/time-entries", { brandId, startedAt: "2999-01-01T00:00:00Z", seconds: 60 })).status).toBe(422);
  const key: Principal = { ...owner, kind: "api_key", userId: null };
  expect((await room.call(key, "POST", "/time-entries", { brandId, seconds: 60 })).status).toBe(422);
  expect((await room.call(key, "POST", "/time-entries", { brandId, seconds: 60, userId: owner.userId! })).status).toBe(201);
  expect((await room.call(key, "POST", "/time-entries", { brandId, seconds: 60, userId: brandId })).status).toBe(404);
  const running = (await room.call(owner, "POST", "/time-entries", { brandId })).body as TimeEntry;
  expect((await room.call(owner, "PATCH", `/time-entries/${running.id}`, { seconds: 60 })).body.code).toBe("timer_running");
});

test("fixed costs begin, end, change and go with the version that was read (R19)", async () => {
  const owner = await room.newOrganization();
  const made = await room.call(owner, "POST", "/economics/fixed-costs", { name: "Vercel", amount: { amount: "520000", currency: "VND" }, startMonth: "2026-01" });
  const path = `/economics/fixed-costs/${made.body.id}`;
  expect(made.body).toMatchObject({ startMonth: "2026-01", endMonth: null, version: 1 });
  expect((await room.call(owner, "PATCH", path, { endMonth: "2025-12" })).status).toBe(422);
  expect((await room.call(owner, "PATCH", path, { endMonth: "2026-03" }, { "if-match": '"v1"' })).body).toMatchObject({ endMonth: "2026-03", version: 2 });
  const fixedIn = async (month: string) => (await room.call(owner, "GET", `/economics/overview?month=${month}`)).body.totals.fixed.amount;
  expect([await fixedIn("2025-12"), await fixedIn("2026-01"), await fixedIn("2026-03"), await fixedIn("2026-04")]).toEqual(["0", "20", "20", "0"]);
  expect((await room.call(owner, "DELETE", path, undefined, { "if-match": '"v1"' })).status).toBe(412);
  expect((await room.call(owner, "DELETE", path)).status).toBe(200);
  const { data, presets } = (await room.call(owner, "GET", "/economics/fixed-costs")).body;
  expect(data).toEqual([]);
  expect(presets.map(({ name, low, high }: { name: string; low: { amount: string }; high: { amount: string } }) => `${name} ${low.amount}–${high.amount}`)).toEqual(["Vercel 20–20", "Railway 20–50", "Supabase 25–25", "Upstash 10–10", "Cloudflare R2 5–20"]);
});
