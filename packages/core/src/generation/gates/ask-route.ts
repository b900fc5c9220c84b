import { ProviderError, type ProviderErrorKind, type TextResult } from "@agency/providers/text";
import type { UsableEntry } from "../providers/routing.ts";
import type { WaitReason } from "../table.ts";
import { describeFailure } from "./describe-failure.ts";
import type { Gates, Pass } from "./gates.ts";

/** Nobody answers now; asking makes sense again in `waitMs`. */
export interface Wait {
  waitMs: number;
  reason: Exclude<WaitReason, "budget">;
  entry: UsableEntry;
}

/** What came of asking each entry of a route once, in order. */
export type Asked<Answer> =
  | { answer: Answer }
  /** `wait` is the shortest one; `failure` the last entry that was asked and could not serve. */
  | { answer: null; wait: Wait | null; failure: { error: ProviderError; entry: UsableEntry } | null };

/** A failure that is the request's or the key's own fault: asking somebody else would hide it. */
export class HopelessError extends Error {
  readonly kind: ProviderErrorKind;
  constructor(error: ProviderError, entry: UsableEntry) {
    super(describeFailure(error, entry), { cause: error });
    this.name = "HopelessError";
    this.kind = error.kind;
  }
}

/** Shorter pauses are waited out rather than sent on to the next provider. */
const shortPauseMs = 1_000;

/**
 * Asks the entries of a route in turn: on a rate limit, a used-up quota, an outage or a timeout the next one takes over. Where merely
 * all of a provider's places are taken, the place is waited for: a campaign is not to spill into a dearer model by its size.
 * @param call makes one call; what it throws other than a retryable `ProviderError` ends the walk
 * @throws HopelessError that no other entry can help with (bad key, invalid, refused); whatever else `call` throws
 */
export async function askRoute<Answer extends { result: TextResult }>(
  gates: Gates,
  entries: readonly UsableEntry[],
  tokens: number,
  call: (entry: UsableEntry) => Promise<Answer>,
): Promise<Asked<Answer>> {
  let wait: Wait | null = null;
  let failure: { error: ProviderError; entry: UsableEntry } | null = null;
  const note = (found: Wait) => {
    if (wait === null || found.waitMs < wait.waitMs) wait = found;
  };
  for (const entry of entries) {
    const { gate } = entry.resolved;
    const admission = gate === null ? freely : await gates.admit(gate, tokens);
    if (!admission.admitted) {
      const { waitMs, reason } = admission;
      note({ waitMs, reason, entry });
      if (reason === "busy" || (reason === "limit" && waitMs <= shortPauseMs)) break;
      continue;
    }
    const { pass } = admission;
    try {
      const answer = await call(entry);
      const { usage, rateLimits } = answer.result;
      await pass.leave({ outcome: "succeeded", usedTokens: usage.inputTokens + usage.outputTokens, rateLimits });
      return { answer };
    } catch (error) {
      if (!(error instanceof ProviderError)) {
        await pass.leave({ outcome: "untold" });
        throw error;
      }
      if (error.kind === "rate_limit") {
        const restMs = await pass.leave({ outcome: "limited", retryAfterMs: error.retryAfterMs, rateLimits: error.rateLimits });
        note({ waitMs: restMs, reason: "limit", entry });
      } else {
        // It answered: whatever is wrong, it is not the other side's health.
        await pass.leave(error.retryable ? { outcome: "failed" } : { outcome: "succeeded", usedTokens: 0 });
        if (!error.retryable && error.kind !== "quota") throw new HopelessError(error, entry);
      }
      failure = { error, entry };
    }
  }
  return { answer: null, wait, failure };
}

const unlimited: Pass = { leave: () => Promise.resolve(0) };
/** The local writer asks nobody. */
const freely = { admitted: true, pass: unlimited } as const;
