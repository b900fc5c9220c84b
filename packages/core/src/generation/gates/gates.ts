import { sql } from "drizzle-orm";
import type { Config } from "@agency/platform/config";
import { newId, rows, type Database } from "@agency/platform/db";
import type { Log } from "@agency/platform/log";
import type { RateLimits, TextProviderKind } from "@agency/providers/text";
import type { WaitReason } from "../table.ts";
import { seenPerMinute } from "./seen-limits.ts";

/** One other side and key, as all processes count it. */
export interface Gate {
  key: string;
  kind: TextProviderKind;
  /** Key of the provider, for a person to read. */
  provider: string;
  /** Null: the installation's own key, which organizations share. */
  organizationId: string | null;
  /** What the owner allows; null: as the provider's headers say. */
  limits: { concurrency: number | null; requestsPerMinute: number | null; tokensPerMinute: number | null };
}

export type Admission =
  | { admitted: true; pass: Pass }
  /** Not now: `waitMs` is how long it will take as things stand. */
  | { admitted: false; waitMs: number; reason: Exclude<WaitReason, "budget"> };

/** How a call went, for the next one's sake. */
export type CallOutcome =
  | { outcome: "succeeded"; usedTokens: number; rateLimits?: RateLimits | null | undefined }
  /** The other side is in trouble. */
  | { outcome: "failed" }
  /** The other side asked for quiet, for so long where it said so. */
  | { outcome: "limited"; retryAfterMs: number | undefined; rateLimits?: RateLimits | null | undefined }
  /** Not made after all, or it says nothing about the other side. */
  | { outcome: "untold" };

/** The right to make one call now. */
export interface Pass {
  /** Gives the place back. @returns milliseconds of quiet that the gate keeps from now on */
  leave(outcome: CallOutcome): Promise<number>;
}

/**
 * Circuit breakers, quiet times, minute budgets and places under way, shared by all processes through one row for each other side. An
 * admission is one statement under that row's lock, so that however many workers ask at once, the limits hold.
 */
export interface Gates {
  /** @param tokens the most that the call may use, counted against the minute and given back when it used less */
  admit(gate: Gate, tokens: number): Promise<Admission>;
  /** Ends the renewal of places; those held now run out by themselves. */
  close(): void;
}

/** So many calls of one provider at a time when its owner says nothing. */
export const defaultConcurrency = 32;

export function createGates(deps: { db: Database; log: Log; processId: string; config: Pick<Config, "PROVIDER_BREAKER_FAILURES" | "PROVIDER_BREAKER_OPEN_MS" | "GENERATION_LEASE_MS"> }): Gates {
  const { db, log, processId, config } = deps;
  const held = new Set<string>();
  const renew = async () => {
    if (held.size === 0) return;
    try {
      await db.system((tx) => tx.execute(sql`update provider_places set expires_at = agency.now() + ${config.GENERATION_LEASE_MS} * interval '1 millisecond' where owner = ${processId}`));
    } catch (error) {
      log.warn({ err: error }, "places at providers could not be renewed; trying again");
    }
  };
  const timer = setInterval(() => void renew(), Math.max(50, config.GENERATION_LEASE_MS / 3));
  timer.unref();

  async function leave(gate: Gate, place: string, tokens: number, call: CallOutcome): Promise<number> {
    held.delete(place);
    const seen = "rateLimits" in call ? seenPerMinute(gate.kind, call.rateLimits) : { requests: null, tokens: null, restMs: null };
    const restMs = call.outcome === "limited" ? (call.retryAfterMs ?? null) : seen.restMs;
    // What a failed call used of the minute nobody knows.
    const spare = call.outcome === "succeeded" ? Math.max(0, tokens - call.usedTokens) : call.outcome === "failed" ? 0 : tokens;
    try {
      const [left] = await db.system((tx) =>
        rows<{ rest: number }>(
          tx,
          sql`select agency.leave_call(${gate.key}, ${place}, ${call.outcome}, ${spare}, ${restMs}::double precision, ${config.PROVIDER_BREAKER_FAILURES},
                ${config.PROVIDER_BREAKER_OPEN_MS}, ${seen.requests}::integer, ${seen.tokens}::integer) as rest`,
        ),
      );
      return left?.rest ?? 0;
    } catch (error) {
      // The answer in hand is worth more than the count; the place runs out by itself.
      log.warn({ err: error, provider: gate.provider }, "how a call went could not be noted");
      return 0;
    }
  }

  return {
    async admit(gate, tokens) {
      const place = newId();
      const { limits } = gate;
      const [answer] = await db.system((tx) =>
        rows<{ wait_ms: number; reason: Exclude<WaitReason, "budget"> | null }>(
          tx,
          sql`select wait_ms, reason from agency.admit_call(${gate.key}, ${gate.organizationId}::uuid, ${gate.provider}, ${place}, ${processId}, ${config.GENERATION_LEASE_MS}, ${tokens},
                ${config.PROVIDER_BREAKER_FAILURES}, ${limits.concurrency ?? defaultConcurrency}, ${limits.requestsPerMinute}::double precision, ${limits.tokensPerMinute}::double precision)`,
        ),
      );
      if (answer!.reason !== null) return { admitted: false, waitMs: Math.max(1, answer!.wait_ms), reason: answer!.reason };
      held.add(place);
      return { admitted: true, pass: { leave: (call) => leave(gate, place, tokens, call) } };
    },
    close: () => clearInterval(timer),
  };
}
