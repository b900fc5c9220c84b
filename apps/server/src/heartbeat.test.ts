import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { createDatabase, newId, rows, type Database } from "@agency/platform/db";
import { createTestDatabase, type TestDatabase } from "@agency/platform/testing";
import { startHeartbeat } from "./heartbeat.ts";
import type { ComposedCore } from "./compose-core.ts";

let testDatabase: TestDatabase;
let db: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  db = createDatabase({ url: testDatabase.url, poolSize: 2, onError: () => {} });
});
afterAll(async () => {
  await db.close();
  await testDatabase.drop();
});

/** Beats with a clock so many milliseconds off, until the row says so. */
async function beatWith(offsetMs: number): Promise<{ alarms: number; skewMs: number }> {
  const alarms: unknown[] = [];
  const log = { error: (...said: unknown[]) => alarms.push(said), warn: () => {}, info: () => {} } as unknown as ComposedCore["log"];
  const processId = newId();
  const stop = startHeartbeat({ db, log, processId, config: { HEARTBEAT_MS: 60_000 } as ComposedCore["config"] }, ["worker"], () => Date.now() + offsetMs);
  const row = await expect
    .poll(async () => (await db.system((tx) => rows<{ skew: string }>(tx, sql`select clock_skew_ms as skew from platform.heartbeats where process_id = ${processId}`)))[0])
    .toBeDefined()
    .then(async () => (await db.system((tx) => rows<{ skew: string }>(tx, sql`select clock_skew_ms as skew from platform.heartbeats where process_id = ${processId}`)))[0]!);
  await stop();
  return { alarms: alarms.length, skewMs: Number(row.skew) };
}

test.each([
  [0, 0],
  [20_000, 0],
  [31_000, 1],
  [-45_000, 1],
])("a clock %s ms off raises %s alarms, and the row tells how far it is off (R6)", async (offsetMs, alarms) => {
  const seen = await beatWith(offsetMs);
  expect(seen.alarms).toBe(alarms);
  expect(Math.abs(seen.skewMs - offsetMs)).toBeLessThan(5_000);
  expect(await db.system((tx) => rows(tx, sql`select 1 from platform.heartbeats`))).toEqual([]);
});
