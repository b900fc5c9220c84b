import { describe, expect, it } from "vitest";
import { accessEnd, namesOf, profileUrl, renewalTime, retryTime, sandboxProfilePath, warningDue } from "./rules.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const now = new Date("2026-11-23T02:00:00Z");
const after = (ms: number) => new Date(now.getTime() + ms);
const access = { tokenExpiresAt: null, refreshExpiresAt: null, renewAt: null, renewFailures: 0, sealedRefreshToken: null, warnedDays: null };

describe("when a token is renewed", () => {
  it.each([
    ["at half of TikTok's two hours", 2 * hourMs, hourMs],
    ["weekly where it lives sixty days", 60 * dayMs, 7 * dayMs],
    ["never on its first day where it lives long: Instagram refuses that", 3 * dayMs, 1.5 * dayMs],
    ["at once when it has ended", -hourMs, 0],
  ])("%s", (_name, lifeMs, dueMs) => expect(renewalTime({ now, expiresAt: after(lifeMs) })).toEqual(after(dueMs)));

  it("never where it has no end", () => expect(renewalTime({ now, expiresAt: null })).toBeNull());
});

describe("when a failed renewal is tried again", () => {
  const triesAt = (failures: number, expiresAt: Date | null = null) => retryTime({ now, failures, expiresAt }).getTime() - now.getTime();

  it("soon, then less often, once an hour at the least", () => expect([1, 2, 3, 10].map((failures) => triesAt(failures))).toEqual([60_000, 120_000, 240_000, hourMs]));
  it("before the token ends, while there is time", () => expect(triesAt(10, after(20 * 60_000))).toBe(10 * 60_000));
  it("no sooner than the network asked", () => expect(retryTime({ now, failures: 1, expiresAt: null, retryAfterMs: 2 * hourMs })).toEqual(after(2 * hourMs)));
});

describe("the end that only a person can put off", () => {
  it("is the token's where nothing renews it (LinkedIn without a refresh token)", () => expect(accessEnd({ ...access, tokenExpiresAt: after(dayMs) })).toEqual(after(dayMs)));
  it("is the refresh token's where one renews it", () => expect(accessEnd({ ...access, tokenExpiresAt: after(hourMs), refreshExpiresAt: after(100 * dayMs), renewAt: after(0), sealedRefreshToken: "x" })).toEqual(after(100 * dayMs)));
  it("is none where the token renews itself (Instagram), until that has failed for long", () => {
    const instagram = { ...access, tokenExpiresAt: after(53 * dayMs), renewAt: after(0) };
    expect(accessEnd(instagram)).toBeNull();
    expect(accessEnd({ ...instagram, renewFailures: 3 })).toEqual(after(53 * dayMs));
  });
  it("is none for a page of Facebook", () => expect(accessEnd(access)).toBeNull());
});

describe("the owner is told", () => {
  const due = (leftDays: number, warnedDays: number | null) => warningDue({ ...access, tokenExpiresAt: after(leftDays * dayMs), warnedDays }, now);

  it("10, 3 and 1 days before, once each", () => {
    expect([due(10.1, null), due(10, null), due(9, 10), due(3, 10), due(2, 3), due(1, 3), due(0.2, 1)]).toEqual([null, 10, null, 3, null, 1, null]);
  });
  it("only the nearest, when nobody looked for long", () => expect(due(0.5, null)).toBe(1));
});

describe("an account's address", () => {
  it("is told from its id or its name, escaped", () => {
    expect(profileUrl("facebook", "111", {})).toBe("https://www.facebook.com/111");
    expect(profileUrl("instagram", "1784", { username: "song.han" })).toBe("https://www.instagram.com/song.han/");
    expect(profileUrl("tiktok", "o1", { username: "song/han" })).toBe("https://www.tiktok.com/@song%2Fhan");
    expect(profileUrl("linkedin", "urn:li:organization:5515715", {})).toBe("https://www.linkedin.com/company/5515715/");
    for (const network of ["instagram", "tiktok", "linkedin"] as const) expect(profileUrl(network, "x", {}), network).toBeNull();
  });
  it("has its counterpart in the sandbox", () => {
    expect(sandboxProfilePath("tiktok", "o1", { username: "song_han" })).toBe("/sandbox/www.tiktok.com/@song_han");
    expect(sandboxProfilePath("instagram", "1784", {})).toBeNull();
  });
  it("comes with what it is called and is", () => expect([namesOf({ username: "lan", kind: "page" }), namesOf({ username: "", kind: "else" })]).toEqual([{ handle: "lan", kind: "page" }, { handle: null, kind: null }]));
});
