import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** Runs a line with a log and answers what stood on stderr. */
function logged(line: string): string {
  const script = `import { createLog } from ${JSON.stringify(new URL("./log.ts", import.meta.url).href)};
    import { DrizzleQueryError } from "drizzle-orm";
    const log = createLog({ level: "info" });
    ${line}`;
  return spawnSync(process.execPath, ["--input-type=module-typescript", "-e", script], { encoding: "utf8", cwd: import.meta.dirname }).stderr;
}

test("secrets do not reach a log line, wherever they stand (R35)", () => {
  const text = logged(`log.warn({ token: "s3cret", headers: { authorization: "Bearer s3cret", cookie: "s3cret" }, request: { body: { password: "s3cret", apiKey: "s3cret" } }, channel: { sealedToken: "s3cret", accessToken: "s3cret" } }, "call failed");`);
  expect(text).toContain("call failed");
  expect(text).toContain("[redacted]");
  expect(text).not.toContain("s3cret");
});

test("a failed query is logged without its parameters (R35)", () => {
  const text = logged(`log.error({ err: new DrizzleQueryError("insert into t values ($1)", ["s3cret line one\\nline two: s3cret"], Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (email)=(s3cret@example.com) already exists." })) }, "query failed");`);
  expect(text).toContain("insert into t");
  expect(text).not.toContain("s3cret");
});
