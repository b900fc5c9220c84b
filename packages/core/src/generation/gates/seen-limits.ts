import type { RateLimits, TextProviderKind } from "@agency/providers/text";

/** What a provider's headers teach about the minute. */
export interface SeenLimits {
  requests: number | null;
  tokens: number | null;
  /** Nothing is left: quiet until the window is full again. */
  restMs: number | null;
}

/** Kinds whose request header counts a day, not a minute. Source: console.groq.com/docs/rate-limits (2026-11). */
const countsRequestsByDay: ReadonlySet<TextProviderKind> = new Set(["groq"]);
const longestRestMs = 24 * 3_600_000;

/** Reads a minute's allowance and a used-up one from an answer's headers. Pure. */
export function seenPerMinute(kind: TextProviderKind, limits: RateLimits | null | undefined): SeenLimits {
  if (!limits) return { requests: null, tokens: null, restMs: null };
  const rests = [limits.requests, limits.tokens].flatMap((limit) => (limit?.remaining === 0 && limit.resetMs !== null ? [limit.resetMs] : []));
  return {
    requests: countsRequestsByDay.has(kind) ? null : whole(limits.requests?.limit),
    tokens: whole(limits.tokens?.limit),
    restMs: rests.length === 0 ? null : Math.min(longestRestMs, Math.max(...rests)),
  };
}

/** A limit that a minute's bucket can hold; absurd ones teach nothing. */
function whole(limit: number | null | undefined): number | null {
  return limit !== null && limit !== undefined && Number.isSafeInteger(limit) && limit >= 1 && limit < 2_000_000_000 ? limit : null;
}
