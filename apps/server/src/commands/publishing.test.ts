import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@agency/platform/testing";

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
async function publishing(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [cli, "publishing", ...args], { env: { ...process.env, DATABASE_URL: testDatabase.url } });
  return stdout;
}

test("publishing is paused and resumed from the command line, for every process on the database (R13)", async () => {
  expect(await publishing()).toBe("Publishing runs; 0 publications are planned.\n");
  expect(await publishing("pause", "--reason", "restoring a backup")).toContain("Publishing is paused (restoring a backup)");
  expect(await publishing("status")).toContain("paused");
  expect(await publishing("resume")).toContain("Publishing runs");
}, 120_000);
