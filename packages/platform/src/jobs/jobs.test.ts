import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type Database } from "../db/index.ts";
import { createLog } from "../log/index.ts";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { migrateJobs, startJobs, type Jobs } from "./jobs.ts";

let database: TestDatabase;
let db: Database;
let jobs: Jobs;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateJobs(database.url);
  db = createDatabase({ url: database.url, poolSize: 2, onError: () => undefined });
  jobs = await startJobs({ url: database.url, log: createLog({ level: "silent" }), supervise: false });
});
afterAll(async () => {
  await jobs.stop(1_000);
  await db.close();
  await database.drop();
});

test("works through a backlog without a pause between two jobs, the urgent ones first", async () => {
  await db.system(async (tx) => {
    for (let number = 0; number < 40; number += 1) await jobs.enqueue(tx, "content", { number: String(number) }, { priority: number >= 30 ? 1 : 0 });
  });
  const done: number[] = [];
  const began = performance.now();
  await jobs.work("content", 4, async ({ number }) => {
    await sleep(10);
    done.push(Number(number));
  });
  while (done.length < 40 && performance.now() - began < 20_000) await sleep(10);
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, number) => number));
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(done.slice(0, 4).every((number) => number >= 30)).toBe(true);
});
