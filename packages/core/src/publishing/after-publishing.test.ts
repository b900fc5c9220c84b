import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { SocialError, type AccountLimits, type SocialNetwork } from "@agency/providers/spec";
import { permissionsOf } from "../identity/index.ts";
import { startPublishingHarness, type PublishingHarness } from "./publishing-harness.fixture.ts";

/** First comments, changes of posts that stand, and limits that are read ahead; by a scripted network on Facebook's stand-in. */
let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness();
});
afterEach(async () => {
  await harness.stopWorkers();
  await harness.clearFaults();
  harness.show({});
  await harness.asSuperuser("update publications set next_step_at = null, lease_owner = null, lease_until = null");
  await harness.asSuperuser("delete from publishing_lanes");
  await harness.asSuperuser("delete from platform.switches");
  await harness.resetClock();
});
afterAll(() => harness.close());

const failure = (kind: SocialError["kind"], more: Partial<ConstructorParameters<typeof SocialError>[0]> = {}) => new SocialError({ network: "facebook", kind, message: kind, ...more });
const stepsOf = async (id: string, step: string) => (await harness.attempts(id)).filter((attempt) => attempt.step === step).map(({ outcome }) => outcome);
const firstComment = "Đặt bàn: 0905 123 456 #càphê";

/** Keeps comments as a network would; `answer` may lose what it says. */
function commenting(answer: (call: number) => void = () => {}) {
  const standing: string[] = [];
  const calls = { comment: 0, find: 0 };
  const network: Partial<SocialNetwork> = {
    async comment({ text }) {
      calls.comment += 1;
      standing.push(text);
      answer(calls.comment);
      return { commentId: `c-${standing.length}` };
    },
    async findComment({ text }) {
      calls.find += 1;
      const index = standing.indexOf(text);
      return index === -1 ? null : { commentId: `c-${index + 1}` };
    },
  };
  return { network, standing, calls };
}

test("writes the first comment once, under a post that stands, with an intent of its own (R4, R5)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { firstComment });
  const { network, standing } = commenting();
  harness.startWorker({ network });
  const row = await harness.until(id, (now) => now.commentStatus === "published" && now.permalink !== null);
  expect(standing).toEqual([firstComment]);
  expect(row).toMatchObject({ status: "published", commentRemoteId: "c-1" });
  expect(row.commentStartedAt!.getTime()).toBeGreaterThanOrEqual(row.publishedAt!.getTime());
  expect(await stepsOf(id, "comment")).toEqual(["succeeded"]);
  expect(await harness.room.eventsOf(page.owner, id)).toContain("publication.commented");
});

test("finds a comment whose answer was lost instead of writing a second one (R7)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { firstComment });
  const { network, standing, calls } = commenting(() => { throw failure("ambiguous"); });
  harness.startWorker({ network });
  await harness.until(id, (now) => now.commentStatus === "published");
  expect(standing).toHaveLength(1);
  expect(calls).toEqual({ comment: 1, find: 1 });
  expect(await stepsOf(id, "comment")).toEqual(["proven_live"]);
});

test("never repeats a comment that nobody can find; the post stays published and a person decides (R3, R7)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { firstComment });
  const { network, calls } = commenting(() => { throw failure("ambiguous"); });
  harness.startWorker({ network: { ...network, findComment: async () => null } });
  const row = await harness.until(id, (now) => now.commentStatus === "uncertain");
  expect(row.status).toBe("published");
  await harness.until(id, (now) => now.permalink !== null);
  expect(calls.comment).toBe(1);
  const decided = await harness.call(page.owner, "POST", `/publications/${id}/comment`, { stands: true });
  expect(decided.body).toMatchObject({ firstComment: { status: "published" } });
  expect(await stepsOf(id, "comment")).toEqual(["bound_by_person"]);
  expect((await harness.call(page.owner, "POST", `/publications/${id}/comment`, { sendAgain: true })).body.code).toBe("comment_not_open");
});

