import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startPublishingHarness, type Page, type PublishingHarness } from "./publishing-harness.fixture.ts";

/** What goes wrong around a plan, with a worker at work and Facebook's stand-in. Bulk, recurring plans and CSV have theirs beside them. */
let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness();
});
afterEach(async () => {
  await harness.stopWorkers();
  await harness.clearFaults();
  await harness.resetClock();
  await harness.admin("POST", "clock", { offsetMs: 0 });
  await harness.asSuperuser("update publications set next_step_at = null, lease_owner = null, lease_until = null");
});
afterAll(() => harness.close());

const call = (page: Page, method: string, path: string, body?: Parameters<PublishingHarness["call"]>[3]) => harness.call(page.owner, method, path, body);
const calls = async (id: string) => (await harness.attempts(id)).filter(({ step }) => step === "publish").map(({ outcome }) => outcome);
const texts = async (page: Page) => (await harness.posts(page)).map(({ text }) => text);

describe("an account that is disconnected while its post is being sent", () => {
  test("ends as what the network answered; what waits behind it is cancelled (R3, R12)", async () => {
    const page = await harness.newPage();
    const first = await harness.newPlan(page, { body: "Đang gửi" });
    await harness.arm(page, "slow", { delayMs: 400 });
    harness.startWorker();
    await harness.until(first.id, "sending");
    const second = await harness.newPlan(page, { body: "Chưa gửi" });
    expect((await call(page, "DELETE", `/channels/${page.channelId}`)).body).toMatchObject({ status: "disconnected" });
    expect(await harness.until(first.id, "published")).toMatchObject({ remoteId: expect.stringMatching(/./) });
    expect(await harness.until(second.id, "cancelled")).toMatchObject({ waitReason: "channel_disconnected" });
    expect(await texts(page)).toEqual(["Đang gửi"]);
  });

  test("whose answer is lost, too, is for a person to look at; it is never sent again (R2, R3, R7)", async () => {
    const page = await harness.newPage();
    const { id } = await harness.newPlan(page, { body: "Mất tin" });
    await harness.arm(page, "timeout_after_commit", { delayMs: 900 });
    harness.startWorker();
    await harness.until(id, "sending");
    await call(page, "DELETE", `/channels/${page.channelId}`);
    const row = await harness.until(id, "uncertain");
    expect(row.errorDetail).toMatch(/./);
    expect(await calls(id)).toEqual(["ambiguous"]);
    expect(await texts(page)).toEqual(["Mất tin"]);
    expect((await call(page, "POST", `/publications/${id}/resolve`, { boundTo: (await harness.posts(page))[0]!.postId })).status).toBe(200);
  });
});

describe("a brand that goes while jobs are running", () => {
  test("archived: what was not called is cancelled, uploads are thrown away, what is in flight ends as it is answered (R12)", async () => {
    const page = await harness.newPage();
    const prepared = await harness.newPlan(page, { photos: 1, body: "Đã tải ảnh" }, 30_000);
    harness.startWorker();
    await harness.until(prepared.id, "armed");
    const sending = await harness.newPlan(page, { body: "Đang bay" });
    await harness.arm(page, "slow", { delayMs: 400 });
    await harness.until(sending.id, "sending");
    expect((await call(page, "DELETE", `/brands/${page.brandId}`)).status).toBeLessThan(300);
    await harness.until(sending.id, "published");
    expect(await harness.until(prepared.id, (row) => row.status === "cancelled" && row.staleRefs.length === 0)).toMatchObject({ waitReason: "brand_archived" });
    expect(await texts(page)).toEqual(["Đang bay"]);
  });

  test("deleted outright in the middle of a call: the worker goes on with everybody else's, and nothing is sent twice (R1, R12)", async () => {
    const page = await harness.newPage();
    const { id } = await harness.newPlan(page, { body: "Bài cuối" });
    await harness.arm(page, "slow", { delayMs: 400 });
    harness.startWorker();
    await harness.until(id, "sending");
    await harness.asSuperuser("delete from brands where id = $1", [page.brandId]);
    const other = await harness.newPage();
    const next = await harness.newPlan(other, { body: "Khách khác" });
    await harness.until(next.id, "published");
    await sleep(500);
    expect(await texts(page)).toEqual(["Bài cuối"]);
    expect(await texts(other)).toEqual(["Khách khác"]);
    expect(await harness.asSuperuser("select id from publications where id = $1", [id])).toEqual([]);
  });
});

