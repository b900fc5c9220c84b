import { SocialError } from "../../spec/social-error.ts";
import type { SocialErrorKind } from "../../spec/social-error.ts";

/** What a call does on TikTok, which decides what a lost answer means. */
export type CallEffect =
  | "read"
  /** Invisible and repeatable: an upload that nobody finishes is dropped after an hour. */
  | "prepare"
  /** The single irreversible call. */
  | "publish";

const dayMs = 86_400_000;
/** The windows of the per-minute limits slide, and no header tells how far. */
const minuteMs = 60_000;

/** Without an answer the effect of a publish call may exist. */
export function kindOfUnknown(effect: CallEffect): SocialErrorKind {
  return effect === "publish" ? "ambiguous" : "transient";
}

/** Source: TikTok for Developers, API v2 error handling and Content Posting API reference (checked 2026-11-22). */
const meanings: ReadonlyMap<string, { kind: SocialErrorKind; retryAfterMs?: number }> = new Map<string, { kind: SocialErrorKind; retryAfterMs?: number }>([
  ["access_token_invalid", { kind: "reauth" }],
  ["scope_not_authorized", { kind: "scope_missing" }],
  ["scope_permission_missed", { kind: "scope_missing" }],
  ["rate_limit_exceeded", { kind: "rate_limited", retryAfterMs: minuteMs }],
  ["spam_risk_too_many_posts", { kind: "quota_exhausted", retryAfterMs: dayMs }],
  // A count of people who post through our app in a day: whoever has posted today may go on, so it holds this account alone back.
  ["reached_active_user_cap", { kind: "quota_exhausted", retryAfterMs: dayMs }],
  // Drafts that the person has to finish or drop in the app; other posts of the account need not wait for that.
  ["spam_risk_too_many_pending_share", { kind: "account_action_needed" }],
  ["spam_risk_user_banned_from_posting", { kind: "policy_blocked" }],
  ["spam_risk", { kind: "policy_blocked" }],
  ["unaudited_client_can_only_post_to_private_accounts", { kind: "config_error" }],
  ["url_ownership_unverified", { kind: "config_error" }],
  ["privacy_level_option_mismatch", { kind: "content_rejected" }],
  ["invalid_file_upload", { kind: "media_invalid" }],
  // Different pages of the reference spell it differently.
  ["invalid_param", { kind: "permanent" }],
  ["invalid_params", { kind: "permanent" }],
]);

/** Why TikTok dropped what it had taken. Source: get post status, fail reasons (checked 2026-11-22). */
const failReasons: ReadonlyMap<string, { kind: SocialErrorKind; words: string; retryAfterMs?: number }> = new Map<string, { kind: SocialErrorKind; words: string; retryAfterMs?: number }>([
  ["file_format_check_failed", { kind: "media_invalid", words: "TikTok does not take the file's format." }],
  ["duration_check_failed", { kind: "media_invalid", words: "The video is longer or shorter than TikTok lets this account post." }],
  ["frame_rate_check_failed", { kind: "media_invalid", words: "TikTok takes 23 to 60 pictures a second." }],
  ["picture_size_check_failed", { kind: "media_invalid", words: "TikTok does not take pictures of this size." }],
  ["internal", { kind: "transient", words: "TikTok had a failure of its own while it worked on the post." }],
  ["video_pull_failed", { kind: "transient", words: "TikTok could not fetch the video from us." }],
  ["photo_pull_failed", { kind: "transient", words: "TikTok could not fetch the pictures from us." }],
  ["publish_cancelled", { kind: "permanent", words: "The post was cancelled on TikTok." }],
  ["auth_removed", { kind: "reauth", words: "The person took our access to the account away." }],
  ["spam_risk_too_many_posts", { kind: "quota_exhausted", words: "The account has posted as much as TikTok allows in a day.", retryAfterMs: dayMs }],
  ["spam_risk_user_banned_from_posting", { kind: "policy_blocked", words: "TikTok has banned the account from posting." }],
  ["spam_risk_text", { kind: "content_rejected", words: "TikTok takes the text for spam or finds it against its guidelines." }],
  ["spam_risk", { kind: "policy_blocked", words: "TikTok takes the post for spam." }],
]);

/** Codes with which TikTok says, at HTTP 200, that this account cannot post now. */
export const blockingCodes: ReadonlySet<string> = new Set(["spam_risk_too_many_posts", "spam_risk_user_banned_from_posting", "reached_active_user_cap", "spam_risk"]);

export interface FailedAnswer {
  status: number;
  /** Null when the answer was not the API's own. */
  code: string | null;
  message: string | null;
  effect: CallEffect;
  /** From a header, where one came after all. */
  retryAfterMs: number | undefined;
  requestId: string | null;
  /** Takes tokens and secrets out of the network's words. */
  redact: (text: string) => string;
}

/** What a failed answer means for us, from documented codes, never from wording. */
export function toSocialError({ status, code, message, effect, retryAfterMs, requestId, redact }: FailedAnswer): SocialError {
  const meaning = meanings.get(code ?? "") ?? { kind: kindOfStatus(status, code, effect) };
  const mayWait = meaning.kind === "rate_limited" || meaning.kind === "quota_exhausted";
  return new SocialError({
    network: "tiktok",
    kind: meaning.kind,
    message: redact(message || `TikTok answered HTTP ${status} without saying why.`).slice(0, 500),
    status,
    code: code ?? undefined,
    retryAfterMs: mayWait ? (retryAfterMs ?? meaning.retryAfterMs ?? minuteMs) : undefined,
    requestId: requestId ?? undefined,
  });
}

/** What became of a post that TikTok had taken and then dropped. Nothing of it is public. */
export function rejectionOf(failReason: string): SocialError {
  const meaning = failReasons.get(failReason) ?? { kind: "permanent" as const, words: `TikTok did not publish it: ${failReason || "no reason given"}.` };
  return new SocialError({ network: "tiktok", kind: meaning.kind, message: meaning.words, code: failReason || undefined, retryAfterMs: meaning.retryAfterMs });
}

function kindOfStatus(status: number, code: string | null, effect: CallEffect): SocialErrorKind {
  if (status === 429) return "rate_limited";
  if (status >= 500 || status === 408 || code === "internal_error") return kindOfUnknown(effect);
  // The API's own refusal created nothing; what somebody between us says proves nothing.
  return code === null ? kindOfUnknown(effect) : "permanent";
}