test("a worker that died at the comment is followed by a look, not by a call (R1)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { firstComment });
  const { network, standing, calls } = commenting();
  const called = Promise.withResolvers<void>();
  harness.startWorker({ network: { ...network, comment: async (input) => { await network.comment!(input); called.resolve(); return new Promise(() => {}); } } });
  await called.promise;
  harness.startWorker({ network });
  await harness.until(id, (now) => now.commentStatus === "published");
  expect(standing).toHaveLength(1);
  expect(calls.comment).toBe(1);
});

test("tries a comment again where the network documents that it did nothing, and gives up with its words", async () => {
  const page = await harness.newPage();
  const [limited, refused] = [await harness.newPlan(page, { firstComment }), await harness.newPlan(page, { firstComment: "Bị chặn" })];
  const { network, standing } = commenting();
  let calls = 0;
  harness.startWorker({
    network: {
      ...network,
      comment: async (input) => {
        if (input.text === "Bị chặn") throw failure("policy_blocked", { status: 400 });
        calls += 1;
        if (calls <= 2) throw failure("rate_limited", { status: 400, retryAfterMs: 50 });
        return network.comment!(input);
      },
    },
  });
  await harness.until(limited.id, (now) => now.commentStatus === "published");
  expect(await stepsOf(limited.id, "comment")).toEqual(["rejected", "rejected", "succeeded"]);
  expect(await harness.until(refused.id, (now) => now.commentStatus === "failed")).toMatchObject({ status: "published", commentError: "policy_blocked" });
  expect(standing).toEqual([firstComment]);
});

test("holds comments and changes back while publishing is paused", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { firstComment });
  const { network, standing } = commenting();
  const worker = harness.startWorker({ network: { ...network, comment: async () => { throw failure("rate_limited", { retryAfterMs: 60_000 }); } } });
  await harness.until(id, (now) => now.commentError === "rate_limited");
  await worker.stop(1_000);
  await harness.asSuperuser("insert into platform.switches (name, is_on) values ('publishing.paused', true) on conflict (name) do update set is_on = true");
  await harness.asSuperuser("update publications set next_step_at = agency.now() where id = $1", [id]);
  harness.startWorker({ network });
  await sleep(400);
  expect(standing).toEqual([]);
  await harness.asSuperuser("update platform.switches set is_on = false");
  await harness.until(id, (now) => now.commentStatus === "published");
});

test("changes the text of a post that stands, once an approver says so, and the last wish counts", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  const texts: string[] = [];
  const first = Promise.withResolvers<void>();
  const network: Partial<SocialNetwork> = {
    async editText({ text }) {
      texts.push(text);
      if (texts.length === 1) await first.promise;
    },
  };
  harness.show(network);
  harness.startWorker({ network });
  await harness.until(id, (now) => now.permalink !== null);
  const edit = (text: string) => harness.call(page.owner, "PATCH", `/publications/${id}`, { text });
  expect((await edit("Sửa một")).body).toMatchObject({ change: { kind: "edit", text: "Sửa một" } });
  await expect.poll(() => texts).toEqual(["Sửa một"]);
  expect((await edit("Sửa hai")).status).toBe(202);
  first.resolve();
  const row = await harness.until(id, (now) => now.editedText === "Sửa hai" && now.changeKind === null);
  expect(texts).toEqual(["Sửa một", "Sửa hai"]);
  expect(row).toMatchObject({ status: "published", changeError: null });
  expect((await harness.call(page.owner, "GET", `/publications/${id}/post`)).body).toMatchObject({ text: "Sửa hai", can: { edit: true, remove: "remove" in harness.facebook && harness.facebook.remove !== undefined } });
  expect((await edit("x".repeat(65_000))).body.code).toBe("network_rules");
});

