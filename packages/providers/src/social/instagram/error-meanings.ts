import type { SocialErrorKind } from "../../spec/social-error.ts";
import type { CallEffect, ErrorMeanings } from "../meta/to-social-error.ts";
import { kindOfUnknown } from "../meta/to-social-error.ts";

/** Restricted activity: has been answered to posts that stand all the same. */
export const restrictedActivity = 2_207_051;

/** What Instagram's subcodes mean; the rest is Meta's own. */
export const instagramMeanings: ErrorMeanings = ({ error_subcode }, effect) => meaningOf(error_subcode ?? 0, effect);

/**
 * What a subcode means for a call of that effect; null for one that we do not know.
 * Source: Instagram Platform, error codes, updated 2026-06-02 (checked 2026-11-22).
 */
export function meaningOf(subcode: number, effect: CallEffect): SocialErrorKind | null {
  // Anything but a publish call proves that nothing stands; trying again only makes it worse.
  if (subcode === restrictedActivity && effect !== "publish") return "policy_blocked";
  const kind = kinds.get(subcode);
  return kind === "unknown" ? kindOfUnknown(effect) : (kind ?? null);
}

/** `unknown`: of a publish call it says nothing for certain, any other call may be made again. */
const kinds: ReadonlyMap<number, SocialErrorKind | "unknown"> = new Map<number, SocialErrorKind | "unknown">([
  // Server error · download too slow · creating failed · upload error · upload failed · video download failed.
  ...([2_207_001, 2_207_003, 2_207_032, 2_207_053, 2_207_082, 2_207_077] as const).map((code) => [code, "unknown"] as const),
  // The address could not be fetched, which a moment may change.
  [2_207_052, "unknown"],
  // The container is not there: used, over, or never seen by this token. Its status tells which.
  [2_207_006, "unknown"],
  [2_207_008, "unknown"],
  [restrictedActivity, "unknown"],
  // The container is over, or not ready: nothing was published.
  [2_207_020, "not_ready"],
  [2_207_027, "not_ready"],
  [2_207_042, "quota_exhausted"],
  [2_207_050, "account_action_needed"],
  ...([2_207_004, 2_207_005, 2_207_009, 2_207_026, 2_207_057] as const).map((code) => [code, "media_invalid"] as const),
  [2_207_010, "content_rejected"],
  [2_207_040, "content_rejected"],
  ...([2_207_023, 2_207_028, 2_207_035, 2_207_036, 2_207_037, 2_207_081] as const).map((code) => [code, "permanent"] as const),
]);
