import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { SocialError, type SocialNetwork } from "@agency/providers/spec";
import { channelTokenAad } from "../channels/index.ts";
import { startPublishingHarness, type Page, type PublishingHarness } from "./publishing-harness.fixture.ts";

/** A text that stands on the page already; Facebook's stand-in refuses it with 506. */
let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness();
});
afterEach(async () => {
  await harness.stopWorkers();
  await harness.clearFaults();
});
afterAll(() => harness.close());

const calls = async (id: string) => (await harness.attempts(id)).filter(({ step }) => step === "publish");
const textsOn = async (page: Page) => (await harness.posts(page)).map(({ text }) => text);

/** Puts a text on the page by other hands than ours. */
async function postByOthers(page: Page, message: string): Promise<string> {
  const [channel] = await harness.asSuperuser("select sealed_token from channels where id = $1", [page.channelId]);
  const token = harness.keyRing.open(String(channel!["sealed_token"]), channelTokenAad(page.channelId));
  const response = await fetch(`${harness.sandbox.origin}/sandbox/graph.facebook.com/v26.0/${page.remoteId}/feed`, {
    method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify({ message }),
  });
  return ((await response.json()) as { id: string }).id;
}

/** A publication whose post stands, though its answer was lost and no look found it: uncertain. @returns its id */
async function postUnseen(page: Page, body: string): Promise<string> {
  await harness.arm(page, "lost_response_after_commit");
  await harness.arm(page, "server_error", { operation: "published_posts.list", times: 100 });
  const { id } = await harness.newPlan(page, { body });
  harness.startWorker();
  await harness.until(id, "uncertain");
  await harness.clearFaults();
  return id;
}

test("a text equal to another publication's post fails with the reason, and is sent once (R1, R3)", async () => {
  const page = await harness.newPage();
  const body = "Sáng nay quán mở cửa sớm";
  const first = await harness.newPlan(page, { body });
  harness.startWorker();
  const standing = await harness.until(first.id, "published");
  const second = await harness.newPlan(page, { body });
  const row = await harness.until(second.id, "failed");
  expect(row).toMatchObject({ errorKind: "duplicate", errorDetail: expect.stringContaining(standing.remoteId!), remoteId: null });
  expect(await calls(second.id)).toMatchObject([{ outcome: "rejected", errorKind: "duplicate", errorCode: "506" }]);
  expect(await textsOn(page)).toEqual([body]);
});

test("tried again unchanged it is refused again, and never posted twice (R1)", async () => {
  const page = await harness.newPage();
  const body = "Bánh mì còn nóng";
  const first = await harness.newPlan(page, { body });
  harness.startWorker();
  await harness.until(first.id, "published");
  const { id } = await harness.newPlan(page, { body });
  const refused = await harness.until(id, "failed");
  expect((await harness.call(page.owner, "POST", `/publications/${id}/retry`)).status).toBe(200);
  await harness.until(id, (row) => row.status === "failed" && row.fence > refused.fence);
  expect((await calls(id)).map(({ outcome }) => outcome)).toEqual(["rejected", "rejected"]);
  expect(await textsOn(page)).toEqual([body]);
});

test("a text that somebody posted long before our first call fails as well", async () => {
  const page = await harness.newPage();
  const body = "Giảm 20% hôm nay";
  const theirs = await postByOthers(page, body);
  const { id } = await harness.newPlan(page, { body });
  // Facebook's clock and ours may differ by a minute, so the call has to be younger than that.
  await harness.moveClock(120_000);
  harness.startWorker();
  const row = await harness.until(id, "failed");
  await harness.resetClock();
  expect(row).toMatchObject({ errorKind: "duplicate", errorDetail: expect.stringContaining(theirs) });
  expect(await textsOn(page)).toEqual([body]);
});

test("stays in doubt when the page's latest post does not explain the refusal (R3)", async () => {
  const page = await harness.newPage();
  await postByOthers(page, "Một bài khác");
  await harness.arm(page, "duplicate");
  const { id } = await harness.newPlan(page, { body: "Chưa ai đăng" });
  harness.startWorker();
  await harness.until(id, "uncertain");
  expect(await calls(id)).toHaveLength(1);
  expect(await textsOn(page)).toEqual(["Một bài khác"]);
});

test("stays in doubt when an earlier call of the publication may have left the post (R3)", async () => {
  const page = await harness.newPage();
  const body = "Chiều nay có nhạc";
  const id = await postUnseen(page, body);
  expect((await harness.call(page.owner, "POST", `/publications/${id}/resolve`, { sendAgain: true })).status).toBe(200);
  // What stands there is younger than a minute: found, and ours.
  const bound = await harness.until(id, ({ status }) => status === "published" || status === "uncertain" || status === "failed");
  expect(bound.status).toBe("published");
  expect(await textsOn(page)).toEqual([body]);
  expect((await calls(id)).map(({ outcome }) => outcome)).toEqual(["released_by_person", "proven_live"]);
});

test("the same, long after: a person is asked, nothing fails and nothing is sent twice (R1, R3)", async () => {
  const page = await harness.newPage();
  const body = "Cuối tuần đóng cửa";
  const id = await postUnseen(page, body);
  await harness.moveClock(600_000);
  expect((await harness.call(page.owner, "POST", `/publications/${id}/resolve`, { sendAgain: true })).status).toBe(200);
  await harness.until(id, (row) => row.status === "uncertain" && row.tries === 0 && row.fence > 1n && row.errorKind === "uncertain" && row.sendingSince !== null);
  await harness.resetClock();
  expect((await calls(id)).map(({ outcome }) => outcome)).toEqual(["released_by_person", "ambiguous"]);
  expect(await textsOn(page)).toEqual([body]);
});

/** Refuses copies and names the first, as LinkedIn does; answers the first call never. */
function namingNetwork(standing: string): { network: Partial<SocialNetwork>; calls: (boolean | undefined)[] } {
  const made: (boolean | undefined)[] = [];
  return {
    calls: made,
    network: {
      resend: { afterMs: 50, withinMs: 1_200 },
      async publish({ isResend }) {
        made.push(isResend);
        if (made.length === 1) throw new SocialError({ network: "linkedin", kind: "ambiguous", message: "no answer" });
        if (made.length === 2) throw new SocialError({ network: "linkedin", kind: "transient", message: "away" });
        if (isResend) return { state: "live", remoteId: standing, requestId: null };
        throw new SocialError({ network: "linkedin", kind: "duplicate", status: 422, message: `Content is a duplicate of ${standing}` });
      },
      reconcile: async () => ({ state: "unknown", evidence: "This network shows no list." }),
    },
  };
}

test("a copy that a network names is refused for good, unless an earlier call may have left it (R3)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  const { network, calls: made } = namingNetwork("urn:li:share:7");
  harness.startWorker({ network });
  await harness.until(id, "uncertain");
  expect((await harness.call(page.owner, "POST", `/publications/${id}/resolve`, { sendAgain: true })).status).toBe(200);
  expect(await harness.until(id, "published")).toMatchObject({ remoteId: "urn:li:share:7" });
  expect(made).toEqual([false, true, false, true].map((isResend) => isResend || undefined));

  const other = await harness.newPlan(page);
  expect(await harness.until(other.id, "failed")).toMatchObject({ errorKind: "duplicate", errorDetail: "Content is a duplicate of urn:li:share:7" });
  expect(await calls(other.id)).toHaveLength(1);
});
