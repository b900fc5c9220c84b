import { createLog } from "@agency/platform/log";
import { SocialError, type PostMetrics, type SocialNetwork } from "@agency/providers/spec";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startPublishingHarness, type PublishingHarness } from "../publishing/publishing-harness.fixture.ts";
import { createAbTest, presentAbTests } from "./ab-tests.ts";
import { bestTimes } from "./best-times.ts";
import { collectDue } from "./collect-metrics.ts";
import { measureNow } from "./measure-now.ts";
import { groupResults, listResults, readResult } from "./read-results.ts";

const hourMs = 3_600_000;
type Page = Awaited<ReturnType<PublishingHarness["newPage"]>>;

let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness();
});
afterAll(async () => harness.close());
afterEach(async () => {
  await harness.stopWorkers();
  await harness.resetClock();
});

/** Publishes so many posts on the stand-in. */
async function publish(page: Page, count: number): Promise<{ id: string; remoteId: string; contentId: string }[]> {
  const plans = [];
  for (let index = 0; index < count; index += 1) plans.push(await harness.newPlan(page));
  harness.startWorker();
  const public_ = [];
  for (const { id } of plans) public_.push(await harness.until(id, "published"));
  await harness.stopWorkers();
  return public_.map(({ id, remoteId, contentId }) => ({ id, remoteId: remoteId!, contentId }));
}

/** One round of measuring with what the network answers. */
async function collect(answer: (remoteIds: string[]) => Record<string, PostMetrics> | SocialError, calls: string[][] = []): Promise<string[][]> {
  const network: SocialNetwork = {
    ...harness.facebook,
    metrics: async ({ posts }) => {
      const remoteIds = posts.map(({ remoteId }) => remoteId);
      calls.push(remoteIds);
      const told = answer(remoteIds);
      if (told instanceof SocialError) throw told;
      return new Map(Object.entries(told));
    },
  };
  await collectDue({ db: harness.db, config: harness.config, keyRing: harness.keyRing, log: createLog({ level: "silent" }), socialNetwork: () => network });
  return calls;
}
const same = (counts: PostMetrics) => (ids: string[]) => Object.fromEntries(ids.map((id) => [id, counts]));
const read = <T>(page: Page, work: Parameters<typeof harness.db.readForOrganization<T>>[1]): Promise<T> => harness.db.readForOrganization(page.owner.organizationId, work);
const snapshots = async (id: string) => (await harness.asSuperuser("select step, metrics from metric_snapshots where publication_id = $1 order by taken_at", [id])) as { step: string; metrics: PostMetrics }[];

test("a post is asked after an hour and on a widening rhythm, and each step is written once", async () => {
  const page = await harness.newPage();
  const [post] = await publish(page, 1);
  expect(await collect(same({ views: 1 }))).toEqual([]);
  await harness.moveClock(hourMs + 1_000);
  expect(await collect(same({ views: 40, likes: 3, comments: 1 }))).toEqual([[post!.remoteId]]);
  expect(await collect(same({ views: 41 }))).toEqual([]);
  await harness.moveClock(24 * hourMs);
  await collect(same({ views: 100, likes: 8, comments: 2 }));
  expect(await snapshots(post!.id)).toMatchObject([{ step: "1h", metrics: { views: 40 } }, { step: "1d", metrics: { views: 100 } }]);
  expect(await read(page, (tx) => readResult(tx, post!.id))).toMatchObject({ audience: 100, interactions: 10, rate: 0.1, score: null, gone: false, counts: { likes: 8 } });
  await harness.moveClock(40 * 24 * hourMs);
  await collect(same({ views: 500 }));
  expect((await read(page, (tx) => readResult(tx, post!.id)))!.nextAt).toBeNull();
});

test("a limit, a dead token and a network that is away only put the asking off", async () => {
  const page = await harness.newPage();
  const [post] = await publish(page, 1);
  await harness.moveClock(hourMs + 1_000);
  for (const kind of ["rate_limited", "transient", "reauth"] as const) {
    expect(await collect(() => new SocialError({ network: "facebook", kind, message: "no" }))).toHaveLength(1);
    expect(await collect(same({ views: 9 }))).toEqual([]);
    await harness.moveClock(7 * hourMs);
  }
  await collect(same({ views: 9 }));
  expect((await snapshots(post!.id)).map(({ step }) => step)).toEqual(["6h"]);
});

test("a post that the network no longer knows is asked a few times and then let go", async () => {
  const page = await harness.newPage();
  const [kept, gone] = await publish(page, 2);
  await harness.moveClock(hourMs + 1_000);
  for (let round = 0; round < 3; round += 1) {
    await collect((ids) => Object.fromEntries(ids.filter((id) => id === kept!.remoteId).map((id) => [id, { views: 5 }])));
    await harness.moveClock(hourMs);
  }
  expect(await read(page, (tx) => readResult(tx, gone!.id))).toMatchObject({ gone: true, nextAt: null });
  await expect(harness.db.forOrganization(page.owner.organizationId, (tx) => measureNow(tx, gone!.id))).rejects.toMatchObject({ code: "post_gone" });
});

test("a worker that died while asking loses nothing and repeats no step", async () => {
  const page = await harness.newPage();
  const [post] = await publish(page, 1);
  await harness.moveClock(hourMs + 1_000);
  await expect(collect(() => { throw new Error("killed"); })).rejects.toThrow("killed");
  expect(await collect(same({ views: 7 }))).toEqual([]);
  await harness.moveClock(6 * 60_000);
  await collect(same({ views: 7 }));
  expect(await snapshots(post!.id)).toHaveLength(1);
});

