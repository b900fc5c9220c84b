import { afterEach, beforeAll, afterAll, expect, test } from "vitest";
import type { Ledger } from "../ledger/read-ledger.ts";
import { failureOf, getJson, postJson, postText, seedPage, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import type { FaultStatus } from "./fault-plans.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterEach(() => fetch(`${sandbox.origin}/sandbox/faults`, { method: "DELETE" }));
afterAll(() => sandbox.close());

const arm = async (plan: object) => expect((await postJson(`${sandbox.origin}/sandbox/faults`, plan)).status).toBe(201);
const faults = async () => (await getJson<{ faults: FaultStatus[] }>(`${sandbox.origin}/sandbox/faults`)).faults;
const ledger = (account: string) => getJson<Ledger>(`${sandbox.origin}/sandbox/ledger?account=${account}`);

test("commits the post and cuts the line without an answer", async () => {
  const page = await seedPage(sandbox);
  await arm({ host: "graph.facebook.com", operation: "feed.create", account: page.id, fault: "lost_response_after_commit" });
  await expect(postText(sandbox, page, "Mất hồi âm")).rejects.toThrow("fetch failed");
  expect(await ledger(page.id)).toMatchObject({ createCalls: 1, posts: [{ text: "Mất hồi âm" }] });
  expect(await faults()).toMatchObject([{ remaining: 0, hits: 1 }]);
  expect((await postText(sandbox, page, "Bài sau")).status).toBe(200);
});

test("cuts the line before anything happens", async () => {
  const page = await seedPage(sandbox);
  await arm({ operation: "feed.create", fault: "drop_before" });
  await expect(postText(sandbox, page, "Chưa tới nơi")).rejects.toThrow("fetch failed");
  expect(await ledger(page.id)).toMatchObject({ createCalls: 1, acceptedCreateCalls: 0, posts: [] });
});

test("holds the line open, before or after the commit, then cuts it", async () => {
  const page = await seedPage(sandbox);
  for (const [fault, posts] of [["timeout_before_commit", 0], ["timeout_after_commit", 1]] as const) {
    await arm({ operation: "feed.create", fault, delayMs: 120 });
    const startedAt = Date.now();
    await expect(postText(sandbox, page, "Chờ mãi")).rejects.toThrow("fetch failed");
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(115);
    expect((await ledger(page.id)).posts).toHaveLength(posts);
  }
});

test("a fault after commit waits for a call that commits", async () => {
  const page = await seedPage(sandbox);
  await postText(sandbox, page, "Trùng");
  await arm({ operation: "feed.create", fault: "lost_response_after_commit" });
  expect((await failureOf(await postText(sandbox, page, "Trùng"))).code).toBe(506);
  expect(await faults()).toMatchObject([{ remaining: 1, hits: 0 }]);
});

test.each([
  ["rate_limit", { code: 80_001 }, 400, 0],
  ["server_error", { code: 2, is_transient: true }, 500, 0],
  ["server_error_after_commit", { code: 2, is_transient: true }, 500, 1],
  ["expired_token", { code: 190, error_subcode: 463 }, 400, 0],
  ["revoked_token", { code: 190, error_subcode: 460 }, 400, 0],
  ["refusal", { code: 368 }, 400, 0],
  ["duplicate", { code: 506 }, 400, 0],
])("%s answers in Meta's words", async (fault, error, status, posts) => {
  const page = await seedPage(sandbox);
  await arm({ account: page.id, operation: "feed.create", fault });
  const response = await postText(sandbox, page, "Bài");
  expect(response.status).toBe(status);
  expect(await failureOf(response)).toMatchObject(error);
  expect((await ledger(page.id)).posts).toHaveLength(posts);
});

test("a rate limit tells the minutes to wait, and can take another of Meta's codes", async () => {
  const page = await seedPage(sandbox);
  await arm({ account: page.id, fault: "rate_limit", delayMs: 420_000 });
  const header = (await postText(sandbox, page, "Bài")).headers.get("x-business-use-case-usage") ?? "";
  expect(JSON.parse(header)).toMatchObject({ [page.id]: [{ call_count: 100, estimated_time_to_regain_access: 7 }] });
  await arm({ account: page.id, fault: "rate_limit", code: 32 });
  expect((await failureOf(await postText(sandbox, page, "Bài"))).code).toBe(32);
});

test("answers broken JSON after the commit", async () => {
  const page = await seedPage(sandbox);
  await arm({ operation: "feed.create", fault: "malformed" });
  const response = await postText(sandbox, page, "Vỡ");
  await expect(response.json()).rejects.toThrow(SyntaxError);
  expect((await ledger(page.id)).posts).toHaveLength(1);
});

test("answers late", async () => {
  const page = await seedPage(sandbox);
  await arm({ operation: "feed.create", fault: "slow", delayMs: 150 });
  const startedAt = Date.now();
  expect((await postText(sandbox, page, "Chậm")).status).toBe(200);
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(145);
});

test("lets the listing lag while a read by id knows the post", async () => {
  const page = await seedPage(sandbox);
  const { id } = (await (await postText(sandbox, page, "Mới")).json()) as { id: string };
  await arm({ fault: "stale_listing", times: 2 });
  const list = () => getJson<{ data: unknown[] }>(`${sandbox.graph}/${page.id}/published_posts?access_token=${page.accessToken}`);
  expect((await fetch(`${sandbox.graph}/${id}?access_token=${page.accessToken}`)).status).toBe(200);
  expect((await list()).data).toEqual([]);
  expect((await list()).data).toEqual([]);
  expect((await list()).data).toHaveLength(1);
});

test("hits by chance, the same calls for the same seed", async () => {
  const page = await seedPage(sandbox);
  const run = async (round: string) => {
    await fetch(`${sandbox.origin}/sandbox/faults`, { method: "DELETE" });
    await arm({ account: page.id, fault: "server_error", probability: 0.5, seed: 7, times: 100 });
    const hits: boolean[] = [];
    for (let call = 0; call < 16; call += 1) hits.push((await postText(sandbox, page, `${round} ${call}`)).status === 500);
    return hits;
  };
  const first = await run("một");
  expect(await run("hai")).toEqual(first);
  expect(new Set(first).size).toBe(2);
});

test("waits afterMs before it starts to hit", async () => {
  const page = await seedPage(sandbox);
  await arm({ account: page.id, fault: "server_error", afterMs: 3_600_000 });
  expect((await postText(sandbox, page, "Trước giờ")).status).toBe(200);
  await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: 3_600_001 });
  expect((await postText(sandbox, page, "Sau giờ")).status).toBe(500);
  await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: 0 });
});

test("refuses plans with unknown words", async () => {
  expect((await postJson(`${sandbox.origin}/sandbox/faults`, { fault: "earthquake" })).status).toBe(400);
  expect((await postJson(`${sandbox.origin}/sandbox/faults`, { fault: "slow", often: true })).status).toBe(400);
});

test("offers no lever at all when faults are not enabled", async () => {
  await using plain = await testSandbox({ faultsEnabled: false });
  expect((await postJson(`${plain.origin}/sandbox/faults`, { fault: "slow" })).status).toBe(404);
  expect((await postJson(`${plain.origin}/sandbox/reset`, {})).status).toBe(404);
  expect((await fetch(`${plain.origin}/sandbox/ledger`)).status).toBe(404);
  expect((await fetch(`${plain.origin}/sandbox`)).status).toBe(200);
});
