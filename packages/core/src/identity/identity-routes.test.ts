import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rows } from "@agency/platform/db";
import { call, newEmail, newMember, newOwner, startTestApp, testPassword, type TestApp } from "./test-app.fixture.ts";
import { apiKeys, invitations, members, organizations } from "./table.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const v1 = "/api/v1";

describe("the wall between organizations (R24)", () => {
  it("hides other organizations from a query that forgot its filter", async () => {
    const [one, other] = [await newOwner(test), await newOwner(test)];
    await call(test, "POST", `${v1}/invitations`, other, { email: newEmail(), role: "viewer" });
    await call(test, "POST", `${v1}/api-keys`, other, { name: "n", scopes: ["brands.read"] });
    const seen = await test.db.forOrganization(one.organizationId, async (tx) => ({
      organizations: (await tx.select().from(organizations)).map(({ id }) => id),
      members: (await tx.select().from(members)).map(({ organizationId }) => organizationId),
      invitations: await tx.select().from(invitations),
      apiKeys: await tx.select().from(apiKeys),
      audit: await rows<{ organization_id: string }>(tx, sql`select distinct organization_id from audit_log`),
    }));
    expect(seen).toEqual({
      organizations: [one.organizationId],
      members: [one.organizationId],
      invitations: [],
      apiKeys: [],
      audit: [{ organization_id: one.organizationId }],
    });
    await expect(test.db.forOrganization(one.organizationId, (tx) => tx.execute(sql`select token from sessions`))).rejects.toThrow();
    await expect(test.db.forOrganization(one.organizationId, (tx) => tx.execute(sql`delete from audit_log`))).rejects.toThrow();
  });

  it("answers 404 for another organization's member, invitation, key and session", async () => {
    const [one, other] = [await newOwner(test), await newOwner(test)];
    const invitation = await call(test, "POST", `${v1}/invitations`, other, { email: newEmail(), role: "viewer" });
    const key = await call(test, "POST", `${v1}/api-keys`, other, { name: "n", scopes: ["brands.read"] });
    const session = await call(test, "GET", `${v1}/sessions`, other);
    for (const path of [`members/${other.memberId}`, `invitations/${invitation.body.id}`, `api-keys/${key.body.id}`, `sessions/${session.body.data[0].id}`]) {
      const reply = await call(test, "DELETE", `${v1}/${path}`, one);
      expect([path, reply.status, reply.body.code]).toEqual([path, 404, "not_found"]);
    }
    expect((await call(test, "PATCH", `${v1}/members/${other.memberId}`, one, { role: "viewer" })).status).toBe(404);
    const cursor = (await call(test, "GET", `${v1}/members?limit=1`, one)).body.nextCursor;
    expect(cursor).toBeNull();
  });
});