test("posts are placed among their channel's own, and the score stands with the alternative that was published", async () => {
  const page = await harness.newPage();
  const posts = await publish(page, 6);
  await harness.moveClock(25 * hourMs);
  const likes = new Map(posts.map(({ remoteId }, index) => [remoteId, index * 10]));
  await collect((ids) => Object.fromEntries(ids.map((id) => [id, { reach: 1_000, likes: likes.get(id)! }])));
  const found = await read(page, (tx) => listResults(tx, { organizationId: page.owner.organizationId, brandIds: null, environment: "sandbox" }, { sort: "score", limit: 10, after: null }));
  expect(found.map(({ score }) => score)).toEqual([100, 80, 60, 40, 20, 0]);
  expect(found[0]).toMatchObject({ publicationId: posts[5]!.id, rate: 0.05 });
  const scores = await harness.asSuperuser("select performance_score::float8 as score from content_versions where content_id = any($1) order by 1", [posts.map(({ contentId }) => contentId)]);
  expect(scores.map(({ score }) => score)).toEqual([0, 20, 40, 60, 80, 100]);
  const [group] = await read(page, (tx) => groupResults(tx, { organizationId: page.owner.organizationId, brandIds: null, environment: "sandbox" }, "channel"));
  expect(group).toMatchObject({ key: page.channelId, name: "Cà Phê Sông Hàn", posts: 6, measured: 6, audience: 6_000, interactions: 150, rate: 0.025, score: 50 });
  const pages = await read(page, (tx) => listResults(tx, { organizationId: page.owner.organizationId, brandIds: null, environment: "sandbox" }, { sort: "rate", limit: 2, after: [found[1]!.rate!.toString(), found[1]!.publicationId] }));
  expect(pages.slice(0, 2).map(({ publicationId }) => publicationId)).toEqual([posts[3]!.id, posts[2]!.id]);
});

test("a channel's own best times are told once it has enough results", async () => {
  const page = await harness.newPage();
  const posts = await publish(page, 20);
  expect(await read(page, (tx) => bestTimes(tx, page.channelId))).toBeNull();
  await harness.moveClock(25 * hourMs);
  const place = new Map(posts.map(({ remoteId }, index) => [remoteId, index]));
  await collect((ids) => Object.fromEntries(ids.map((id) => [id, { reach: 1_000, likes: place.get(id)! }])));
  // The better half at eight in the evening of a Tuesday, five more at noon, the worst at seven on Sundays.
  for (const [index, { id }] of posts.entries()) {
    const [hour, weekday] = index >= 10 ? [20, 2] : index >= 5 ? [12, 4] : [7, 7];
    await harness.asSuperuser("update post_metrics set local_hour = $2, local_weekday = $3 where publication_id = $1", [id, hour, weekday]);
  }
  expect(await read(page, (tx) => bestTimes(tx, page.channelId))).toEqual([{ weekday: 2, time: "20:00" }, { weekday: 2, time: "12:00" }]);
});

test("sandbox posts and other people's brands are not among the results", async () => {
  const page = await harness.newPage();
  await publish(page, 1);
  await harness.moveClock(hourMs + 1_000);
  await collect(same({ views: 5 }));
  const filter = { organizationId: page.owner.organizationId, brandIds: null, environment: "live" } as const;
  const none = { sort: "newest", limit: 10, after: null } as const;
  expect(await read(page, (tx) => listResults(tx, filter, none))).toEqual([]);
  expect(await read(page, (tx) => listResults(tx, { ...filter, environment: "sandbox", brandIds: [] }, none))).toEqual([]);
  const stranger = await harness.newPage();
  expect(await read(stranger, (tx) => listResults(tx, { ...filter, environment: "sandbox" }, none))).toEqual([]);
});

test("an A/B test compares posts of one channel, and only those", async () => {
  const page = await harness.newPage();
  const other = await harness.newPage(page.owner);
  const [a, b] = await publish(page, 2);
  const [elsewhere] = await publish(other, 1);
  const create = (arms: { a: string[]; b: string[] }) => harness.db.forOrganization(page.owner.organizationId, (tx) => createAbTest(tx, { name: "Câu mở đầu", note: "", ...arms, principal: page.owner }));
  await expect(create({ a: [a!.id], b: [elsewhere!.id] })).rejects.toMatchObject({ errors: [{ code: "another_channel" }] });
  await expect(create({ a: [a!.id], b: [a!.id] })).rejects.toMatchObject({ errors: [{ code: "in_both_arms" }] });
  await expect(create({ a: [a!.id], b: ["0199d3f0-0000-7000-8000-000000000000"] })).rejects.toMatchObject({ errors: [{ code: "unknown_publication" }] });
  const test_ = await create({ a: [a!.id], b: [b!.id] });
  const [early] = await read(page, (tx) => presentAbTests(tx, [test_]));
  expect(early).toMatchObject({ verdict: "too_early", matched: true, channelName: "Cà Phê Sông Hàn" });
  await harness.moveClock(73 * hourMs);
  await collect((ids) => Object.fromEntries(ids.map((id) => [id, { reach: 100, likes: id === b!.remoteId ? 20 : 10 }])));
  const [now] = await read(page, (tx) => presentAbTests(tx, [test_]));
  expect(now).toMatchObject({ verdict: "no_history", difference: expect.closeTo(0.95, 1), a: { rate: 0.1 }, b: { rate: 0.2 } });
});