test("a new text keeps the brand's rules, or somebody who may answers for it; what stands already may stay", async () => {
  const page = await harness.newPage();
  await harness.asSuperuser("update brands set dont_words = array['rẻ tiền'] where id = $1", [page.brandId]);
  const { id, contentId } = await harness.newPlan(page, { body: "Cà phê sáng" });
  const network: Partial<SocialNetwork> = { editText: async () => {} };
  harness.show(network);
  harness.startWorker({ network });
  await harness.until(id, (now) => now.permalink !== null);
  const edit = (text: string, override?: { reason: string }, person = page.owner) => harness.call(person, "PATCH", `/publications/${id}`, { text, ...(override ? { override } : {}) });
  const refused = await edit("Cà phê rẻ tiền, ngon nhất phố");
  expect(refused).toMatchObject({ status: 422, body: { code: "guard_errors" } });
  expect(refused.body.errors).toEqual([
    { pointer: "/text", code: "brand.word_not_wanted", detail: expect.stringContaining("rẻ tiền") },
    { pointer: "/text", code: "law.restricted_word", detail: expect.stringContaining("nhất") },
  ]);
  expect((await harness.publication(id)).changeKind).toBeNull();
  const reason = { reason: "Có giấy chứng nhận số 12" };
  const approver = { ...page.owner, role: "approver" as const, permissions: permissionsOf("approver") };
  expect((await edit("Ngon nhất phố", reason, approver)).status).toBe(403);
  expect((await edit("Ngon nhất phố", reason)).status).toBe(202);
  await harness.until(id, (now) => now.editedText === "Ngon nhất phố" && now.changeKind === null);
  const kept = await harness.asSuperuser("select detail from audit_log where action = 'content.guard_overridden' and subject_id = $1", [contentId]);
  expect(kept).toMatchObject([{ detail: { reason: reason.reason, issues: [{ code: "law.restricted_word", pointer: "/text" }] } }]);
  expect((await edit("Ngon nhất phố!")).status, "a slip is mended without another reason").toBe(202);
  expect((await edit("Ngon nhất phố, rẻ tiền")).body.code).toBe("guard_errors");
});

test("takes a post away, however often the answer is lost, and says so; nothing more is done with it", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  let calls = 0;
  const network: Partial<SocialNetwork> = {
    async remove() {
      calls += 1;
      if (calls < 3) throw failure(calls === 1 ? "ambiguous" : "transient", { status: 500 });
    },
  };
  harness.show(network);
  harness.startWorker({ network });
  await harness.until(id, "published");
  expect((await harness.call(page.owner, "DELETE", `/publications/${id}`)).status).toBe(202);
  const row = await harness.until(id, (now) => now.removedAt !== null);
  expect(row).toMatchObject({ status: "published", changeKind: null, nextStepAt: null });
  expect(await stepsOf(id, "remove")).toEqual(["superseded", "rejected", "succeeded"]);
  expect((await harness.call(page.owner, "DELETE", `/publications/${id}`)).body.code).toBe("already_removed");
});

test("a wish that comes while the network is asked for the post's address is not lost (R2)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const network: Partial<SocialNetwork> = {
    remove: async () => {},
    permalink: async () => {
      asked.resolve();
      await answered.promise;
      return "https://www.facebook.com/1/posts/2";
    },
  };
  harness.show(network);
  harness.startWorker({ network });
  await asked.promise;
  expect((await harness.call(page.owner, "DELETE", `/publications/${id}`)).status).toBe(202);
  answered.resolve();
  expect(await harness.until(id, (now) => now.removedAt !== null)).toMatchObject({ permalink: "https://www.facebook.com/1/posts/2" });
});

test("says plainly what a network cannot do, and what cannot be done yet", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, {}, 30_000);
  expect((await harness.call(page.owner, "DELETE", `/publications/${id}`)).body).toMatchObject({ status: 409, code: "wrong_state", publicationStatus: "scheduled" });
  expect((await harness.call(page.owner, "GET", `/publications/${id}/post`)).body.code).toBe("not_public");
  harness.show({ editText: undefined, remove: undefined } as unknown as Partial<SocialNetwork>);
  await harness.asSuperuser("update publications set due_at = agency.now(), next_step_at = agency.now() where id = $1", [id]);
  harness.startWorker();
  await harness.until(id, "published");
  for (const [method, body] of [["PATCH", { text: "Khác" }], ["DELETE", undefined]] as const) {
    const reply = await harness.call(page.owner, method, `/publications/${id}`, body);
    expect(reply.body).toMatchObject({ status: 409, code: "network_cannot" });
  }
});

