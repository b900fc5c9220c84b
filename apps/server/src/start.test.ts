import { readFileSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { findRunningPostgres } from "@agency/platform/postgres";
import { createTestDatabase } from "@agency/platform/testing";
import { newDataDirectory, spawnAgency, start, type Agency } from "./testing/spawn-agency.fixture.ts";

/** A place where even root may not make a directory. */
const unwritable = "/sys/agency";

const directories: string[] = [];
const running: Agency[] = [];
const dataDirectory = () => {
  const directory = newDataDirectory();
  directories.push(path.dirname(directory));
  return directory;
};
const run = (...args: Parameters<typeof start>) => {
  const agency = start(...args);
  running.push(agency);
  return agency;
};

afterAll(async () => {
  for (const agency of running) agency.kill("SIGTERM");
  await Promise.all(running.map(({ ended }) => ended));
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** One sentence on stderr after the steps (lines that begin with a dot), no stack, an exit code. */
async function expectRefusal(agency: Agency, says: RegExp): Promise<void> {
  const { code, stdout, stderr } = await agency.ended;
  const said = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("·"));
  expect(said, stderr).toHaveLength(1);
  expect(said[0]).toMatch(says);
  expect(stderr).not.toMatch(/\n\s+at |node:internal|\.ts:\d+/);
  expect([code === 0, stdout]).toEqual([false, ""]);
}

const signUp = (origin: string) =>
  fetch(`${origin}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Lan", email: "lan@example.com", password: "mật khẩu đủ dài", organizationName: "Sông Xanh" }),
  });
const needsOwner = async (origin: string) => ((await (await fetch(`${origin}/api/v1/setup`)).json()) as { needsOwner: boolean }).needsOwner;
/** Whether a process runs; one that ended and that nobody asked about yet does not. */
const isAlive = (pid: number) => {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};
const postmasterOf = (dataDir: string) => Number(readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

describe("starting and stopping", () => {
  it("keeps everything over kill -9, adopts the orphan, and stops it with SIGTERM (R14, R48)", async () => {
    const dataDir = dataDirectory();
    const first = run({ AGENCY_DATA_DIR: dataDir });
    const origin = await first.ready;
    expect(await needsOwner(origin)).toBe(true);
    expect((await signUp(origin)).status).toBe(201);
    const orphan = postmasterOf(dataDir);
    first.kill("SIGKILL");
    await first.ended;
    expect(isAlive(orphan)).toBe(true);

    const second = run({ AGENCY_DATA_DIR: dataDir });
    const again = await second.ready;
    expect(await needsOwner(again)).toBe(false);

    const doctor = await spawnAgency(["doctor"], { AGENCY_DATA_DIR: dataDir }).ended;
    expect([doctor.code, doctor.stderr]).toEqual([0, ""]);
    expect(doctor.stdout).toMatch(/✓ database: Postgres 18[^\n]*schema up to date/);
    const key = await spawnAgency(["api-key"], { AGENCY_DATA_DIR: dataDir }).ended;
    const brands = await fetch(`${again}/api/v1/brands`, { headers: { authorization: `Bearer ${key.stdout.trim()}` } });
    expect(brands.status).toBe(200);

    const heard = new Promise<void>((resolve) => second.child.stderr!.on("data", (chunk: Buffer) => chunk.toString("utf8").includes("SIGTERM") && resolve()));
    second.kill("SIGTERM");
    await heard;
    const stopped = performance.now();
    // R14: not ready within a second; a connection refused is an answer too.
    while ((await fetch(`${again}/readyz`).then((reply) => reply.status, () => 503)) === 200) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(performance.now() - stopped).toBeLessThan(1_000);
    expect((await second.ended).code).toBe(0);
    expect(performance.now() - stopped).toBeLessThan(25_000);
    expect(isAlive(orphan)).toBe(false);
    expect(await findRunningPostgres({ dataDir })).toBeUndefined();
  }, 120_000);

  it("stops cleanly when it is told to while it is still starting", async () => {
    const dataDir = dataDirectory();
    const agency = run({ AGENCY_DATA_DIR: dataDir });
    await new Promise<void>((resolve) => agency.child.stderr!.on("data", (chunk: Buffer) => chunk.toString("utf8").includes("connecting the rooms") && resolve()));
    const postmaster = postmasterOf(dataDir);
    agency.kill("SIGTERM");
    expect((await agency.ended).code).toBe(0);
    expect(isAlive(postmaster)).toBe(false);
  }, 60_000);

  it("says not ready, as a problem, until everything is there (R14)", async () => {
    const dataDir = dataDirectory();
    const port = await freePort();
    const agency = run({ AGENCY_DATA_DIR: dataDir, PORT: String(port) });
    const seen: string[] = [];
    let ready = false;
    void agency.ready.then(() => (ready = true));
    while (!ready) {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).then(async (reply) => `${reply.status} ${reply.headers.get("content-type")}`, () => "refused");
      if (seen.at(-1) !== answer) seen.push(answer);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    seen.push(`${(await fetch(`http://127.0.0.1:${port}/readyz`)).status}`);
    expect(seen).toContain("503 application/problem+json");
    expect(seen.at(-1)).toBe("200");
    agency.kill("SIGTERM");
    await agency.ended;
  }, 60_000);
});

describe("what stands in the way is said in one sentence (issue 2, A3)", () => {
  it("a port that is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    await expectRefusal(run({ AGENCY_DATA_DIR: dataDirectory(), PORT: String(port) }), new RegExp(`Port ${port} is taken`));
    server.close();
  });

  it("a data directory that is no directory, or that cannot be written", async () => {
    const dataDir = dataDirectory();
    writeFileSync(dataDir, "a file");
    await expectRefusal(run({ AGENCY_DATA_DIR: dataDir }), /is not a folder/);
    await expectRefusal(run({ AGENCY_DATA_DIR: unwritable }), /AGENCY_DATA_DIR/);
  }, 60_000);

  it("a DATABASE_URL of another kind, of nobody, with a wrong password, of a database that is not there", async () => {
    await expectRefusal(run({ AGENCY_DATA_DIR: dataDirectory(), DATABASE_URL: "mysql://localhost/x" }), /DATABASE_URL/);
    await expectRefusal(run({ AGENCY_DATA_DIR: dataDirectory(), DATABASE_URL: `postgres://u:secret-word@127.0.0.1:${await freePort()}/x` }), /^(?!.*secret-word).*(DATABASE_URL|database)/i);
    const { url, drop } = await createTestDatabase();
    const wrong = new URL(url);
    wrong.password = "wrong-word";
    await expectRefusal(run({ AGENCY_DATA_DIR: dataDirectory(), DATABASE_URL: wrong.href }), /^(?!.*wrong-word).*(DATABASE_URL|database|password)/i);
    wrong.href = url;
    wrong.pathname = "/not_there";
    await expectRefusal(run({ AGENCY_DATA_DIR: dataDirectory(), DATABASE_URL: wrong.href }), /not_there|DATABASE_URL/);
    await drop();
  }, 90_000);

  it("a schema of a newer version, and a cluster of another Postgres", async () => {
    const { url, drop } = await createTestDatabase();
    const client = new pg.Client(url);
    await client.connect();
    await client.query("insert into platform.migrations (folder, number, name, checksum) values ('core', 9999, 'later', 'x')");
    await client.end();
    await expectRefusal(run({ AGENCY_DATA_DIR: dataDirectory(), DATABASE_URL: url }), /core\/9999-later.*update the code/);
    await drop();

    const dataDir = dataDirectory();
    mkdirSync(path.join(dataDir, "postgres"), { recursive: true });
    writeFileSync(path.join(dataDir, "postgres", "PG_VERSION"), "99\n");
    await expectRefusal(run({ AGENCY_DATA_DIR: dataDir }), /99/);
  }, 60_000);

  it("a second starter on the same data", async () => {
    const dataDir = dataDirectory();
    const pair = [run({ AGENCY_DATA_DIR: dataDir }), run({ AGENCY_DATA_DIR: dataDir })];
    const winner = await Promise.any(pair.map((agency) => agency.ready.then(() => agency)));
    await expectRefusal(pair.find((agency) => agency !== winner)!, /already running/);
    winner.kill("SIGTERM");
    expect((await winner.ended).code).toBe(0);
  }, 90_000);

  it("two starters on one database of yours migrate it together (R43)", async () => {
    const { url, drop } = await createTestDatabase({ empty: true });
    const pair = [run({ AGENCY_DATA_DIR: dataDirectory(), DATABASE_URL: url, DATABASE_POOL_SIZE: "4" }), run({ AGENCY_DATA_DIR: dataDirectory(), DATABASE_URL: url, DATABASE_POOL_SIZE: "4" })];
    const origins = await Promise.all(pair.map(({ ready }) => ready));
    for (const origin of origins) expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    for (const agency of pair) agency.kill("SIGTERM");
    expect((await Promise.all(pair.map(({ ended }) => ended))).map(({ code }) => code)).toEqual([0, 0]);
    await drop();
  }, 90_000);

  it("wrong settings, each named, without their values; and what production refuses (R35)", async () => {
    await expectRefusal(run({ AGENCY_DATA_DIR: dataDirectory(), PORT: "many", DATABASE_POOL_SIZE: "0" }), /PORT.*DATABASE_POOL_SIZE|DATABASE_POOL_SIZE.*PORT/);
    await expectRefusal(run({ AGENCY_DATA_DIR: dataDirectory(), AGENCY_ENV: "production", PUBLIC_ORIGIN: "https://agency.example", AGENCY_SECRET_KEY: "changeme-changeme-changeme-changeme-12" }), /AGENCY_SECRET_KEY/);
    await expectRefusal(run({ AGENCY_DATA_DIR: dataDirectory(), AGENCY_ENV: "production", PUBLIC_ORIGIN: "https://agency.example", AGENCY_SECRET_KEY: "xK9vQ2mT7pL4wZ8nB3cR6yF1hJ5dG0sA" }, "api,sandbox"), /sandbox/);
  }, 60_000);

  it("a broken installation, as the doctor finds it", async () => {
    const { code, stdout } = await spawnAgency(["doctor"], { AGENCY_DATA_DIR: unwritable, DATABASE_URL: `postgres://u:secret-word@127.0.0.1:${await freePort()}/x` }).ended;
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ data directory: .*AGENCY_DATA_DIR/);
    expect(stdout).toMatch(/✗ database: .*DATABASE_URL/);
    expect(stdout).not.toContain("secret-word");
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
