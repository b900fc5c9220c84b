import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { newId } from "@agency/platform/db";
import { SocialError, type SocialNetwork } from "@agency/providers/spec";
import { startPublishingHarness, type Page, type PublishingHarness } from "./publishing-harness.fixture.ts";
import { claimDue, type ClaimOptions } from "./worker/claim.ts";

let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness();
});
afterEach(async () => {
  await harness.stopWorkers();
  await harness.clearFaults();
  await harness.asSuperuser("update publications set next_step_at = null, lease_owner = null, lease_until = null");
  await harness.asSuperuser("delete from publishing_lanes");
  await harness.resetClock();
});
afterAll(() => harness.close());

const options = (changes: Partial<ClaimOptions> = {}): ClaimOptions => ({
  workerId: newId(), limit: 100, leaseMs: 2_000, perOrganization: 50, missedAfterMs: 3_600_000, sweep: true, followUpLimit: 10, ...changes,
});
const claim = async (changes?: Partial<ClaimOptions>) => (await claimDue(harness.db, options(changes))).claims;
const setRow = (id: string, columns: string) => harness.asSuperuser(`update publications set ${columns} where id = '${id}'`);
/** Ready to be sent without a worker. */
async function newArmed(page: Page, dueInMs = -1_000, post = {}) {
  const row = await harness.newPlan(page, post);
  await setRow(row.id, `status = 'armed', due_at = agency.now() + ${dueInMs} * interval '1 ms', next_step_at = agency.now() + ${dueInMs} * interval '1 ms', snapshot = '{"text":"x","link":null,"media":[],"contentHash":"h"}', snapshot_hash = 'h'`);
  return harness.publication(row.id);
}

test.each([
  ["a text", {}],
  ["a link", { link: "https://caphesonghan.vn/menu" }],
  ["one photo", { photos: 1 }],
  ["several photos", { photos: 3 }],
])("publishes %s once, with its id, its address and a ledger of every call (R1, R3, R4)", async (_kind, post) => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, post);
  harness.startWorker();
  const row = await harness.until(id, (now) => now.permalink !== null);
  const posts = await harness.posts(page);
  expect(posts.map(({ postId }) => postId)).toEqual([row.remoteId]);
  expect(posts[0]?.mediaSha256).toEqual(row.snapshot?.media.map(({ sha256 }) => sha256));
  expect(row).toMatchObject({ status: "published", leaseOwner: null, nextStepAt: null });
  const attempts = await harness.attempts(id);
  expect(attempts.every(({ outcome, finishedAt, payloadHash }) => outcome === "succeeded" && finishedAt !== null && payloadHash === row.snapshotHash)).toBe(true);
  expect(attempts.filter(({ step }) => step === "publish")).toMatchObject([{ remoteId: row.remoteId }]);
  const content = await harness.call(page.owner, "GET", `/contents/${row.contentId}`);
  expect(content.body.status).toBe("published");
  expect(Date.parse(content.body.publishedAt)).toBeGreaterThanOrEqual(row.sendingSince!.getTime());
});

test("prepares early, stays invisible, and publishes on time", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { photos: 1 }, 1_200);
  harness.startWorker();
  const armed = await harness.until(id, "armed");
  expect(Object.keys(armed.refs)).toEqual(["photo_id:0"]);
  expect(await harness.posts(page)).toEqual([]);
  const published = await harness.until(id, "published");
  expect(published.sendingSince!.getTime() - armed.dueAt.getTime()).toBeLessThan(250);
  expect(published.sendingSince!.getTime()).toBeGreaterThanOrEqual(armed.dueAt.getTime());
});

test("keeps its lease while an upload takes longer than the lease, and uploads once", async () => {
  const page = await harness.newPage();
  await harness.arm(page, "slow", { operation: "photos.create", delayMs: 2_600 });
  const { id } = await harness.newPlan(page, { photos: 1 });
  harness.startWorker();
  harness.startWorker();
  await harness.until(id, "published");
  const uploads = (await harness.attempts(id)).filter(({ step }) => step === "prepare:0");
  expect(uploads.map(({ outcome }) => outcome)).toEqual(["succeeded"]);
});

