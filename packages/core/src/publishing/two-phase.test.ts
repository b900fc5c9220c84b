import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { SocialError, type PublishReceipt, type RemoteRefs, type SocialNetwork } from "@agency/providers/spec";
import { startPublishingHarness, type Page, type PublishingHarness } from "./publishing-harness.fixture.ts";

/** A network that is at work before and after the call, on top of Facebook's stand-in. */
let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness({ PUBLISH_ACCEPTED_PATIENCE_MS: "2000" });
});
afterEach(async () => {
  await harness.stopWorkers();
  await harness.clearFaults();
  await harness.asSuperuser("update publications set next_step_at = null, lease_owner = null, lease_until = null");
  await harness.asSuperuser("delete from publishing_lanes");
  await harness.asSuperuser("delete from platform.switches");
});
afterAll(() => harness.close());

const failure = (kind: SocialError["kind"], message: string = kind) => new SocialError({ network: "facebook", kind, message });
const publishAttempts = async (id: string) => (await harness.attempts(id)).filter(({ step }) => step === "publish");

/** Takes posts at once and shows them after so many questions. */
function slowNetwork(questions: number, answers: Partial<SocialNetwork> = {}) {
  const calls = { publish: 0, confirm: 0 };
  const network: Partial<SocialNetwork> = {
    async publish(input) {
      calls.publish += 1;
      return { state: "accepted", added: { publish_id: await idOf(harness.facebook.publish(input)) }, checkAfterMs: 60, requestId: "r-1" };
    },
    async confirm({ refs }) {
      calls.confirm += 1;
      return calls.confirm < questions ? { state: "processing", checkAfterMs: 60 } : { state: "live", remoteId: refs["publish_id"]!, permalink: `https://example.com/${refs["publish_id"]}` };
    },
    ...answers,
  };
  return { network, calls };
}
const idOf = async (publishing: Promise<PublishReceipt>): Promise<string> => {
  const receipt = await publishing;
  if (receipt.state !== "live") throw new Error("expected a post that stands");
  return receipt.remoteId;
};

test("is asked what became of a post that the network took, and never sends it again (R1, R3)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  const { network, calls } = slowNetwork(3);
  harness.startWorker({ network });
  const waiting = await harness.until(id, (row) => row.acceptedAt !== null);
  expect(waiting).toMatchObject({ status: "sending", waitReason: "network_processing" });
  const row = await harness.until(id, "published");
  expect(calls).toEqual({ publish: 1, confirm: 3 });
  expect(row).toMatchObject({ waitReason: null, errorKind: null });
  expect((await harness.posts(page)).map(({ postId }) => postId)).toEqual([row.remoteId]);
  expect(await publishAttempts(id)).toMatchObject([{ outcome: "succeeded", refsAdded: { publish_id: row.remoteId }, remoteId: row.remoteId }]);
});

test("an account's next post does not wait for one that the network works on (R9)", async () => {
  const page = await harness.newPage();
  const slow = await harness.newPlan(page);
  const next = await harness.newPlan(page);
  let published = 0;
  const { network } = slowNetwork(1_000, { publish: async (input) => (published++ === 0 ? { state: "accepted", added: {}, checkAfterMs: 60, requestId: null } : harness.facebook.publish(input)) });
  harness.startWorker({ network });
  await harness.until(next.id, "published");
  expect((await harness.publication(slow.id)).status).toBe("sending");
});

test("finds out that the network took a post when the worker was gone before it could write that down (R1)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  const taken = Promise.withResolvers<RemoteRefs>();
  const { network, calls } = slowNetwork(2, {
    async publish(input) {
      const added = { publish_id: await idOf(harness.facebook.publish(input)) };
      // The lease is over before the answer is here, as when the process died.
      await harness.asSuperuser("update publications set fence = fence + 1, lease_until = agency.now() - interval '1 s' where id = $1", [id]);
      taken.resolve(added);
      return { state: "accepted", added, checkAfterMs: 60, requestId: null };
    },
    reconcile: async () => ({ state: "accepted", added: await taken.promise, evidence: "The network works on it." }),
  });
  harness.startWorker({ network });
  const row = await harness.until(id, "published");
  expect(calls.confirm).toBe(2);
  expect(row.refs).toHaveProperty("publish_id");
  expect(await harness.posts(page)).toHaveLength(1);
  expect(await publishAttempts(id)).toHaveLength(1);
});

test("a post that the network refuses in the end fails with its reason (R3)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  const { network } = slowNetwork(1, {
    publish: async () => ({ state: "accepted", added: { publish_id: "7" }, checkAfterMs: 60, requestId: null }),
    confirm: async () => ({ state: "rejected", error: failure("policy_blocked", "The clip breaks a rule.") }),
  });
  harness.startWorker({ network });
  const row = await harness.until(id, "failed");
  expect(row).toMatchObject({ errorKind: "policy_blocked", errorDetail: "The clip breaks a rule.", acceptedAt: null, refs: {} });
  expect(await publishAttempts(id)).toMatchObject([{ outcome: "rejected", errorKind: "policy_blocked" }]);
  expect((await harness.call(page.owner, "POST", `/publications/${id}/retry`)).status).toBe(200);
});

test("starts from the uploads when the network stumbled over a post that it had taken, and gives up after some rounds", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { photos: 1 });
  const seen: RemoteRefs[] = [];
  const { network } = slowNetwork(1, {
    publish: async ({ refs }) => {
      seen.push(refs);
      return { state: "accepted", added: {}, checkAfterMs: 60, requestId: null };
    },
    confirm: async () => ({ state: "rejected", error: failure("transient", "internal") }),
  });
  harness.startWorker({ network });
  await harness.until(id, "failed");
  expect(new Set(seen.map(({ "photo_id:0": photo }) => photo)).size, "each round has its own upload").toBe(3);
  expect((await publishAttempts(id)).map(({ outcome }) => outcome)).toEqual(["rejected", "rejected", "rejected"]);
});

