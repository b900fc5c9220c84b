import type { PublicationStatus } from "./schema.ts";

/** Statuses in which a publication still has something before it. */
export const openStatuses = ["scheduled", "preparing", "armed", "sending", "uncertain", "needs_auth"] as const satisfies readonly PublicationStatus[];

/** Statuses in which nothing public can exist yet, so that an edit or cancel wins (R11). */
export const recallableStatuses = ["scheduled", "preparing", "armed", "needs_auth"] as const satisfies readonly PublicationStatus[];

export const isOpen = (status: PublicationStatus): boolean => (openStatuses as readonly string[]).includes(status);
export const isRecallable = (status: PublicationStatus): boolean => (recallableStatuses as readonly string[]).includes(status);

/** How a failed call changes a publication. Pure: the worker reads the error, this decides, the worker writes. */
export type Consequence =
  /** Nothing was created; the same call again after `delayMs`. */
  | { next: "again"; delayMs: number; waitReason: string; blockLaneMs: number | null }
  /** The effect may exist: look, never resend. */
  | { next: "reconcile" }
  /** The account refuses us: wait for a person to reconnect. */
  | { next: "needs_auth" }
  | { next: "failed" };

export interface FailureFacts {
  kind: string;
  retryAfterMs: number | undefined;
  tries: number;
}

export interface RetryPolicy {
  baseMs: number;
  maxMs: number;
}

/** @param random in [0, 1), spreads retries of many publications */
export function consequenceOf(failure: FailureFacts, policy: RetryPolicy, random: number): Consequence {
  switch (failure.kind) {
    case "ambiguous":
      return { next: "reconcile" };
    case "reauth":
    case "scope_missing":
      return { next: "needs_auth" };
    case "rate_limited":
    case "quota_exhausted": {
      const delayMs = failure.retryAfterMs ?? Math.max(backoffMs(failure.tries, policy, random), policy.maxMs);
      return { next: "again", delayMs, waitReason: failure.kind, blockLaneMs: delayMs };
    }
    case "transient":
    case "not_ready":
      return { next: "again", delayMs: failure.retryAfterMs ?? backoffMs(failure.tries, policy, random), waitReason: failure.kind, blockLaneMs: null };
    default:
      return { next: "failed" };
  }
}

/** Doubles from `baseMs` to `maxMs`; the actual wait lies between half of it and all of it. */
export function backoffMs(tries: number, policy: RetryPolicy, random: number): number {
  const full = Math.min(policy.maxMs, policy.baseMs * 2 ** Math.min(tries, 20));
  return Math.round(full / 2 + (full / 2) * random);
}

/** Longest plan ahead, in days. */
export const maxDaysAhead = 3 * 366;

/** Minutes that a chosen time may lie in the past, for a person who took a moment to press the button. */
export const pastGraceMs = 2 * 60_000;
