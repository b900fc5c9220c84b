import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rows } from "@agency/platform/db";
import { call, newMember, newOwner, startTestApp, type TestApp } from "./test-app.fixture.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const make = (caller: { cookie?: string; apiKey?: string; headers?: Record<string, string> }, scopes: string[], more: object = {}) =>
  call(test, "POST", "/api/v1/api-keys", caller, { name: "Zapier", scopes, ...more });

describe("API keys (R28)", () => {
  it("are shown once, kept as a hash, and act within their scopes", async () => {
    const owner = await newOwner(test);
    const created = await make(owner, ["members.read"]);
    expect(created.status).toBe(201);
    const apiKey = created.body.token as string;
    expect(apiKey).toMatch(/^agk_[\w-]{43}$/);
    expect(created.headers.get("cache-control")).toBe("no-store");
    const list = await call(test, "GET", "/api/v1/api-keys", owner);
    expect(list.body.data).toMatchObject([{ name: "Zapier", prefix: apiKey.slice(0, 10), scopes: ["members.read"], revokedAt: null }]);
    expect(JSON.stringify(list.body)).not.toContain(apiKey);
    const stored = await test.db.system((tx) => rows(tx, sql`select * from api_keys`));
    expect(JSON.stringify(stored)).not.toContain(apiKey.slice(12));

    expect((await call(test, "GET", "/api/v1/members", { apiKey })).status).toBe(200);
    expect((await call(test, "GET", "/api/v1/audit", { apiKey })).status).toBe(403);
    expect((await call(test, "GET", "/api/v1/sessions", { apiKey })).status).toBe(403);
    const me = await call(test, "GET", "/api/v1/me", { apiKey });
    expect(me.body).toMatchObject({ user: null, role: "api_key", permissions: ["members.read"], organization: { id: owner.organizationId } });
    await expect
      .poll(async () => (await call(test, "GET", "/api/v1/api-keys", owner)).body.data[0].lastUsedAt, { timeout: 3_000 })
      .toEqual(expect.any(String));
  });

  it("stop within 5 s of revocation, at their end, and with their creator's membership", async () => {
    const owner = await newOwner(test);
    const second = await newMember(test, owner, "owner");
    const keys = [await make(owner, ["members.read"]), await make(owner, ["members.read"]), await make(second, ["members.read", "members.write"])].map(({ body }) => body);
    const status = async (index: number) => (await call(test, "GET", "/api/v1/me", { apiKey: keys[index].token })).status;
    for (const index of [0, 1, 2]) expect(await status(index)).toBe(200);
    expect((await call(test, "DELETE", `/api/v1/api-keys/${keys[0].id}`, owner)).status).toBe(204);
    await test.db.system((tx) => tx.execute(sql`update api_keys set expires_at = agency.now() where id = ${keys[1].id}`));
    await call(test, "PATCH", `/api/v1/members/${second.memberId}`, owner, { role: "viewer" });
    await expect.poll(() => status(0), { timeout: 5_000 }).toBe(401);
    await expect.poll(() => status(1), { timeout: 5_000 }).toBe(401);
    await expect
      .poll(async () => (await call(test, "GET", "/api/v1/me", { apiKey: keys[2].token })).body.permissions, { timeout: 5_000 })
      .toEqual(["members.read"]);
    await call(test, "DELETE", `/api/v1/members/${second.memberId}`, owner);
    await expect.poll(() => status(2), { timeout: 5_000 }).toBe(401);
  });

  it("never grant what their creator lacks", async () => {
    const owner = await newOwner(test);
    const narrow = (await make(owner, ["api_keys.write", "brands.read"])).body.token as string;
    const reply = await make({ apiKey: narrow }, ["brands.read", "audit.read"]);
    expect([reply.status, reply.body.code]).toEqual([403, "forbidden"]);
    expect((await make({ apiKey: narrow }, ["brands.read"])).status).toBe(201);
    const without = (await make(owner, ["brands.read"])).body.token as string;
    expect((await make({ apiKey: without }, ["brands.read"])).status).toBe(403);
    expect((await make(owner, ["brands.read", "everything"])).status).toBe(422);
  });

  it("never fall back to the cookie when they are wrong", async () => {
    const owner = await newOwner(test);
    for (const authorization of ["Bearer agk_" + "x".repeat(43), "Bearer ", "Basic YTpi", "agk_x", "Bearer a\tb", `Bearer ${"x".repeat(5_000)}`]) {
      const reply = await call(test, "GET", "/api/v1/me", { ...owner, headers: { authorization } });
      expect([authorization.slice(0, 12), reply.status]).toEqual([authorization.slice(0, 12), 401]);
    }
  });

  it("come again for the same Idempotency-Key, with no copy at rest (R18)", async () => {
    const owner = await newOwner(test);
    const headers = { "idempotency-key": "make-zapier" };
    const [first, twin] = await Promise.all([make({ ...owner, headers }, ["brands.read"]), make({ ...owner, headers }, ["brands.read"])]);
    expect([201, 409]).toContain(first.status);
    expect([201, 409]).toContain(twin.status);
    const again = await make({ ...owner, headers }, ["brands.read"]);
    expect(again.body).toEqual((first.status === 201 ? first : twin).body);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect((await call(test, "GET", "/api/v1/api-keys", owner)).body.data).toHaveLength(1);
    const other = await make({ ...owner, headers }, ["products.read"]);
    expect([other.status, other.body.code]).toEqual([422, "idempotency_key_reused"]);
    const stored = await test.db.system((tx) => rows(tx, sql`select * from platform.idempotency_keys`));
    expect(JSON.stringify(stored)).not.toContain(again.body.token);
    const elsewhere = await newOwner(test);
    expect((await make({ ...elsewhere, headers }, ["brands.read"])).body.token).not.toBe(again.body.token);
  });
});

