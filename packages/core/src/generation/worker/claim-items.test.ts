import { sql } from "drizzle-orm";
import { createDatabase, newId, type Database } from "@agency/platform/db";
import { createTestDatabase, type TestDatabase } from "@agency/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimItems } from "./claim-items.ts";
import type { WorkerContext } from "./context.ts";

let testDatabase: TestDatabase;
let db: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  db = createDatabase({ url: `${testDatabase.url}?options=-c%20search_path%3Dagency,public`, directUrl: testDatabase.url, poolSize: 12, onError: () => {} });
});
afterAll(async () => {
  await db.close();
  await testDatabase.drop();
});
beforeEach(() => db.system((tx) => tx.execute(sql`delete from organizations`)));

const worker = () => ({ db, config: { GENERATION_LEASE_MS: 60_000 }, processId: newId() }) as WorkerContext;

async function newOrganization(): Promise<{ organizationId: string; brandId: string }> {
  const [organizationId, brandId] = [newId(), newId()];
  await db.system(async (tx) => {
    await tx.execute(sql`insert into organizations (id, name) values (${organizationId}, 'Test')`);
    await tx.execute(sql`insert into brands (id, organization_id, name, search_text) values (${brandId}, ${organizationId}, 'Brand', '')`);
  });
  return { organizationId, brandId };
}

/** Runs of one item each; of a campaign, or each on its own. */
async function queue(owner: { organizationId: string; brandId: string }, count: number, campaignId: string | null): Promise<void> {
  await db.system(async (tx) => {
    for (let index = 0; index < count; index += 1) {
      const runId = newId();
      await tx.execute(sql`insert into generation_runs (id, organization_id, brand_id, campaign_id, type, platform, language, topic, purpose, versions)
        values (${runId}, ${owner.organizationId}, ${owner.brandId}, ${campaignId}, 'social', 'facebook', 'vi', 't', 'fast', 1)`);
      await tx.execute(sql`insert into generation_items (id, organization_id, run_id, position, seed) values (${newId()}, ${owner.organizationId}, ${runId}, 0, 1)`);
    }
  });
}

const take = async (count: number) => (await claimItems(worker(), count)).claimed.map(({ held }) => held.run);

test("a single draft does not stand behind a month of forty", async () => {
  const owner = await newOrganization();
  await queue(owner, 40, newId());
  expect(await take(8)).toHaveLength(8);
  await queue(owner, 1, null);
  expect((await take(1))[0]!.campaignId).toBeNull();
});

test("campaigns take turns, whoever came first", async () => {
  const owner = await newOrganization();
  const campaigns = [newId(), newId(), newId()];
  for (const campaign of campaigns) await queue(owner, 20, campaign);
  const taken = await take(9);
  expect(campaigns.map((campaign) => taken.filter(({ campaignId }) => campaignId === campaign).length)).toEqual([3, 3, 3]);
});

test("an organization with ten campaigns leaves another its turn", async () => {
  const [large, small] = [await newOrganization(), await newOrganization()];
  for (let index = 0; index < 10; index += 1) await queue(large, 5, newId());
  await queue(small, 5, newId());
  const taken = await take(8);
  expect(taken.filter(({ organizationId }) => organizationId === small.organizationId)).toHaveLength(4);
});

test("two workers at once never take the same item", async () => {
  await queue(await newOrganization(), 30, newId());
  const taken = (await Promise.all([take(10), take(10), take(10)])).flat();
  expect(new Set(taken.map(({ id }) => id)).size).toBe(30);
});

test("what waits is left alone until its time, and the next time is told", async () => {
  await queue(await newOrganization(), 1, null);
  await db.system((tx) => tx.execute(sql`update generation_items set status = 'waiting', wait_reason = 'limit', retry_at = agency.now() + interval '5 seconds'`));
  const { claimed, nextDueMs } = await claimItems(worker(), 4);
  expect(claimed).toEqual([]);
  expect(nextDueMs).toBeGreaterThan(4_000);
  await db.system((tx) => tx.execute(sql`update generation_items set retry_at = agency.now()`));
  expect(await take(4)).toHaveLength(1);
});

test("an item whose worker died is taken again, with a new fence", async () => {
  await queue(await newOrganization(), 1, null);
  const [first] = (await claimItems(worker(), 1)).claimed;
  expect(await take(1)).toEqual([]);
  await db.system((tx) => tx.execute(sql`update generation_items set lease_until = agency.now()`));
  const [second] = (await claimItems(worker(), 1)).claimed;
  expect(second!.held.fence).toBe(first!.held.fence + 1);
});
