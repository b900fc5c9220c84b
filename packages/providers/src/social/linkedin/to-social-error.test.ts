import { describe, expect, it } from "vitest";
import type { SocialErrorKind } from "../../spec/social-error.ts";
import { duplicateOf, nextMidnight, readFailure, toSocialError } from "./to-social-error.ts";
import type { CallEffect } from "./to-social-error.ts";

const now = new Date("2026-11-23T17:30:00Z");
const body = (status: number, code: string, message = "Said by LinkedIn") => ({ status, serviceErrorCode: 100, code, message });
const map = (answer: unknown, effect: CallEffect, status: number) => toSocialError({ status, failure: readFailure(answer), effect, now, requestId: "li-1", redact: (text) => text });
const kindsOf = (answer: unknown, status: number) => (["read", "prepare", "publish"] as const).map((effect) => map(answer, effect, status).kind);

describe("LinkedIn's errors", () => {
  const always: [status: number, code: string, kind: SocialErrorKind][] = [
    [401, "EXPIRED_ACCESS_TOKEN", "reauth"], [401, "REVOKED_ACCESS_TOKEN", "reauth"], [401, "EMPTY_ACCESS_TOKEN", "reauth"], [401, "ANOTHER", "reauth"],
    [403, "ACCESS_DENIED", "scope_missing"], [404, "NOT_FOUND", "permanent"], [409, "CONFLICT", "transient"], [422, "UNPROCESSABLE_ENTITY", "content_rejected"],
    [426, "NONEXISTENT_VERSION", "config_error"], [400, "VERSION_MISSING", "config_error"], [429, "TOO_MANY_REQUESTS", "rate_limited"],
    [400, "MEDIA_ASSET_WAITING_UPLOAD", "not_ready"], [400, "MEDIA_ASSET_PROCESSING_FAILED", "media_invalid"], [400, "INVALID_IMAGE_ID", "media_invalid"],
    [400, "FIELD_LENGTH_TOO_LONG", "content_rejected"], [400, "INVALID_VALUE_FOR_FIELD", "permanent"], [400, "INVALID_URN_TYPE", "permanent"],
  ];
  it.each(always)("%s %s is %s whatever the call", (status, code, kind) => {
    expect(kindsOf(body(status, code), status)).toEqual([kind, kind, kind]);
  });

  it.each([[500, body(500, "INTERNAL_SERVER_ERROR")], [504, null], [502, "<html>"], [408, null]] as const)("%s leaves the publish call open and lets others repeat", (status, answer) => {
    expect(kindsOf(answer, status)).toEqual(["transient", "transient", "ambiguous"]);
  });

  it("a refusal that is not LinkedIn's own leaves the publish call open", () => {
    expect(kindsOf("<html>Blocked by your network</html>", 403)).toEqual(["permanent", "permanent", "ambiguous"]);
    expect(kindsOf(null, 302)).toEqual(["permanent", "permanent", "ambiguous"]);
  });

  it("a limit lasts until midnight UTC", () => {
    expect(map(body(429, "TOO_MANY_REQUESTS"), "publish", 429).retryAfterMs).toBe(6.5 * 3_600_000);
    expect(nextMidnight(new Date("2026-11-23T00:00:00Z"))).toEqual(new Date("2026-11-24T00:00:00Z"));
  });

  it("the day's posts of our app hold everybody, those of a member and of other resources do not (R9)", () => {
    const limit = (whose: string) => body(429, "TOO_MANY_REQUESTS", `Resource level throttle ${whose} DAY limit for calls to this resource is reached.`);
    expect(map(limit("APPLICATION"), "publish", 429)).toMatchObject({ limitOf: "app", retryAfterMs: 6.5 * 3_600_000 });
    expect(map(limit("MEMBER"), "publish", 429).limitOf).toBe("account");
    expect(map(limit("APPLICATION_AND_MEMBER"), "publish", 429).limitOf).toBe("account");
    for (const effect of ["read", "prepare"] as const) expect(map(limit("APPLICATION"), effect, 429).limitOf).toBe("account");
  });

  it("a refused copy names the post that stands", () => {
    const refused = (message: string, status = 422) => duplicateOf(map(body(status, "X", message), "publish", status));
    expect(refused("Content is a duplicate of urn:li:share:6844785523593134080")).toBe("urn:li:share:6844785523593134080");
    expect(refused("Content is a duplicate of urn:li:ugcPost:12")).toBe("urn:li:ugcPost:12");
    expect(refused("Content is a duplicate of urn:li:image:12")).toBeNull();
    expect(refused("Content is a duplicate")).toBeNull();
    expect(refused("Content is a duplicate of urn:li:share:1", 400)).toBeNull();
  });
});