const freely: AccountLimits = { postsUsed: 1, postsTotal: 50, windowSeconds: 86_400, maxVideoSeconds: null, privacyOptions: null, commentDisabled: null, duetDisabled: null, stitchDisabled: null, blockedReason: null };

test("reads what an account may do before anything is prepared, and waits in the network's words (R9)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { photos: 1 });
  const told: AccountLimits[] = [{ ...freely, postsUsed: 50 }, { ...freely, blockedReason: "Too many posts today." }, freely];
  let reads = 0;
  harness.startWorker({ network: { accountLimits: async () => told[Math.min(reads++, 2)]! }, config: { PUBLISH_LIMITS_MS: 300 } });
  const full = await harness.until(id, (row) => row.waitReason === "quota_exhausted");
  expect(full.refs).toEqual({});
  expect((await harness.call(page.owner, "GET", `/publications/${id}`)).body).toMatchObject({ waitReason: "quota_exhausted" });
  expect(await harness.until(id, (row) => row.waitReason === "account_blocked")).toMatchObject({ errorDetail: "Too many posts today." });
  const row = await harness.until(id, "published");
  expect(row).toMatchObject({ waitReason: null, errorDetail: null });
  const [channel] = await harness.asSuperuser("select limits from channels where id = $1", [page.channelId]);
  expect(channel!["limits"]).toMatchObject({ postsUsed: 1, postsTotal: 50 });
});

test("a limit of our app holds all its accounts, and each page says until when (R9)", async () => {
  const [page, other] = [await harness.newPage(), await harness.newPage()];
  const limited = await harness.newPlan(page);
  let calls = 0;
  harness.startWorker({
    network: {
      publish: async (input) => {
        calls += 1;
        if (calls === 1) throw failure("rate_limited", { status: 400, retryAfterMs: 90_000, limitOf: "app" });
        return harness.facebook.publish(input);
      },
    },
  });
  await harness.until(limited.id, (row) => row.waitReason === "rate_limited");
  const waiting = await harness.newPlan(other);
  await sleep(500);
  const shown = (await harness.call(other.owner, "GET", `/publications/${waiting.id}`)).body;
  expect(shown).toMatchObject({ waitReason: "rate_limited" });
  expect(Date.parse(shown.waitUntil) - Date.now()).toBeGreaterThan(80_000);
  expect(calls).toBe(1);
  await harness.moveClock(91_000);
  await harness.until(waiting.id, "published");
  await harness.until(limited.id, "published");
});

test("Facebook's limit of our app makes every page wait for it, and each says until when (R9)", async () => {
  const [page, other] = [await harness.newPage(), await harness.newPage()];
  const limited = await harness.newPlan(page);
  await harness.arm(page, "rate_limit", { code: 4 });
  harness.startWorker({ config: { PUBLISH_RETRY_MAX_MS: 120_000 } });
  await harness.until(limited.id, (row) => row.waitReason === "rate_limited");
  const waiting = await harness.newPlan(other);
  await sleep(400);
  for (const [person, id] of [[page.owner, limited.id], [other.owner, waiting.id]] as const) {
    const shown = (await harness.call(person, "GET", `/publications/${id}`)).body;
    expect(shown).toMatchObject({ waitReason: "rate_limited", waitUntil: expect.any(String) });
    expect(Date.parse(shown.waitUntil) - Date.now()).toBeGreaterThan(100_000);
  }
  expect(await harness.posts(other)).toEqual([]);
});

test("rests with all accounts when the budget of our app is nearly spent (R9)", async () => {
  const [page, other] = [await harness.newPage(), await harness.newPage()];
  const { id } = await harness.newPlan(page);
  harness.startWorker({ network: { appUsage: () => ({ percent: 97, regainAt: new Date(Date.now() + 60_000) }) } });
  await harness.until(id, "published");
  const { id: later } = await harness.newPlan(other);
  await sleep(400);
  expect((await harness.publication(later)).status).toBe("scheduled");
});