test("finds a post whose answer was lost and binds it (R7)", async () => {
  const page = await harness.newPage();
  await harness.arm(page, "lost_response_after_commit");
  const { id } = await harness.newPlan(page);
  harness.startWorker();
  const row = await harness.until(id, "published");
  expect((await harness.posts(page)).map(({ postId }) => postId)).toEqual([row.remoteId]);
  expect((await harness.attempts(id)).at(-1)).toMatchObject({ outcome: "proven_live", remoteId: row.remoteId });
});

test("sends photos again only after the network proved that nothing is live (R7)", async () => {
  const page = await harness.newPage();
  await harness.arm(page, "drop_before");
  const { id } = await harness.newPlan(page, { photos: 2 });
  harness.startWorker();
  await harness.until(id, "published");
  expect(await harness.posts(page)).toHaveLength(1);
  expect((await harness.attempts(id)).filter(({ step }) => step === "publish").map(({ outcome }) => outcome)).toEqual(["proven_absent", "succeeded"]);
});

test("leaves a text that cannot be found to a person, within the window, and never sends it again (R2, R3, R7)", async () => {
  const page = await harness.newPage();
  await harness.arm(page, "drop_before");
  const { id } = await harness.newPlan(page);
  harness.startWorker();
  const row = await harness.until(id, "uncertain", 4_000);
  expect(row.errorDetail).toContain("No matching post");
  await sleep(500);
  expect(await harness.posts(page)).toEqual([]);
  expect((await harness.attempts(id)).filter(({ step }) => step === "publish")).toMatchObject([{ outcome: "ambiguous", finishedAt: null }]);
});

test("does not look past the window when every look times out (R2)", async () => {
  const page = await harness.newPage();
  await harness.arm(page, "timeout_before_commit", { delayMs: 1_000 });
  await harness.arm(page, "timeout_before_commit", { operation: "published_posts.list", delayMs: 1_000, times: 20 });
  const { id } = await harness.newPlan(page);
  harness.startWorker();
  const sending = await harness.until(id, "sending");
  await harness.until(id, "uncertain", 6_000);
  // Scaled from 60 s window, 20 s timeout: 90 s would be 1.5 windows.
  expect(Date.now() - sending.sendingSince!.getTime()).toBeLessThan(1_500 + 2 * 700 + 400);
});

test("does not take one post for two plans with the same text (R7)", async () => {
  const page = await harness.newPage();
  const body = "Sáng thứ hai, cà phê sữa đá.";
  await harness.arm(page, "drop_before");
  const first = await harness.newPlan(page, { body });
  harness.startWorker();
  await harness.until(first.id, "uncertain", 5_000);
  await harness.arm(page, "lost_response_after_commit");
  const second = await harness.newPlan(page, { body });
  const row = await harness.until(second.id, (now) => now.status === "uncertain" || now.status === "published", 5_000);
  expect(row.status).toBe("uncertain");
  expect(row.errorDetail).toContain(first.id);
});

test("waits as long as the network says, the whole account with it, and says so (R9)", async () => {
  const page = await harness.newPage();
  const other = await harness.newPage(page.owner);
  await harness.arm(page, "rate_limit", { delayMs: 120_000 });
  const limited = await harness.newPlan(page);
  const behind = await harness.newPlan(page);
  const free = await harness.newPlan(other);
  harness.startWorker();
  const row = await harness.until(limited.id, (now) => now.waitReason === "rate_limited");
  await harness.until(free.id, "published");
  expect(row.status).toBe("armed");
  expect(row.nextStepAt!.getTime() - Date.now()).toBeGreaterThan(115_000);
  await sleep(300);
  const shown = (await harness.call(page.owner, "GET", `/publications/${behind.id}`)).body;
  expect(["scheduled", "armed"]).toContain(shown.status);
  expect(shown).toMatchObject({ waitReason: "rate_limited" });
  expect(Date.parse(shown.waitUntil) - Date.now()).toBeGreaterThan(115_000);
  expect((await harness.call(page.owner, "GET", `/channels/${page.channelId}`)).body).toMatchObject({ waitingReason: "rate_limited" });
  await harness.moveClock(121_000);
  await harness.until(limited.id, "published");
  await harness.until(behind.id, "published");
  const posts = await harness.posts(page);
  expect(posts.map(({ postId }) => postId)).toEqual([(await harness.publication(limited.id)).remoteId, (await harness.publication(behind.id)).remoteId]);
});