describe("changes with a cookie (R28)", () => {
  it.each([
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }, 200],
    [{ "sec-fetch-site": "same-origin" }, 200],
  ])("sent with %o answer %s", async (headers, status) => {
    const owner = await newOwner(test);
    const reply = await call(test, "PATCH", "/api/v1/organization", { ...owner, headers: headers as Record<string, string> }, { name: "Trà Núi" });
    expect(reply.status).toBe(status);
    if (status === 403) expect(reply.body.code).toBe("cross_site_request");
  });

  it("are not asked for their origin when an API key makes them", async () => {
    const owner = await newOwner(test);
    const apiKey = (await make(owner, ["organization.write"])).body.token as string;
    const reply = await call(test, "PATCH", "/api/v1/organization", { apiKey, headers: { origin: "https://partner.example" } }, { name: "Trà Núi" });
    expect(reply.status).toBe(200);
  });

  it("need a cookie with our signature", async () => {
    const owner = await newOwner(test);
    const value = decodeURIComponent(owner.cookie.split("=")[1]!);
    const [token] = value.split(".");
    for (const forged of [token!, `${token}.`, `${token}.${"A".repeat(43)}=`, `${token}x.${value.split(".")[1]}`, "%", "%E0%A4%A"]) {
      expect((await call(test, "GET", "/api/v1/me", { cookie: `agency_session=${forged}` })).status).toBe(401);
    }
  });
});

describe("recognising callers", () => {
  it("is cheap: a thousand calls of one key ask the database a few times", async () => {
    const owner = await newOwner(test);
    const apiKey = (await make(owner, ["brands.read"])).body.token as string;
    const source = { req: { raw: new Request("http://localhost:3000/api/v1/me", { headers: { authorization: `Bearer ${apiKey}` } }) } };
    await test.authenticate(source);
    const started = performance.now();
    for (let index = 0; index < 1_000; index += 1) await test.authenticate(source);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
