import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { SocialErrorKind } from "../../spec/social-error.ts";

/** What a call does on the network, which decides what a lost answer means. */
export type CallEffect =
  | "read"
  /** Invisible and repeatable: a second unused picture harms nobody. */
  | "prepare"
  /** The single irreversible call. */
  | "publish";

const failureBody = z.object({
  code: z.union([z.string(), z.number()]).nullish().catch(null),
  serviceErrorCode: z.number().nullish().catch(null),
  message: z.string().nullish().catch(null),
});
export type LinkedInFailure = z.infer<typeof failureBody>;

/** The refusal in an answer's body, or null when it is not LinkedIn's own. Pure. */
export function readFailure(body: unknown): LinkedInFailure | null {
  const parsed = failureBody.safeParse(body);
  return parsed.success && (parsed.data.message || parsed.data.code) ? parsed.data : null;
}

export interface FailedAnswer {
  status: number;
  /** Null when the answer was not LinkedIn's. */
  failure: LinkedInFailure | null;
  effect: CallEffect;
  now: Date;
  requestId: string | null;
  /** Takes tokens and secrets out of the network's words. */
  redact: (text: string) => string;
}

/** What a failed answer means for us, from documented status and code, never from wording. */
export function toSocialError({ status, failure, effect, now, requestId, redact }: FailedAnswer): SocialError {
  const code = failure?.code === null || failure?.code === undefined ? null : String(failure.code);
  const kind = kindOf(status, code, failure !== null, effect);
  const message = failure?.message ?? "";
  return new SocialError({
    network: "linkedin",
    kind,
    message: redact((failure?.message || `LinkedIn answered HTTP ${status} without saying why.`).slice(0, 500)),
    status,
    code: code ?? undefined,
    // Its limits are of a day and end at midnight UTC; no header says so. Source: LinkedIn, rate limiting (seen 2026-11-22).
    retryAfterMs: kind === "rate_limited" ? nextMidnight(now).getTime() - now.getTime() : undefined,
    limitOf: kind === "rate_limited" && isAppLimit(effect, message) ? "app" : "account",
    requestId: requestId ?? undefined,
  });
}

/**
 * Whether the day's posts of our app are used up, whoever posts. Each resource has limits of its own, of the app and of the member, and
 * the one place where LinkedIn tells which was met is its message. Source: LinkedIn, rate limits, and clients in use (seen 2026-11-23).
 */
const isAppLimit = (effect: CallEffect, message: string): boolean => effect === "publish" && /\bAPPLICATION DAY limit\b/.test(message);

/** When LinkedIn's daily counters begin anew. */
export const nextMidnight = (now: Date): Date => new Date((Math.floor(now.getTime() / 86_400_000) + 1) * 86_400_000);

/** The kind of a failure after which the effect may stand on the network or not. */
export const kindOfUnknown = (effect: CallEffect): SocialErrorKind => (effect === "publish" ? "ambiguous" : "transient");

/** The post that stands there already, in the words of a refused copy; the one place where LinkedIn tells it is its message. */
export function duplicateOf(error: SocialError): string | null {
  return error.status === 422 ? (/\burn:li:(?:share|ugcPost|activity):\d+/.exec(error.message)?.[0] ?? null) : null;
}

/** Source: LinkedIn Posts API errors and clients in use (seen 2026-11-22). */
const kindOfCode: Readonly<Record<string, SocialErrorKind>> = {
  MEDIA_ASSET_WAITING_UPLOAD: "not_ready",
  MEDIA_ASSET_PROCESSING_FAILED: "media_invalid",
  INVALID_IMAGE_ID: "media_invalid",
  INVALID_VIDEO_ID: "media_invalid",
  FIELD_LENGTH_TOO_LONG: "content_rejected",
  EXPIRED_UPLOAD_URL: "transient",
  VERSION_MISSING: "config_error",
  EMPTY_ACCESS_TOKEN: "reauth",
  EXPIRED_ACCESS_TOKEN: "reauth",
  REVOKED_ACCESS_TOKEN: "reauth",
  INVALID_ACCESS_TOKEN: "reauth",
};

function kindOf(status: number, code: string | null, isTheirs: boolean, effect: CallEffect): SocialErrorKind {
  if (status >= 500 || status === 408) return kindOfUnknown(effect);
  if (status === 429) return "rate_limited";
  if (status === 426) return "config_error";
  const known = kindOfCode[code ?? ""];
  if (known) return known;
  if (status === 401) return "reauth";
  if (status === 403 && isTheirs) return "scope_missing";
  // Two writers at the same entity: refused, nothing created.
  if (status === 409 && isTheirs) return "transient";
  if (status === 422 && isTheirs) return "content_rejected";
  // Not LinkedIn's own answer: something between us may have failed on either side of it.
  if (!isTheirs && effect === "publish") return "ambiguous";
  return "permanent";
}