describe("media deleted after scheduling", () => {
  const loseFiles = (page: Page) => harness.asSuperuser("update assets set storage_key = 'org/none/none.png' where brand_id = $1", [page.brandId]);

  test("before they were uploaded: the post fails and says which to add again; nothing is public (R3, R16)", async () => {
    const page = await harness.newPage();
    const { id } = await harness.newPlan(page, { photos: 2 });
    await loseFiles(page);
    harness.startWorker();
    expect(await harness.until(id, "failed")).toMatchObject({ errorKind: "media_invalid", errorDetail: expect.stringContaining("Add it again") });
    expect(await harness.posts(page)).toEqual([]);
  });

  test("after they were uploaded: the post goes out as it was approved (R11, R16)", async () => {
    const page = await harness.newPage();
    const { id } = await harness.newPlan(page, { photos: 1, body: "Ảnh đã lên" }, 2_000);
    harness.startWorker();
    await harness.until(id, "armed");
    await loseFiles(page);
    await harness.until(id, "published");
    expect(await texts(page)).toEqual(["Ảnh đã lên"]);
  });
});

describe("clocks that disagree", () => {
  test("a worker goes by the database's, not by its machine's (R6)", async () => {
    const page = await harness.newPage();
    const later = await harness.newPlan(page, { body: "Một giờ nữa" }, 3_600_000);
    harness.startWorker();
    await sleep(500);
    expect((await harness.publication(later.id)).status).toBe("scheduled");
    await harness.moveClock(3_600_000);
    await harness.until(later.id, "published");
  });

  test.each([-45_000, 45_000])("a lost answer is found although the network's clock is %i ms off (R7)", async (offsetMs) => {
    await harness.admin("POST", "clock", { offsetMs });
    const page = await harness.newPage();
    const { id } = await harness.newPlan(page, { body: `Lệch ${offsetMs}` });
    await harness.arm(page, "lost_response_after_commit");
    harness.startWorker();
    await harness.until(id, "published");
    expect(await calls(id)).toEqual(["proven_live"]);
    expect(await harness.posts(page)).toHaveLength(1);
  });
});

describe("a time that is none", () => {
  const planned = async (page: Page, scheduledAt: string, timeZone?: string) =>
    call(page, "POST", `/contents/${await harness.newApproved(page)}/schedule`, { channelIds: [page.channelId], scheduledAt, ...(timeZone ? { timeZone } : {}) });

  test.each([
    ["the past", "2020-01-01T08:00", "in_the_past"],
    ["the year 9999", "9999-12-31T23:59", "too_far_ahead"],
    ["29 February of another year", "2027-02-29T08:00", "not_a_date"],
  ])("%s is refused with its field, for a new plan and for one that is moved (R10, R15)", async (_name, wall, code) => {
    const page = await harness.newPage();
    expect(await planned(page, wall)).toMatchObject({ status: 422, body: { errors: [{ code, pointer: "/scheduledAt" }] } });
    const [before] = (await planned(page, "2028-02-29T08:00")).body.publications;
    expect(before).toMatchObject({ scheduledAt: "2028-02-29T08:00", dueAt: "2028-02-29T01:00:00.000Z" });
    expect(await call(page, "POST", `/publications/${before.id}/reschedule`, { scheduledAt: wall })).toMatchObject({ status: 422, body: { errors: [{ code, pointer: "/scheduledAt" }] } });
    expect((await harness.publication(before.id)).dueAt.toISOString()).toBe(before.dueAt);
  });

  test("in a gap of the clocks it is the next instant, in an overlap the first (R10)", async () => {
    const page = await harness.newPage();
    for (const [wall, zone, dueAt] of [
      ["2027-03-14T02:30", "America/New_York", "2027-03-14T07:00:00.000Z"],
      ["2027-11-07T01:30", "America/New_York", "2027-11-07T05:30:00.000Z"],
      ["2027-10-03T02:15", "Australia/Lord_Howe", "2027-10-02T15:30:00.000Z"],
    ] as const) {
      expect((await planned(page, wall, zone)).body.publications, wall).toMatchObject([{ dueAt, timeZone: zone }]);
    }
    expect(await planned(page, "2027-03-14T02:30", "America/Nowhere")).toMatchObject({ status: 422 });
  });
});

test("a text of only emoji stands on the network as it was written (R3)", async () => {
  const page = await harness.newPage();
  const body = "👩‍👩‍👧‍👦🎉🇻🇳👍🏽";
  const { id } = await harness.newPlan(page, { body });
  harness.startWorker();
  await harness.until(id, "published");
  expect(await texts(page)).toEqual([body]);
});