test("a dead token pauses the account once; reconnecting resumes what waited (R8)", async () => {
  const page = await harness.newPage();
  await harness.arm(page, "expired_token");
  const refused = await harness.newPlan(page);
  harness.startWorker();
  await harness.until(refused.id, "needs_auth");
  const later = await harness.newPlan(page, {}, 300).catch((error: Error) => error);
  expect(String(later)).toContain("channel_not_connected");
  expect((await harness.room.eventsOf(page.owner, page.channelId)).filter((type) => type === "channel.needs_auth")).toHaveLength(1);
  await harness.asSuperuser("update channels set status = 'connected' where id = $1", [page.channelId]);
  const { resumePlansOfChannel } = await import("./recall-publication.ts");
  await harness.db.forOrganization(page.owner.organizationId, (tx) => resumePlansOfChannel(tx, page.channelId, { kind: "system", id: null }));
  await harness.until(refused.id, "published");
  expect(await harness.posts(page)).toHaveLength(1);
});

test("what is armed when its account loses its token waits for a person, unsent, and is not called uncertain (R3, R8)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, {}, 700);
  harness.startWorker();
  await harness.until(id, "armed");
  await harness.asSuperuser("update channels set status = 'needs_auth' where id = $1", [page.channelId]);
  await harness.until(id, "needs_auth", 3_000);
  expect((await harness.attempts(id)).at(-1)).toMatchObject({ step: "publish", outcome: "not_sent" });
  expect(await harness.posts(page)).toEqual([]);
});

test("misses what is found an hour late, and never sends it (R13)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  const armed = await newArmed(page);
  await harness.moveClock(3_601_000);
  harness.startWorker();
  await harness.until(id, "missed");
  await harness.until(armed.id, "missed");
  expect(await harness.posts(page)).toEqual([]);
});

test("holds everything back while publishing is paused, but goes on to find out what was sent (R13)", async () => {
  const page = await harness.newPage();
  await harness.asSuperuser("insert into platform.switches (name, is_on) values ('publishing.paused', true) on conflict (name) do update set is_on = true");
  const { id } = await harness.newPlan(page);
  const doubtful = await newArmed(await harness.newPage(), -5_000);
  await setRow(doubtful.id, "status = 'sending', sending_since = agency.now() - interval '5 s'");
  harness.startWorker();
  await harness.until(doubtful.id, "uncertain");
  expect((await harness.publication(id)).status).toBe("scheduled");
  await harness.asSuperuser("update platform.switches set is_on = false where name = 'publishing.paused'");
  await harness.until(id, "published");
});

test("a worker whose lease was taken writes nothing (R6)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  const blocked = Promise.withResolvers<void>();
  const called = Promise.withResolvers<void>();
  const network: Partial<SocialNetwork> = {
    publish: async () => {
      called.resolve();
      await blocked.promise;
      return { state: "live", remoteId: `${page.remoteId}_1`, requestId: null };
    },
  };
  const publisher = harness.startWorker({ network });
  await called.promise;
  await setRow(id, "fence = fence + 1");
  blocked.resolve();
  await publisher.stop(2_000);
  expect(await harness.publication(id)).toMatchObject({ status: "sending", remoteId: null });
  expect((await harness.attempts(id)).at(-1)).toMatchObject({ outcome: null });
});

