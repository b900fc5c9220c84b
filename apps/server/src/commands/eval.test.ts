import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createTestDatabase } from "@agency/platform/testing";
import { createDatabase } from "@agency/platform/db";
import { migrateJobs } from "@agency/platform/jobs";
import { createOwner } from "@agency/core/identity";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));

/** Runs the command as a person does; answers what it printed and its exit code. */
function agencyEval(url: string, dataDir: string, ...options: string[]): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, "eval", ...options], { env: { PATH: process.env["PATH"], AGENCY_ENV: "test", DATABASE_URL: url, AGENCY_DATA_DIR: dataDir }, maxBuffer: 50_000_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, out: stdout + stderr }),
    );
  });
}

test("agency eval measures the library before and after there is an organization, and fails where a case does", { timeout: 120_000 }, async () => {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), "agency-eval-"));
  const db = createDatabase({ url: database.url, poolSize: 2, onError: () => {} });
  try {
    await migrateJobs(database.url);
    const fresh = await agencyEval(database.url, dataDir, "--prompt", "social-everyday-vi");
    expect(fresh).toMatchObject({ code: 0, out: expect.stringContaining("3 of 3 passed") });

    const owner = await createOwner(db, { name: "Lan", email: "lan@example.com", organizationName: "Sông Xanh" });
    const kept = await agencyEval(database.url, dataDir, "--prompt", "social-everyday-vi", "--json");
    expect(kept.code).toBe(0);
    expect(JSON.parse(kept.out)).toMatchObject({ provider: "offline", model: "offline-1", total: 3, passed: 3 });

    await db.forOrganization(owner.organizationId, (tx) => tx.execute(sql`update evaluation_cases set checks = '[{"kind":"contains","text":"điều không ai viết"}]' where slug = 'social-everyday-vi:cafe-vi'`));
    const broken = await agencyEval(database.url, dataDir, "--prompt", "social-everyday-vi");
    expect(broken).toMatchObject({ code: 1, out: expect.stringContaining("2 of 3 passed") });
    expect((await agencyEval(database.url, dataDir, "--prompt", "nobody")).code).toBe(1);
  } finally {
    await db.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
