import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { createDatabase, newId, rows, type Database } from "./index.ts";

let database: TestDatabase;
let db: Database;
const organizations = [newId(), newId()];

beforeAll(async () => {
  database = await createTestDatabase();
  // One connection, so that everything below meets on it.
  db = createDatabase({ url: database.url, poolSize: 1, queryTimeoutMs: 1_000, onError: () => undefined });
  await db.directory((tx) => tx.execute(sql`insert into organizations (id, name) values (${organizations[0]}, 'Một'), (${organizations[1]}, 'Hai')`));
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const seenBy = (organizationId: string) => db.readForOrganization(organizationId, (tx) => rows<{ id: string }>(tx, sql`select id from organizations`));

test("a query that forgets its organization sees its own rows only, also from a plan kept for another (R24)", async () => {
  for (let round = 0; round < 12; round += 1) {
    for (const id of organizations) expect(await seenBy(id)).toEqual([{ id }]);
  }
  const kept = await db.system((tx) => rows<{ count: number }>(tx, sql`select count(*)::int as count from pg_prepared_statements where statement like '%from organizations%'`));
  expect(kept[0]!.count).toBeGreaterThan(0);
});

test("without an organization the tenant role sees nothing, and no door leaves its role behind", async () => {
  await expect(db.forOrganization("", async () => undefined)).rejects.toThrow(TypeError);
  await expect(db.forOrganization("'; reset role; --", async () => undefined)).rejects.toThrow(TypeError);
  await db.forOrganization(organizations[0]!, async () => undefined);
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query("begin; set local role agency_tenant");
  expect((await client.query("select id from organizations")).rows).toEqual([]);
  await client.end();
  const [role] = await db.system((tx) => rows<{ role: string; organization: string | null }>(tx, sql`select current_user as role, nullif(current_setting('agency.organization_id', true), '') as organization`));
  expect(role).toEqual({ role: "agency_system", organization: null });
});

test("an error rolls back and leaves the connection usable", async () => {
  await expect(
    db.system(async (tx) => {
      await tx.execute(sql`update organizations set name = 'changed'`);
      throw new Error("stop");
    }),
  ).rejects.toThrow("stop");
  await expect(db.system((tx) => tx.execute(sql`select 1 / 0`))).rejects.toMatchObject({ cause: { code: "22012" } });
  expect(await db.system((tx) => rows(tx, sql`select name from organizations order by name`))).toEqual([{ name: "Hai" }, { name: "Một" }]);
});

test("a reader cannot write", async () => {
  await expect(db.readForOrganization(organizations[0]!, (tx) => tx.execute(sql`update organizations set name = 'x'`))).rejects.toMatchObject({ cause: { code: "25006" } });
});

test("a database that hangs is given up after the set time, and the next caller gets a connection that works (R43)", async () => {
  const began = performance.now();
  await expect(db.system((tx) => tx.execute(sql`select pg_sleep(20)`))).rejects.toThrow();
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await seenBy(organizations[1]!)).toEqual([{ id: organizations[1] }]);
});

test("a killed connection is replaced", async () => {
  await expect(db.system((tx) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`))).rejects.toThrow();
  expect(await seenBy(organizations[0]!)).toEqual([{ id: organizations[0] }]);
});
