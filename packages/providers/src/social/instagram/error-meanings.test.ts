import { describe, expect, it } from "vitest";
import type { SocialErrorKind } from "../../spec/social-error.ts";
import { readGraphError, toSocialError } from "../meta/to-social-error.ts";
import { instagramMeanings } from "./error-meanings.ts";

const kindsOf = (code: number, subcode: number) =>
  (["read", "prepare", "publish"] as const).map((effect) => {
    const error = readGraphError({ error: { message: "Said by Instagram", type: "OAuthException", code, error_subcode: subcode } });
    return toSocialError({ network: "instagram", meanings: instagramMeanings, status: 400, error, effect, retryAfterMs: undefined, requestId: null, redact: (text) => text }).kind;
  });
const everywhere = (kind: SocialErrorKind) => [kind, kind, kind];

describe("Instagram's error codes", () => {
  it.each([
    [-1, 2_207_001], [-2, 2_207_003], [-1, 2_207_032], [-1, 2_207_053], [9004, 2_207_052], [24, 2_207_006], [24, 2_207_008], [1, 2_207_077], [1, 2_207_082],
  ])("%d/%d leaves the publish call open and lets others repeat", (code, subcode) => {
    expect(kindsOf(code, subcode)).toEqual(["transient", "transient", "ambiguous"]);
  });

  it.each<[number, number, SocialErrorKind]>([
    [-2, 2_207_020, "not_ready"], [9007, 2_207_027, "not_ready"], [9, 2_207_042, "quota_exhausted"], [25, 2_207_050, "account_action_needed"],
    [36_000, 2_207_004, "media_invalid"], [36_001, 2_207_005, "media_invalid"], [36_003, 2_207_009, "media_invalid"], [352, 2_207_026, "media_invalid"], [1, 2_207_057, "media_invalid"],
    [36_004, 2_207_010, "content_rejected"], [100, 2_207_040, "content_rejected"], [100, 2_207_023, "permanent"], [100, 2_207_028, "permanent"], [100, 2_207_035, "permanent"], [100, 2_207_081, "permanent"],
    // Not Instagram's own: Meta's rules.
    [190, 463, "reauth"], [10, 0, "scope_missing"], [80_002, 0, "rate_limited"], [100, 33, "permanent"],
  ])("%d/%d is %s whatever the call", (code, subcode, kind) => {
    expect(kindsOf(code, subcode)).toEqual(everywhere(kind));
  });

  it("2207051 can be said of a post that stands, and is no reason to try anything else again", () => {
    expect(kindsOf(4, 2_207_051)).toEqual(["policy_blocked", "policy_blocked", "ambiguous"]);
  });
});