test("a worker that slept gives back what it can no longer send in time (R6)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  // Between the claim and its call the process stood still for longer than the lease allows.
  await harness.asSuperuser(`create or replace function shorten() returns trigger language plpgsql as $$ begin
    if new.status = 'sending' and old.status = 'armed' then new.lease_until := agency.now() + interval '300 ms'; end if; return new; end $$`);
  await harness.asSuperuser("create or replace trigger shorten before update on publications for each row execute function shorten()");
  harness.startWorker();
  try {
    await harness.until(id, (row) => row.fence > 5n, 5_000);
    expect(await harness.posts(page)).toEqual([]);
    expect((await harness.attempts(id)).filter(({ step }) => step === "publish").every(({ outcome }) => outcome === "not_sent" || outcome === null)).toBe(true);
  } finally {
    await harness.asSuperuser("drop trigger shorten on publications");
  }
  await harness.until(id, "published");
});

test("two workers share the work and post each plan once, every account in its order (R1, R9)", async () => {
  const pages = [];
  for (let index = 0; index < 4; index += 1) pages.push(await harness.newPage());
  const plans: { page: Page; id: string }[] = [];
  for (let index = 0; index < 20; index += 1) {
    const page = pages[index % pages.length]!;
    plans.push({ page, id: (await harness.newPlan(page)).id });
  }
  harness.startWorker();
  harness.startWorker();
  for (const { id } of plans) await harness.until(id, "published");
  for (const page of pages) {
    const mine = [];
    for (const plan of plans) if (plan.page === page) mine.push((await harness.publication(plan.id)).remoteId);
    expect((await harness.posts(page)).map(({ postId }) => postId)).toEqual(mine);
  }
});

test("claims at most one publication of an account, the earliest first (R9)", async () => {
  const page = await harness.newPage();
  const second = await newArmed(page, -1_000);
  const first = await newArmed(page, -2_000);
  expect((await claim()).map(({ id }) => id)).toEqual([first.id]);
  expect(await claim()).toEqual([]);
  await setRow(first.id, "lease_owner = null, lease_until = null, status = 'published', remote_id = '1_1', next_step_at = agency.now()");
  const round = await claimDue(harness.db, options());
  expect(round.claims.map(({ id }) => id), "a permalink to fetch holds nobody up").toEqual([second.id]);
  expect(round.followUps.map(({ id }) => id)).toEqual([first.id]);
});

test("a later post does not overtake one that is tried again or in doubt, but after some tries it does (R9)", async () => {
  const page = await harness.newPage();
  const first = await newArmed(page, -2_000);
  const second = await newArmed(page, -1_000);
  await setRow(first.id, "tries = 2, next_step_at = agency.now() + interval '1 minute'");
  expect(await claim()).toEqual([]);
  await setRow(first.id, "status = 'sending', tries = 0");
  expect(await claim()).toEqual([]);
  await setRow(first.id, "status = 'armed', tries = 6");
  expect((await claim()).map(({ id }) => id)).toEqual([second.id]);
});

test("an upload for later makes way for the post that is due", async () => {
  const page = await harness.newPage();
  const later = await harness.newPlan(page, { photos: 2 }, 50_000);
  const due = await newArmed(page, 400);
  await harness.arm(page, "slow", { operation: "photos.create", delayMs: 500, times: 2 });
  harness.startWorker();
  await harness.until(due.id, "published");
  expect(Object.keys((await harness.publication(later.id)).refs)).toHaveLength(1);
  await harness.until(later.id, "armed");
});

test("no organization takes more than its share while others wait (R9)", async () => {
  const big = await harness.room.newOrganization();
  for (let index = 0; index < 4; index += 1) await newArmed(await harness.newPage(big), -10_000);
  const small = await newArmed(await harness.newPage(), -1_000);
  const claims = await claim({ limit: 3, perOrganization: 2 });
  expect(claims).toHaveLength(3);
  expect(claims.map(({ id }) => id)).toContain(small.id);
  expect(await claim({ perOrganization: 2 }), "its share is in hand already").toEqual([]);
});

