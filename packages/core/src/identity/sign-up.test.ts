import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import { call, cookieOf, newEmail, startTestApp, testPassword, type TestApp } from "./test-app.fixture.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

it("lets exactly one of several first sign-ups in, then stays shut (R25)", async () => {
  expect((await call(test, "GET", "/api/v1/setup")).body).toMatchObject({ needsOwner: true, sandbox: true, textProviders: ["offline"] });
  const attempts = await Promise.all(
    Array.from({ length: 5 }, () => call(test, "POST", "/api/auth/sign-up/email", {}, { name: "Lan", email: newEmail(), password: testPassword, organizationName: "Sông Xanh" })),
  );
  expect(attempts.map(({ status }) => status).sort()).toEqual([201, 403, 403, 403, 403]);
  for (const refused of attempts.filter(({ status }) => status === 403)) {
    expect(refused.body.code).toBe("sign_up_closed");
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(refused.headers.getSetCookie()).toEqual([]);
  }
  const [counts] = await test.db.system((tx) =>
    rows<{ organizations: number; members: number; users: number }>(
      tx,
      sql`select (select count(*)::int from organizations) as organizations, (select count(*)::int from members) as members, (select count(id)::int from users) as users`,
    ),
  );
  expect(counts).toEqual({ organizations: 1, members: 1, users: 1 });
  expect((await call(test, "GET", "/api/v1/setup")).body.needsOwner).toBe(false);

  const cookie = cookieOf(attempts.find(({ status }) => status === 201)!);
  const me = await call(test, "GET", "/api/v1/me", { cookie });
  expect(me.body).toMatchObject({ role: "owner", organization: { name: "Sông Xanh", timeZone: "Asia/Ho_Chi_Minh" }, user: { name: "Lan" } });
  const audit = await call(test, "GET", "/api/v1/audit", { cookie });
  expect(audit.body.data.map((entry: { action: string }) => entry.action)).toEqual(["organization.created"]);

  const late = await call(test, "POST", "/api/auth/sign-up/email", {}, { name: "X", email: newEmail(), password: testPassword, organizationName: "X" });
  expect([late.status, late.body.code]).toEqual([403, "sign_up_closed"]);
});
