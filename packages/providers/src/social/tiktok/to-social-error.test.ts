import { describe, expect, it } from "vitest";
import type { SocialErrorKind } from "../../spec/social-error.ts";
import { rejectionOf, toSocialError } from "./to-social-error.ts";

const effects = ["read", "prepare", "publish"] as const;
const kindsOf = (code: string | null, status: number) => effects.map((effect) => toSocialError({ status, code, message: "Said by TikTok", effect, retryAfterMs: undefined, requestId: null, redact: (text) => text }).kind);

describe("TikTok's error codes", () => {
  const always: [code: string, status: number, kind: SocialErrorKind][] = [
    ["access_token_invalid", 401, "reauth"],
    ["scope_not_authorized", 401, "scope_missing"],
    ["scope_permission_missed", 400, "scope_missing"],
    ["rate_limit_exceeded", 429, "rate_limited"],
    // The same words at HTTP 200, as creator_info says them, and at 403.
    ["spam_risk_too_many_posts", 200, "quota_exhausted"],
    ["spam_risk_too_many_posts", 403, "quota_exhausted"],
    ["reached_active_user_cap", 403, "quota_exhausted"],
    ["spam_risk_too_many_pending_share", 403, "account_action_needed"],
    ["spam_risk_user_banned_from_posting", 403, "policy_blocked"],
    ["unaudited_client_can_only_post_to_private_accounts", 403, "config_error"],
    ["url_ownership_unverified", 403, "config_error"],
    ["privacy_level_option_mismatch", 403, "content_rejected"],
    ["invalid_file_upload", 400, "media_invalid"],
    ["invalid_param", 400, "permanent"],
    ["invalid_params", 400, "permanent"],
    ["invalid_publish_id", 400, "permanent"],
    ["something_new", 403, "permanent"],
  ];
  it.each(always)("%s at %i is %s whatever the call", (code, status, kind) => {
    expect(kindsOf(code, status)).toEqual([kind, kind, kind]);
  });

  it.each([["internal_error", 500], ["internal_error", 200], [null, 502], [null, 408], [null, 403], [null, 302], ["unheard_of", 503]] as const)("%s at %s leaves the publish call open and lets others repeat", (code, status) => {
    expect(kindsOf(code, status)).toEqual(["transient", "transient", "ambiguous"]);
  });

  it("waits a minute for a limit, a day for a cap, and as told where a header tells", () => {
    const waitOf = (code: string, retryAfterMs?: number) => toSocialError({ status: 429, code, message: null, effect: "publish", retryAfterMs, requestId: "L1", redact: (text) => text }).retryAfterMs;
    expect(waitOf("rate_limit_exceeded")).toBe(60_000);
    expect(waitOf("rate_limit_exceeded", 5_000)).toBe(5_000);
    expect(waitOf("spam_risk_too_many_posts")).toBe(86_400_000);
    expect(waitOf("access_token_invalid", 5_000)).toBeUndefined();
  });
});

describe("TikTok's reasons for dropping a post", () => {
  it.each<[string, SocialErrorKind]>([
    ["file_format_check_failed", "media_invalid"], ["duration_check_failed", "media_invalid"], ["frame_rate_check_failed", "media_invalid"], ["picture_size_check_failed", "media_invalid"],
    ["internal", "transient"], ["video_pull_failed", "transient"], ["photo_pull_failed", "transient"], ["publish_cancelled", "permanent"], ["auth_removed", "reauth"],
    ["spam_risk_too_many_posts", "quota_exhausted"], ["spam_risk_user_banned_from_posting", "policy_blocked"], ["spam_risk_text", "content_rejected"], ["spam_risk", "policy_blocked"], ["", "permanent"], ["new_reason", "permanent"],
  ])("%s is %s, in words for a person", (reason, kind) => {
    const error = rejectionOf(reason);
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(/TikTok|23 to 60|our access/);
  });
});