test("a publish attempt that is still live is looked into, not doubled, and holds nobody else up (R4)", async () => {
  const page = await harness.newPage();
  const row = await newArmed(page);
  const insert = `insert into publication_attempts (id, organization_id, publication_id, step, number, fence, payload_hash, outcome, call_started_at) values ($1, $2, $3, 'publish', $4, 1, 'h', 'ambiguous', agency.now())`;
  await harness.asSuperuser(insert, [newId(), row.organizationId, row.id, 1]);
  await expect(harness.asSuperuser(insert, [newId(), row.organizationId, row.id, 2])).rejects.toThrow("publication_attempts_live");
  const other = await newArmed(await harness.newPage());
  const claims = await claim();
  expect(claims.map(({ id }) => id).toSorted()).toEqual([row.id, other.id].toSorted());
  expect(claims.find(({ id }) => id === row.id)).toMatchObject({ status: "sending", attemptId: null });
});

test("one remote post belongs to one publication (R4)", async () => {
  const page = await harness.newPage();
  const [first, second] = [await newArmed(page), await newArmed(page)];
  await setRow(first.id, "remote_id = '1_9'");
  await expect(setRow(second.id, "remote_id = '1_9'")).rejects.toThrow("publications_remote");
});

test("stopping puts back what has not left, and lets another worker go on at once (R14)", async () => {
  const page = await harness.newPage();
  await harness.arm(page, "slow", { operation: "photos.create", delayMs: 500, times: 3 });
  const uploading = await harness.newPlan(page, { photos: 3 });
  const publisher = harness.startWorker();
  await harness.until(uploading.id, (row) => row.status === "preparing" && row.leaseOwner !== null);
  await publisher.stop(3_000);
  const row = await harness.publication(uploading.id);
  expect(row.leaseOwner).toBeNull();
  expect(Object.keys(row.refs)).toHaveLength(1);
  harness.startWorker();
  await harness.until(uploading.id, "published");
  expect((await harness.attempts(uploading.id)).filter(({ step }) => step.startsWith("prepare")).every(({ outcome }) => outcome === "succeeded")).toBe(true);
});

test("a drain that is over releases its leases; only a call under way keeps its own (R14)", async () => {
  const page = await harness.newPage();
  const other = await harness.newPage();
  await harness.arm(page, "slow", { operation: "photos.create", delayMs: 1_500 });
  await harness.arm(other, "slow", { delayMs: 650 });
  const uploading = await harness.newPlan(page, { photos: 1 });
  const sending = await harness.newPlan(other);
  const publisher = harness.startWorker();
  await harness.until(uploading.id, (row) => row.leaseOwner !== null && row.status === "preparing");
  await harness.until(sending.id, "sending");
  await sleep(200);
  await publisher.stop(50);
  expect((await harness.publication(uploading.id)).leaseOwner).toBeNull();
  expect((await harness.publication(sending.id)).leaseOwner).not.toBeNull();
  await sleep(2_000);
});

test("the breaker opens after failures of the network itself, and a read closes it (R9)", async () => {
  const page = await harness.newPage();
  let up = false;
  let reads = 0;
  let publishes = 0;
  const away = () => new SocialError({ network: "facebook", kind: "transient", message: "away" });
  const network: Partial<SocialNetwork> = {
    publish: async (input) => {
      publishes += 1;
      if (!up) throw away();
      return harness.facebook.publish(input);
    },
    checkAccount: async (credentials) => {
      reads += 1;
      if (!up) throw away();
      return harness.facebook.checkAccount(credentials);
    },
  };
  const { id } = await harness.newPlan(page);
  harness.startWorker({ network, config: { PUBLISH_BREAKER_FAILURES: 2, PUBLISH_BREAKER_OPEN_MS: 200 } });
  await harness.until(id, (row) => row.waitReason === "network_down");
  await sleep(700);
  expect(publishes, "only reads go out while it is open").toBe(2);
  expect(reads).toBeGreaterThanOrEqual(2);
  up = true;
  await harness.until(id, "published");
  expect(publishes).toBe(3);
});

