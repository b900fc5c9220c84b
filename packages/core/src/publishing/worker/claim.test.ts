import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { createDatabase, newId, type Database } from "@agency/platform/db";
import { createTestDatabase, type TestDatabase } from "@agency/platform/testing";
import pg from "pg";
import { claimDue, type ClaimOptions } from "./claim.ts";

const organizationId = newId();

/** The claim among many finished publications: the hot path of every post that has to be on time. */
let testDatabase: TestDatabase;
let db: Database;
let superuser: pg.Client;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  db = createDatabase({ url: testDatabase.url, poolSize: 1, onError: () => {} });
  superuser = new pg.Client({ connectionString: testDatabase.url });
  await superuser.connect();
  // Only the rows of publications matter here, so foreign keys sleep.
  await superuser.query("set session_replication_role = replica");
  await addRows({ count: 50_000, lanes: 1_000, status: "published", offsetMs: -86_400_000 });
}, 120_000);
afterAll(async () => {
  await superuser.end();
  await db.close();
  await testDatabase.drop();
});

async function addRows({ count, lanes, status, offsetMs }: { count: number; lanes: number; status: "published" | "armed"; offsetMs: number }): Promise<void> {
  await superuser.query(
    `insert into publications (id, organization_id, brand_id, content_id, channel_id, network, environment, lane, status, scheduled_wall, time_zone, due_at, prepare_at, next_step_at, snapshot_hash, remote_id)
     select gen_random_uuid(), '${organizationId}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'facebook', 'sandbox', 'lane:' || (n % $2::int), $3::text, now(), 'UTC',
       now() + $4::int * interval '1 ms', now(), case when $3 = 'published' then null else now() + $4::int * interval '1 ms' end, 'h', case when $3 = 'published' then n::text end
     from generate_series(1, $1::int) n`,
    [count, lanes, status, offsetMs],
  );
  await superuser.query("analyze publications");
}

const options = (changes: Partial<ClaimOptions> = {}): ClaimOptions => ({ workerId: newId(), limit: 1_000, leaseMs: 60_000, perOrganization: 1_000, missedAfterMs: 3_600_000, sweep: false, followUpLimit: 0, ...changes });

/** How many publications a piece of work read; counted by the database, so that a busy machine says nothing. */
async function rowsRead<T>(work: () => Promise<T>): Promise<{ result: T; read: number }> {
  const before = await readSoFar();
  const result = await work();
  return { result, read: (await readSoFar()) - before };
}

async function readSoFar(): Promise<number> {
  // The pool has one connection: its counts are published when its next transaction ends.
  for (let turn = 0; turn < 2; turn += 1) await db.system((tx) => tx.execute(sql`select pg_stat_force_next_flush()`));
  const { rows: [counts] } = await superuser.query<{ read: string }>("select seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_all_tables where relname = 'publications'");
  return Number(counts!.read);
}

describe("among 50,000 finished publications", () => {
  test.each([1_000, 8])("takes one of each of %s accounts, and the next one as soon as it is over", async (lanes) => {
    await addRows({ count: 1_000, lanes, status: "armed", offsetMs: -1_000 });
    const first = await rowsRead(() => claimDue(db, options()));
    expect(first.result.claims).toHaveLength(lanes);
    expect(first.result.claims.every(({ attemptId }) => attemptId !== null)).toBe(true);
    const rounds: number[] = [];
    for (const claim of first.result.claims.slice(0, 20)) {
      await superuser.query("update publications set lease_owner = null, lease_until = null, next_step_at = null, status = 'cancelled' where id = $1", [claim.id]);
      const next = await rowsRead(() => claimDue(db, options()));
      expect(next.result.claims).toHaveLength(lanes === 8 ? 1 : 0);
      rounds.push(next.read);
    }
    if (process.env["CLAIM_READS"]) process.stdout.write(`${lanes} lanes: first ${first.read} rows, then at most ${Math.max(...rounds)}\n`);
    // Only what waits is looked at, never what is over.
    expect(Math.max(...rounds)).toBeLessThan(5_000);
    await superuser.query("update publications set lease_owner = null, lease_until = null, next_step_at = null, status = 'cancelled' where next_step_at is not null");
  });
});
