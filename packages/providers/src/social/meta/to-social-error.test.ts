import { describe, expect, it } from "vitest";
import type { SocialErrorKind } from "../../spec/social-error.ts";
import { readGraphError, toSocialError } from "./to-social-error.ts";
import type { CallEffect } from "./to-social-error.ts";

/** An error body as Meta documents it. */
const body = (code: number, subcode?: number, more: object = {}) => ({
  error: { message: "Said by Meta", type: "OAuthException", code, ...(subcode === undefined ? {} : { error_subcode: subcode }), fbtrace_id: "EJplcsCHuLu", ...more },
});

const map = (answer: unknown, effect: CallEffect, status = 400, retryAfterMs?: number) =>
  toSocialError({ network: "facebook", status, error: readGraphError(answer), effect, retryAfterMs, requestId: null, redact: (text) => text });
const kindsOf = (answer: unknown, status = 400) =>
  (["read", "prepare", "publish"] as const).map((effect) => map(answer, effect, status).kind);

describe("Meta's error codes", () => {
  const always: [codes: (number | [number, number])[], kind: SocialErrorKind][] = [
    [[[190, 458], [190, 459], [190, 460], [190, 463], [190, 464], [190, 467], [190, 492], 190, 102], "reauth"],
    [[4, 17, 32, 341, 613, 80_000, 80_001, 80_002, 80_004, 80_014], "rate_limited"],
    [[3, 10, 200, 230, 299], "scope_missing"],
    [[[6000, 1_363_042], [6000, 1_363_005]], "scope_missing"],
    [[100, [100, 33]], "permanent"],
    [[368], "policy_blocked"],
    [[101], "config_error"],
    [[[6000, 1_363_022], [6000, 1_363_023], [6000, 1_363_024], [6000, 1_363_025], [6000, 1_363_026], [6000, 1_363_031], [6000, 1_363_032], [100, 2_069_019]], "media_invalid"],
    [[[368, 1_404_078], [100, 4_854_002], [368, 1_404_112]], "account_action_needed"],
    [[[368, 1_404_102]], "content_rejected"],
    // Clients disagree on what these mean: Meta's own words, and no retry.
    [[[100, 1_390_008], [100, 1_349_125], [100, 1_366_046], [100, 1_609_008], [100, 1_346_003], [100, 2_061_006], [100, 1_363_047], [100, 1_609_010]], "permanent"],
    [[21, 999_999], "permanent"],
  ];
  it.each(always.flatMap(([codes, kind]) => codes.map((code) => [code, kind] as const)))("%s is %s whatever the call", (code, kind) => {
    const answer = typeof code === "number" ? body(code) : body(...code);
    expect(kindsOf(answer)).toEqual([kind, kind, kind]);
  });

  it.each([
    ["1", body(1), 500], ["2", body(2), 503], ["is_transient", body(100, undefined, { is_transient: true }), 400], ["any code with 5xx", body(999), 500], ["6000", body(6000), 400],
    ...[1_363_019, 1_363_021, 1_363_030, 1_363_033, 1_363_037, 1_363_041, 1_363_045].map((subcode) => [`6000/${subcode}`, body(6000, subcode), 400] as const),
    ["1366051: these photos stand in a post", body(100, 1_366_051), 400],
    ["500 without a body", null, 500], ["502 of a proxy", "<html>", 502], ["408", null, 408],
  ] as const)("%s leaves the publish call open and lets others repeat", (_name, answer, status) => {
    expect(kindsOf(answer, status)).toEqual(["transient", "transient", "ambiguous"]);
  });

  it("506, an identical text, may be our own post", () => {
    expect(kindsOf(body(506))).toEqual(["permanent", "permanent", "ambiguous"]);
  });

  it("a rate limit that calls itself transient still created nothing", () => {
    expect(kindsOf(body(4, undefined, { is_transient: true }))).toEqual(["rate_limited", "rate_limited", "rate_limited"]);
    expect(map(body(80_001), "publish", 400, 300_000)).toMatchObject({ kind: "rate_limited", retryAfterMs: 300_000 });
    expect(kindsOf(null, 429)).toEqual(["rate_limited", "rate_limited", "rate_limited"]);
  });

  it("waits only where a limit was named", () => {
    expect(map(body(190, 463), "publish", 400, 300_000).retryAfterMs).toBeUndefined();
  });

  it("limits of the app hold all its accounts, all others the one that met them (R9)", () => {
    for (const code of [4, 341]) expect(map(body(code), "publish")).toMatchObject({ kind: "rate_limited", limitOf: "app" });
    for (const code of [17, 32, 613, 80_001, 80_002]) expect(map(body(code), "publish")).toMatchObject({ kind: "rate_limited", limitOf: "account" });
  });

  it("a refusal that is not the Graph API's own leaves the publish call open", () => {
    expect(kindsOf("<html>Blocked by your network</html>", 403)).toEqual(["permanent", "permanent", "ambiguous"]);
    expect(kindsOf({ error: "not an object" }, 403)).toEqual(["permanent", "permanent", "ambiguous"]);
    expect(kindsOf(null, 302)).toEqual(["permanent", "permanent", "ambiguous"]);
  });

  it("the host for bytes has words of its own", () => {
    const said = (type: string, retriable: boolean) => ({ debug_info: { retriable, type, message: "Said by the upload host" } });
    expect(map(said("PartialRequestError", true), "prepare")).toMatchObject({ kind: "transient", message: "Said by the upload host" });
    expect(map(said("OffsetInvalidError", false), "prepare").kind).toBe("transient");
    expect(map(said("ProcessingFailedError", false), "prepare").kind).toBe("permanent");
  });

  it("keeps Meta's words for people, its code and its trace", () => {
    const spoken = { error_user_title: "You can't post right now", error_user_msg: "Try again later." };
    expect(map(body(368, undefined, spoken), "publish")).toMatchObject({
      network: "facebook", message: "You can't post right now · Try again later.", code: "368", status: 400, requestId: "EJplcsCHuLu",
    });
    expect(map(body(100, 33), "read")).toMatchObject({ message: "Said by Meta", code: "100/33" });
  });
});
