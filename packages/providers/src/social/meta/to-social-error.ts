import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { SocialErrorKind } from "../../spec/social-error.ts";
import type { MetaNetwork } from "./meta-networks.ts";
import { metaNames } from "./meta-networks.ts";

/** What a call does on the network, which decides what a lost answer means. */
export type CallEffect =
  | "read"
  /** Invisible and repeatable: a second unpublished photo harms nobody. */
  | "prepare"
  /** The single irreversible call. */
  | "publish";

/** Limits of the app as a whole, by the hour and by the day; all others are of a person, a page or an account. Source: Graph API rate limiting (checked 2026-11-22). */
const appLimitCodes: ReadonlySet<number> = new Set([4, 341]);

const graphError = z.object({
  message: z.string().catch(""),
  code: z.number().nullish().catch(null),
  error_subcode: z.number().nullish().catch(null),
  is_transient: z.boolean().nullish().catch(null),
  error_user_title: z.string().nullish().catch(null),
  error_user_msg: z.string().nullish().catch(null),
  fbtrace_id: z.string().nullish().catch(null),
});
export type GraphError = z.infer<typeof graphError>;

const errorBody = z.object({ error: graphError });
/** How the host for bytes words its failures. */
const uploadBody = z.object({ debug_info: z.object({ retriable: z.boolean().catch(false), type: z.string().catch(""), message: z.string().catch("") }) });

/** The error in a Graph API answer, or null when the body holds none. Pure. */
export function readGraphError(body: unknown): GraphError | null {
  const parsed = errorBody.safeParse(body);
  if (parsed.success) return parsed.data.error;
  const upload = uploadBody.safeParse(body);
  if (!upload.success) return null;
  const { retriable, type, message } = upload.data.debug_info;
  // Bytes from a wrong offset are none: the next try asks where to begin.
  return { message, is_transient: retriable || type === "OffsetInvalidError", code: null, error_subcode: null, error_user_title: null, error_user_msg: null, fbtrace_id: null };
}

/** What a network's own codes mean; null leaves it to the rules that all of Meta shares. */
export type ErrorMeanings = (error: GraphError, effect: CallEffect) => SocialErrorKind | null;

export interface FailedAnswer {
  network: MetaNetwork;
  meanings?: ErrorMeanings | undefined;
  status: number;
  /** Null when the answer was not the Graph API's. */
  error: GraphError | null;
  effect: CallEffect;
  retryAfterMs: number | undefined;
  requestId: string | null;
  /** Takes tokens and secrets out of the network's words. */
  redact: (text: string) => string;
}

/** What a failed answer means for us, from documented codes, never from wording. */
export function toSocialError({ network, meanings, status, error, effect, retryAfterMs, requestId, redact }: FailedAnswer): SocialError {
  const kind = error ? (meanings?.(error, effect) ?? kindOfError(error, status, effect)) : kindOfStatus(status, effect);
  const code = error?.code ?? null;
  const subcode = error?.error_subcode ?? null;
  return new SocialError({
    network,
    kind,
    message: redact(wordsOf(error) ?? `${metaNames[network]} answered HTTP ${status} without saying why.`),
    status,
    code: code === null ? undefined : subcode === null ? String(code) : `${code}/${subcode}`,
    retryAfterMs: kind === "rate_limited" ? retryAfterMs : undefined,
    limitOf: kind === "rate_limited" && appLimitCodes.has(code ?? 0) ? "app" : "account",
    requestId: error?.fbtrace_id ?? requestId ?? undefined,
  });
}

/** The kind of a failure after which the effect may stand on the network or not. */
export function kindOfUnknown(effect: CallEffect): SocialErrorKind {
  return effect === "publish" ? "ambiguous" : "transient";
}

/**
 * Subcodes whose meaning is confirmed. Those on which clients disagree (1390008, 1349125, 1366046, 1609008, 1346003, 2061006,
 * 1363047, 1609010) stay out: they end as `permanent` with Meta's own words.
 * Source: Meta error handling guide and Video API, with clients in use (2026-11-22).
 */
const kindOfSubcode: ReadonlyMap<number, SocialErrorKind | "unknown"> = new Map<number, SocialErrorKind | "unknown">([
  // The photos may be part of the post whose answer we lost.
  [1_366_051, "unknown"],
  ...([1_363_019, 1_363_021, 1_363_030, 1_363_033, 1_363_037, 1_363_041, 1_363_045] as const).map((code) => [code, "unknown"] as const),
  ...([1_363_022, 1_363_023, 1_363_024, 1_363_025, 1_363_026, 1_363_031, 1_363_032, 2_069_019] as const).map((code) => [code, "media_invalid"] as const),
  [1_363_005, "scope_missing"],
  [1_363_042, "scope_missing"],
  [1_404_078, "account_action_needed"],
  [4_854_002, "account_action_needed"],
  [1_404_112, "account_action_needed"],
  [1_404_102, "content_rejected"],
]);

function kindOfError({ code, error_subcode, is_transient }: GraphError, status: number, effect: CallEffect): SocialErrorKind {
  const bySubcode = kindOfSubcode.get(error_subcode ?? -1);
  if (bySubcode) return bySubcode === "unknown" ? kindOfUnknown(effect) : bySubcode;
  if (code === null || code === undefined) return is_transient === true ? kindOfUnknown(effect) : kindOfStatus(status, effect);
  if (code === 190 || code === 102) return "reauth";
  // Rate limits call themselves transient too, but say for certain that nothing was created.
  if ([4, 17, 32, 341, 613].includes(code) || (code >= 80_000 && code <= 80_014)) return "rate_limited";
  if (code === 10 || code === 3 || (code >= 200 && code <= 299)) return "scope_missing";
  if (code === 368) return "policy_blocked";
  if (code === 101) return "config_error";
  // An identical text stands there already: perhaps ours, whose answer we lost.
  if (code === 506) return effect === "publish" ? "ambiguous" : "permanent";
  if (code === 1 || code === 2 || code === 6000 || is_transient === true || status >= 500) return kindOfUnknown(effect);
  return "permanent";
}

function kindOfStatus(status: number, effect: CallEffect): SocialErrorKind {
  if (status === 429) return "rate_limited";
  // Not the Graph API's own answer: something between us may have failed on either side of it.
  if (effect === "publish" || status >= 500 || status === 408) return kindOfUnknown(effect);
  return "permanent";
}

function wordsOf(error: GraphError | null): string | null {
  const forPeople = [...new Set([error?.error_user_title, error?.error_user_msg].filter((words) => words))].join(" · ");
  return (forPeople || error?.message || null)?.slice(0, 500) ?? null;
}
