import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { createLimiter, rateLimitsTable, type LimitStore } from "./limiter.ts";

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = quiet(new pg.Pool({ connectionString: database.url, max: 4 }));
  await pool.query("create schema if not exists platform");
  await pool.query(rateLimitsTable);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** `end()` resolves before the sockets are closed, so dropping the database can still reach idle connections; failed queries reject all the same. */
function quiet(created: pg.Pool): pg.Pool {
  return created.on("error", () => undefined);
}

const rule = { name: "sign-in", points: 3, durationSeconds: 60 };
const stores: [string, () => LimitStore][] = [
  ["memory", () => ({ kind: "memory" })],
  ["Postgres", () => ({ kind: "postgres", pool })],
];

describe.each(stores)("rate limits in %s (R21)", (_name, store) => {
  it("allow so many in a window, then refuse with the time to wait", async () => {
    const limiter = createLimiter({ store: store() });
    const key = randomUUID();
    const results = [];
    for (let attempt = 0; attempt < 5; attempt += 1) results.push(await limiter.consume(rule, key));
    expect(results.map(({ allowed }) => allowed)).toEqual([true, true, true, false, false]);
    expect(results.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0, 0]);
    for (const { limit, resetMs } of results) {
      expect(limit).toBe(3);
      expect(resetMs).toBeGreaterThan(50_000);
      expect(resetMs).toBeLessThanOrEqual(60_000);
    }
  });

  it("count keys and rules apart, and several points at once", async () => {
    const limiter = createLimiter({ store: store() });
    const key = `an-địa-chỉ@rất-dài.example/${"x".repeat(500)}/${randomUUID()}`;
    expect(await limiter.consume(rule, key, 3)).toMatchObject({ allowed: true, remaining: 0 });
    expect(await limiter.consume(rule, key)).toMatchObject({ allowed: false });
    expect(await limiter.consume(rule, `${key}2`)).toMatchObject({ allowed: true, remaining: 2 });
    expect(await limiter.consume({ ...rule, name: "other" }, key)).toMatchObject({ allowed: true, remaining: 2 });
  });

  it("begin anew with the next window", async () => {
    const limiter = createLimiter({ store: store() });
    const short = { name: "short", points: 1, durationSeconds: 2 };
    const key = randomUUID();
    expect((await limiter.consume(short, key)).allowed).toBe(true);
    const refused = await limiter.consume(short, key);
    expect(refused.allowed).toBe(false);
    await sleep(refused.resetMs + 20);
    expect((await limiter.consume(short, key)).allowed).toBe(true);
  });

  it("give all points back on reset", async () => {
    const limiter = createLimiter({ store: store() });
    const key = randomUUID();
    for (let attempt = 0; attempt < 5; attempt += 1) await limiter.consume(rule, key);
    await limiter.reset(rule, key);
    expect(await limiter.consume(rule, key)).toMatchObject({ allowed: true, remaining: 2 });
  });
});

describe("shared rate limits", () => {
  it("hold across processes, however many ask at once (R21)", async () => {
    const key = randomUUID();
    const limiters = Array.from({ length: 4 }, () => createLimiter({ store: { kind: "postgres", pool } }));
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => limiters[index % 4]!.consume(rule, key)));
    expect(results.filter(({ allowed }) => allowed)).toHaveLength(3);
  });

  it("work on a pool that reads bigint as BigInt", async () => {
    const getTypeParser = (oid: number, format?: "text" | "binary") => (oid === 20 ? BigInt : pg.types.getTypeParser(oid, format as "text"));
    const big = quiet(new pg.Pool({ connectionString: database.url, max: 1, types: { getTypeParser } as pg.CustomTypesConfig }));
    const result = await createLimiter({ store: { kind: "postgres", pool: big } }).consume(rule, randomUUID());
    expect(result).toMatchObject({ allowed: true, remaining: 2 });
    expect(result.resetMs).toBeGreaterThan(50_000);
    await big.end();
  });

  it("store no key in the clear", async () => {
    await createLimiter({ store: { kind: "postgres", pool } }).consume(rule, "lan@example.com");
    const { rows } = await pool.query<{ found: number }>("select count(*)::int as found from platform.rate_limits where key like '%lan@%'");
    expect(rows[0]!.found).toBe(0);
  });

  it("still limit each process when the database is away (R43)", async () => {
    const gone = new pg.Pool({ connectionString: "postgres://127.0.0.1:1/none" });
    const limiter = createLimiter({ store: { kind: "postgres", pool: gone } });
    const results = [];
    for (let attempt = 0; attempt < 4; attempt += 1) results.push((await limiter.consume(rule, "key")).allowed);
    expect(results).toEqual([true, true, true, false]);
    await limiter.reset(rule, "key");
    await gone.end();
  });
});
