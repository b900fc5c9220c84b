import { describe, expect, it } from "vitest";
import { invitationStatus, isCrossSite, keyPermissions, permissionsOf } from "./rules.ts";
import { permissions, type Role } from "./schema.ts";

describe("roles (R26)", () => {
  it("let an owner do everything and a viewer only read", () => {
    expect([...permissionsOf("owner")]).toEqual([...permissions]);
    expect([...permissionsOf("viewer")].every((permission) => permission.endsWith(".read"))).toBe(true);
  });

  it("keep writing and approving apart", () => {
    expect(permissionsOf("editor").has("contents.approve")).toBe(false);
    expect(permissionsOf("editor").has("contents.write")).toBe(true);
    expect(permissionsOf("approver").has("contents.approve")).toBe(true);
    expect(permissionsOf("approver").has("contents.write")).toBe(false);
  });

  it.each(["viewer", "approver"] as const)("show a %s neither cost nor keys nor audit", (role) => {
    for (const hidden of ["economics.read", "providers.read", "api_keys.read", "audit.read"] as const) expect(permissionsOf(role).has(hidden)).toBe(false);
  });

  it("show what clients cost and leave to the owner alone, while everybody who works books their time", () => {
    expect(["editor", "approver", "viewer"].filter((role) => permissionsOf(role as Role).has("economics.read") || permissionsOf(role as Role).has("economics.write"))).toEqual([]);
    expect(["owner", "editor", "approver", "viewer"].filter((role) => permissionsOf(role as Role).has("time.write"))).toEqual(["owner", "editor", "approver"]);
  });

  it("bound a key by its creator's role of today", () => {
    expect([...keyPermissions(["brands.read", "members.write"], "editor")]).toEqual(["brands.read"]);
  });
});

describe("requests of other sites (R28)", () => {
  const request = { method: "POST", isUpgrade: false, origin: null, secFetchSite: null, protocol: "http:", host: "localhost:3000" };
  const publicOrigin = "https://app.example.com";
  it.each([
    [{ origin: publicOrigin }, false],
    [{ origin: "http://localhost:3000" }, false],
    [{ origin: "http://192.168.1.20:3000", host: "192.168.1.20:3000" }, false],
    [{ origin: "http://[::1]:3000", host: "[::1]:3000" }, false],
    [{ origin: "http://localhost:4000" }, true],
    [{ origin: "http://pages.localhost:3000", host: "pages.localhost:3000" }, true],
    [{ origin: "http://evil.example", host: "evil.example" }, true],
    [{ origin: "http://8.8.8.8", host: "8.8.8.8" }, true],
    [{ origin: "null" }, true],
    [{ origin: "https://app.example.com.evil.example" }, true],
    [{ secFetchSite: "cross-site" }, true],
    [{ secFetchSite: "same-site" }, true],
    [{ secFetchSite: "same-origin" }, false],
    [{ secFetchSite: "none" }, false],
    [{}, false],
    [{ method: "GET", origin: "https://evil.example" }, false],
    [{ method: "GET", isUpgrade: true, origin: "https://evil.example" }, true],
  ])("%o is cross-site: %s", (given, expected) => {
    expect(isCrossSite({ ...request, ...given }, publicOrigin)).toBe(expected);
  });
});

describe("an invitation", () => {
  const now = new Date("2026-11-22T00:00:00Z");
  const open = { acceptedAt: null, revokedAt: null, expiresAt: new Date(now.getTime() + 1) };
  it("is pending until it is accepted, revoked or its time is over", () => {
    expect(invitationStatus(open, now)).toBe("pending");
    expect(invitationStatus({ ...open, expiresAt: now }, now)).toBe("expired");
    expect(invitationStatus({ ...open, revokedAt: now }, now)).toBe("revoked");
    expect(invitationStatus({ ...open, acceptedAt: now }, now)).toBe("accepted");
  });
});
