import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, cookieOf, newEmail, newOwner, startTestApp, testPassword, type TestApp } from "./test-app.fixture.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const path = "/api/auth/sign-in/email";

describe("sign-in", () => {
  it("answers an unknown e-mail and a wrong password alike, after like time (R30)", async () => {
    const { email } = await newOwner(test);
    const attempt = async (credentials: { email: string; password: string }) => {
      const started = performance.now();
      const { status, body } = await call(test, "POST", path, {}, credentials);
      return { ms: performance.now() - started, seen: { ...body, requestId: undefined }, status };
    };
    const unknown: number[] = [];
    const wrong: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const left = await attempt({ email: newEmail(), password: "another password" });
      const right = await attempt({ email, password: "another password" });
      expect(left.status).toBe(401);
      expect(left.seen).toEqual(right.seen);
      unknown.push(left.ms);
      wrong.push(right.ms);
    }
    // The password hash takes tens of milliseconds; without it an unknown address would answer in about two.
    const ratio = Math.min(...unknown) / Math.min(...wrong);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  it("gives a plain HttpOnly cookie on http, and never the token in the body (R28)", async () => {
    const { email } = await newOwner(test);
    const reply = await call(test, "POST", path, {}, { email: email.toUpperCase(), password: testPassword });
    const [cookie, ...others] = reply.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^agency_session=[^;]+; /);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Path=\//);
    expect(cookie).not.toMatch(/Secure|Domain/);
    expect(Object.keys(reply.body)).toEqual(["user"]);
  });

  it("ends the session that it replaces, and sign-out ends the session at the server (R28)", async () => {
    const { email, cookie } = await newOwner(test);
    const again = await call(test, "POST", path, { cookie }, { email, password: testPassword });
    const fresh = cookieOf(again);
    expect(fresh).not.toBe(cookie);
    expect((await call(test, "GET", "/api/v1/me", { cookie })).status).toBe(401);
    expect((await call(test, "GET", "/api/v1/me", { cookie: fresh })).status).toBe(200);
    const out = await call(test, "POST", "/api/auth/sign-out", { cookie: fresh });
    expect(out.status).toBe(204);
    expect(out.headers.get("set-cookie")).toMatch(/^agency_session=; Max-Age=0;/);
    await expect.poll(async () => (await call(test, "GET", "/api/v1/me", { cookie: fresh })).status, { timeout: 5_000 }).toBe(401);
  });

  it("refuses pages of other sites (R28)", async () => {
    const { email } = await newOwner(test);
    const reply = await call(test, "POST", path, { headers: { origin: "https://evil.example" } }, { email, password: testPassword });
    expect([reply.status, reply.body.code]).toEqual([403, "cross_site_request"]);
    const own = await call(test, "POST", path, { headers: { origin: test.publicOrigin, "sec-fetch-site": "same-origin" } }, { email, password: testPassword });
    expect(own.status).toBe(200);
  });

  it.each([
    ["NUL in the e-mail", JSON.stringify({ email: "a\u0000@example.com", password: "x" })],
    ["NUL in the password", JSON.stringify({ email: "a@example.com", password: "x\u0000" })],
    ["a lone surrogate", '{"email":"a@example.com","password":"\\ud800"}'],
    ["a megabyte", JSON.stringify({ email: "a@example.com", password: "x".repeat(1_100_000) })],
    ["a depth bomb", `${"[".repeat(50_000)}${"]".repeat(50_000)}`],
    ["no JSON", "{"],
    ["an unknown field", JSON.stringify({ email: "a@example.com", password: "x", admin: true })],
    ["wrong types", JSON.stringify({ email: ["a"], password: { $ne: null } })],
    ["__proto__", '{"__proto__":{"email":"a@example.com"},"password":"x"}'],
  ])("answers 4xx problem details to %s, within a second (R20)", async (_what, body) => {
    const started = performance.now();
    const reply = await call(test, "POST", path, {}, body);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
    expect(reply.body.requestId).toEqual(expect.any(String));
  });

  it("wants JSON (R20)", async () => {
    const reply = await call(test, "POST", path, { headers: { "content-type": "text/plain" } }, "{}");
    expect(reply.status).toBe(415);
  });
});

describe("on https", () => {
  it("the cookie is bound to the host and to TLS (R28)", async () => {
    const secure = await startTestApp({ publicOrigin: "https://app.example.com" });
    try {
      const { email, cookie } = await newOwner(secure);
      const reply = await call(secure, "POST", path, {}, { email, password: testPassword });
      const line = reply.headers.get("set-cookie")!;
      expect(line).toMatch(/^__Host-agency_session=/);
      expect(line).toMatch(/Secure/);
      expect(line).toMatch(/HttpOnly/);
      expect(line).toMatch(/Path=\//);
      expect(line).not.toMatch(/Domain/);
      expect((await call(secure, "GET", "/api/v1/me", { cookie })).status).toBe(200);
      const renamed = cookie.replace("__Host-", "");
      expect((await call(secure, "GET", "/api/v1/me", { cookie: renamed })).status).toBe(401);
      const out = await call(secure, "POST", "/api/auth/sign-out", { cookie });
      expect(out.headers.get("set-cookie")).toMatch(/^__Host-agency_session=; .*Secure/);
    } finally {
      await secure.close();
    }
  });
});

describe("attempts (R30)", () => {
  it("are counted by network and e-mail, an IPv6 network by its /64", async () => {
    const limited = await startTestApp({ signInsPerMinute: 3 });
    try {
      const email = newEmail();
      const from = (address: string) => call(limited, "POST", path, { headers: { "x-test-address": address } }, { email, password: "wrong" });
      const statuses = [];
      for (let attempt = 1; attempt <= 4; attempt += 1) statuses.push((await from(`2001:db8:1:2::${attempt}`)).status);
      expect(statuses).toEqual([401, 401, 401, 429]);
      const refused = await from("2001:db8:1:2:ffff::");
      expect(refused.body.code).toBe("too_many_attempts");
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      expect((await from("2001:db8:1:3::1")).status).toBe(401);
    } finally {
      await limited.close();
    }
  });
});