test("a picture that is gone from our storage fails its post with a reason, instead of trying for an hour", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { photos: 1 });
  await harness.asSuperuser("update assets set storage_key = 'org/none/none.png' where brand_id = $1", [page.brandId]);
  harness.startWorker();
  expect(await harness.until(id, "failed")).toMatchObject({ errorKind: "media_invalid" });
});

test("throws away what a cancelled plan had uploaded", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { photos: 1 }, 30_000);
  harness.startWorker();
  const armed = await harness.until(id, "armed");
  expect((await harness.call(page.owner, "POST", `/publications/${id}/cancel`)).status).toBe(200);
  await harness.until(id, (row) => row.staleRefs.length === 0);
  const photoId = Object.values(armed.refs)[0]!;
  const [token] = await harness.asSuperuser("select sealed_token from channels where id = $1", [page.channelId]);
  const accessToken = harness.keyRing.open(String(token!["sealed_token"]), `channels:${page.channelId}:token`);
  const answer = await fetch(`${harness.sandbox.origin}/sandbox/graph.facebook.com/v26.0/${photoId}`, { headers: { authorization: `Bearer ${accessToken}` } });
  expect(answer.status).toBe(400);
  expect(await harness.publication(id)).toMatchObject({ status: "cancelled", nextStepAt: null });
});

test("an edit and the end of a call never wait for each other (no deadlock)", async () => {
  const pages = await Promise.all(Array.from({ length: 6 }, () => harness.newPage()));
  const plans = await Promise.all(pages.map(async (page) => ({ page, row: await harness.newPlan(page) })));
  harness.startWorker();
  const statuses = new Set<number>();
  const deadline = Date.now() + 1_500;
  await Promise.all(
    plans.map(async ({ page, row }) => {
      while (Date.now() < deadline) {
        statuses.add((await harness.call(page.owner, "PATCH", `/contents/${row.contentId}`, { topic: `Chủ đề ${Math.random()}` })).status);
        statuses.add((await harness.call(page.owner, "POST", `/publications/${row.id}/cancel`)).status);
      }
    }),
  );
  expect([...statuses].toSorted()).not.toContain(500);
  for (const { page, row } of plans) {
    const now = await harness.until(row.id, (found) => found.status === "published" || found.status === "cancelled");
    expect(await harness.posts(page)).toHaveLength(now.status === "published" ? 1 : 0);
  }
});

test("an outcome that is known survives a database that restarts (R1)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page);
  const terminated = Promise.withResolvers<void>();
  const network: Partial<SocialNetwork> = {
    publish: async (input) => {
      const receipt = await harness.facebook.publish(input);
      // What a restart does to connections, at the worst moment.
      await harness.asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'idle'");
      terminated.resolve();
      return receipt;
    },
  };
  harness.startWorker({ network });
  await terminated.promise;
  await sleep(100);
  const row = await harness.until(id, (now) => now.status !== "scheduled" && now.status !== "preparing" && now.status !== "armed" && now.status !== "sending", 8_000);
  expect(row.status).toBe("published");
  expect((await harness.attempts(id)).at(-1)).toMatchObject({ outcome: "succeeded" });
});

test("nobody else can write to a lane that is held", async () => {
  const page = await harness.newPage();
  const first = await newArmed(page);
  const second = await newArmed(page);
  await setRow(first.id, `lease_owner = '${newId()}', lease_until = agency.now() + interval '1 minute'`);
  await expect(harness.db.system((tx) => tx.execute(sql`update publications set lease_owner = ${newId()} where id = ${second.id}`))).rejects.toThrow();
});