test("asks a person when the network works on a post for longer than patience lasts, and sends again only then (R3)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  let sent = 0;
  const { network } = slowNetwork(1_000, {
    publish: async () => ({ state: "accepted", added: { publish_id: String((sent += 1)) }, checkAfterMs: 60, requestId: null }),
    confirm: async () => { throw failure("transient", "away"); },
  });
  harness.startWorker({ network });
  const row = await harness.until(id, "uncertain");
  expect(row.errorDetail).toContain("away");
  expect(await publishAttempts(id)).toMatchObject([{ outcome: "accepted" }]);
  expect(sent).toBe(1);
  const resolved = await harness.call(page.owner, "POST", `/publications/${id}/resolve`, { sendAgain: true });
  expect(resolved.status).toBe(200);
  await harness.until(id, (now) => now.acceptedAt !== null && now.acceptedAt > row.acceptedAt!);
  expect((await publishAttempts(id)).map(({ outcome }) => outcome)).toEqual(["released_by_person", "accepted"]);
});

test("comes back when the network has worked on an upload, without holding the account, in one line of the ledger", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  let looks = 0;
  const network: Partial<SocialNetwork> = {
    async prepareStep({ refs }): ReturnType<SocialNetwork["prepareStep"]> {
      if (!refs["container"]) return { done: false, added: { container: "c-1" }, waitMs: 80 };
      looks += 1;
      return looks < 5 ? { done: false, added: {}, waitMs: 80 } : { done: true };
    },
  };
  harness.startWorker({ network });
  const waiting = await harness.until(id, (row) => row.waitReason === "not_ready");
  expect(waiting).toMatchObject({ status: "preparing", leaseOwner: null, refs: { container: "c-1" } });
  await harness.until(id, "published");
  expect((await harness.attempts(id)).map(({ step, outcome }) => [step, outcome])).toEqual([["prepare:0", "succeeded"], ["prepare:1", "succeeded"], ["publish", "succeeded"]]);
});

/** A network that refuses copies; the first call goes without an answer. */
function copyRefusing(first: (input: Parameters<SocialNetwork["publish"]>[0]) => Promise<unknown>, again: SocialNetwork["publish"]) {
  const calls: boolean[] = [];
  const network: Partial<SocialNetwork> = {
    resend: { afterMs: 300, withinMs: 1_200 },
    async publish(input) {
      calls.push(input.isResend ?? false);
      if (input.isResend) return again(input);
      await first(input);
      throw failure("ambiguous", "no answer");
    },
    reconcile: async () => ({ state: "unknown", evidence: "This network shows no list." }),
  };
  return { network, calls };
}

test.each(["nothing stands", "the post stands"])("one resend proves what the network cannot list, when %s (R7)", async (truth) => {
  const page: Page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  let standing: string | null = null;
  const { network, calls } = copyRefusing(
    async (input) => { if (truth === "the post stands") standing = await idOf(harness.facebook.publish(input)); },
    async (input) => (standing === null ? harness.facebook.publish(input) : { state: "live", remoteId: standing, requestId: null }),
  );
  harness.startWorker({ network });
  const row = await harness.until(id, "published");
  expect(calls).toEqual([false, true]);
  expect((await harness.posts(page)).map(({ postId }) => postId)).toEqual([row.remoteId]);
  const attempts = await publishAttempts(id);
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["resent", "succeeded"]);
  const gapMs = attempts[1]!.callStartedAt!.getTime() - attempts[0]!.callStartedAt!.getTime();
  expect(gapMs).toBeGreaterThanOrEqual(300);
  expect(gapMs).toBeLessThanOrEqual(1_200);
});

test.each(["ambiguous", "rate_limited", "content_rejected"] as const)("a resend that ends %s is the last call: a person decides (R7)", async (kind) => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  const { network, calls } = copyRefusing(async () => {}, async () => { throw failure(kind); });
  harness.startWorker({ network });
  await harness.until(id, "uncertain");
  await sleep(300);
  expect(calls).toEqual([false, true]);
  expect((await publishAttempts(id)).map(({ outcome }) => outcome)).toEqual(["resent", "ambiguous"]);
});

test("does not resend while publishing is paused, nor beside a post with the same words", async () => {
  const page = await harness.newPage();
  const body = "Cùng một câu.";
  const { network, calls } = copyRefusing(async () => {}, harness.facebook.publish);
  const first = await harness.newPlan(page, { body });
  await harness.newPlan(page, { body });
  await harness.asSuperuser("insert into platform.switches (name, is_on) values ('publishing.paused', true) on conflict (name) do update set is_on = true");
  await harness.asSuperuser("update platform.switches set is_on = false");
  harness.startWorker({ network });
  await harness.until(first.id, "sending");
  await harness.asSuperuser("update platform.switches set is_on = true");
  await harness.until(first.id, "uncertain");
  expect(calls).toEqual([false]);
  await harness.asSuperuser("update platform.switches set is_on = false");
  const [second] = await harness.asSuperuser("select id from publications where channel_id = $1 and id <> $2", [page.channelId, first.id]);
  await harness.until(String(second!["id"]), "uncertain");
  expect(calls).toEqual([false, false]);
  expect(await harness.posts(page)).toEqual([]);
});