describe("members", () => {
  it("keep at least one owner, also when two demote each other at once (R26)", async () => {
    const owner = await newOwner(test);
    for (const attempt of [call(test, "DELETE", `${v1}/members/${owner.memberId}`, owner), call(test, "PATCH", `${v1}/members/${owner.memberId}`, owner, { role: "editor" })]) {
      const reply = await attempt;
      expect([reply.status, reply.body.code]).toEqual([409, "last_owner"]);
    }
    const second = await newMember(test, owner, "owner");
    const both = await Promise.all([
      call(test, "PATCH", `${v1}/members/${second.memberId}`, owner, { role: "viewer" }),
      call(test, "PATCH", `${v1}/members/${owner.memberId}`, second, { role: "viewer" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("lose their rights within 5 s of a change, and it is written down (R28, R39)", async () => {
    const owner = await newOwner(test);
    const member = await newMember(test, owner, "owner");
    expect((await call(test, "GET", `${v1}/audit`, member)).status).toBe(200);
    expect((await call(test, "PATCH", `${v1}/members/${member.memberId}`, owner, { role: "editor" })).body.role).toBe("editor");
    await expect.poll(async () => (await call(test, "GET", `${v1}/audit`, member)).status, { timeout: 5_000 }).toBe(403);
    expect((await call(test, "DELETE", `${v1}/members/${member.memberId}`, owner)).status).toBe(204);
    await expect.poll(async () => (await call(test, "GET", `${v1}/me`, member)).status, { timeout: 5_000 }).toBe(401);
    const again = await call(test, "POST", "/api/auth/sign-in/email", {}, { email: member.email, password: testPassword });
    expect([again.status, again.body.code]).toEqual([403, "no_organization"]);
    expect(again.headers.getSetCookie()).toEqual([]);

    const audit = await call(test, "GET", `${v1}/audit?limit=3`, owner);
    expect(audit.body.data.map((entry: { action: string }) => entry.action)).toEqual(["member.removed", "member.updated", "member.joined"]);
    expect(audit.body.data[0]).toMatchObject({ actorKind: "user", actorId: owner.userId, subjectId: member.memberId, requestId: expect.any(String) });
    const older = await call(test, "GET", `${v1}/audit?limit=3&cursor=${audit.body.nextCursor}`, owner);
    expect(older.body.data.map((entry: { action: string }) => entry.action)).toEqual(["invitation.created", "organization.created"]);
    const filtered = await call(test, "GET", `${v1}/audit?action=member.joined&subjectId=${member.memberId}`, owner);
    expect(filtered.body.data).toHaveLength(1);
  });

  it.each(["editor", "approver", "viewer"])("of role %s can neither manage members nor keys nor read the audit log (R26)", async (role) => {
    const owner = await newOwner(test);
    const member = await newMember(test, owner, role);
    const attempts = await Promise.all([
      call(test, "POST", `${v1}/invitations`, member, { email: newEmail(), role: "owner" }),
      call(test, "PATCH", `${v1}/members/${member.memberId}`, member, { role: "owner" }),
      call(test, "DELETE", `${v1}/members/${owner.memberId}`, member),
      call(test, "POST", `${v1}/api-keys`, member, { name: "n", scopes: ["brands.read"] }),
      call(test, "GET", `${v1}/api-keys`, member),
      call(test, "GET", `${v1}/audit`, member),
      call(test, "PATCH", `${v1}/organization`, member, { name: "Mine" }),
    ]);
    expect(attempts.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403, 403]);
  });

  it("cannot be given brands of nobody's", async () => {
    const owner = await newOwner(test);
    const member = await newMember(test, owner, "viewer");
    const reply = await call(test, "PATCH", `${v1}/members/${member.memberId}`, owner, { brandIds: [owner.organizationId] });
    expect([reply.status, reply.body.errors[0].pointer]).toEqual([422, "/brandIds"]);
  });
});

describe("invitations", () => {
  it("let one person in, once", async () => {
    const owner = await newOwner(test);
    const email = newEmail();
    const invited = await call(test, "POST", `${v1}/invitations`, owner, { email, role: "editor" });
    expect(invited.status).toBe(201);
    expect(invited.body.acceptUrl).toMatch(/^http:\/\/localhost:3000\/invite\/[\w-]{43}$/);
    const token = invited.body.acceptUrl.split("/invite/")[1];
    expect((await call(test, "GET", `${v1}/invitations/lookup?token=${token}`)).body).toEqual({ email, organizationName: "Sông Xanh" });

    const accept = () => call(test, "POST", "/api/auth/accept-invitation", {}, { token, name: "Minh", password: testPassword });
    const results = await Promise.all([accept(), accept()]);
    expect(results.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(results.every(({ status }) => status < 500)).toBe(true);
    expect((await accept()).body.code).toBe("invitation_gone");
    expect((await call(test, "GET", `${v1}/invitations/lookup?token=${token}`)).status).toBe(410);
    const list = await call(test, "GET", `${v1}/invitations`, owner);
    expect(list.body.data).toMatchObject([{ email, status: "accepted" }]);
    expect(JSON.stringify(list.body)).not.toContain(token);
  });

  it("are worth nothing when revoked, expired or guessed", async () => {
    const owner = await newOwner(test);
    const make = async () => {
      const reply = await call(test, "POST", `${v1}/invitations`, owner, { email: newEmail(), role: "editor" });
      return { id: reply.body.id as string, token: reply.body.acceptUrl.split("/invite/")[1] as string };
    };
    const [revoked, expired] = [await make(), await make()];
    expect((await call(test, "DELETE", `${v1}/invitations/${revoked.id}`, owner)).status).toBe(204);
    expect((await call(test, "DELETE", `${v1}/invitations/${revoked.id}`, owner)).status).toBe(204);
    await test.db.system((tx) => tx.execute(sql`update invitations set expires_at = agency.now() where id = ${expired.id}`));
    const answers = [];
    for (const token of [revoked.token, expired.token, "x".repeat(43)]) {
      const reply = await call(test, "POST", "/api/auth/accept-invitation", {}, { token, name: "Minh", password: testPassword });
      answers.push({ status: reply.status, code: reply.body.code, detail: reply.body.detail });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 410, code: "invitation_gone" });
  });

  it("do not open an account that exists without its password (R29)", async () => {
    const [owner, stranger] = [await newOwner(test), await newOwner(test)];
    const invited = await call(test, "POST", `${v1}/invitations`, stranger, { email: owner.email, role: "viewer" });
    const token = invited.body.acceptUrl.split("/invite/")[1];
    const wrong = await call(test, "POST", "/api/auth/accept-invitation", {}, { token, name: "Trộm", password: "some other password" });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, "/password"]);
    const right = await call(test, "POST", "/api/auth/accept-invitation", {}, { token, name: "Lan", password: testPassword });
    expect(right.status).toBe(201);
  });
});

describe("the organization", () => {
  it("changes only for who saw its last version (R19)", async () => {
    const owner = await newOwner(test);
    const me = await call(test, "GET", `${v1}/me`, owner);
    expect(me.headers.get("etag")).toBe('"v1"');
    const change = (version: string) => call(test, "PATCH", `${v1}/organization`, { ...owner, headers: { "if-match": version } }, { name: "Trà Núi", timeZone: "Asia/Bangkok" });
    expect((await change('"v1"')).body).toMatchObject({ name: "Trà Núi", timeZone: "Asia/Bangkok", version: 2 });
    expect((await change('"v1"')).status).toBe(412);
  });

  it("refuses a time zone that is none", async () => {
    const owner = await newOwner(test);
    const reply = await call(test, "PATCH", `${v1}/organization`, owner, { timeZone: "Mars/Olympus" });
    expect([reply.status, reply.body.errors[0].pointer]).toEqual([422, "/timeZone"]);
  });
});

describe("a person's sessions", () => {
  it("are listed without tokens and ended one by one within 5 s (R28)", async () => {
    const owner = await newOwner(test);
    const second = await call(test, "POST", "/api/auth/sign-in/email", {}, { email: owner.email, password: testPassword });
    const cookie = second.headers.get("set-cookie")!.split(";")[0]!;
    const list = await call(test, "GET", `${v1}/sessions`, { cookie });
    expect(list.body.data.map((entry: { current: boolean }) => entry.current)).toEqual([true, false]);
    expect(JSON.stringify(list.body)).not.toContain(decodeURIComponent(cookie).split("=")[1]!.split(".")[0]!);
    expect((await call(test, "DELETE", `${v1}/sessions/${list.body.data[1].id}`, { cookie })).status).toBe(204);
    await expect.poll(async () => (await call(test, "GET", `${v1}/me`, owner)).status, { timeout: 5_000 }).toBe(401);
    expect((await call(test, "GET", `${v1}/me`, { cookie })).status).toBe(200);
  });
});
