import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible";

/** At most `points` in each window of `durationSeconds` for one key. */
export interface LimitRule {
  /** Stable, `sign-in` for example; part of the stored key. */
  name: string;
  points: number;
  durationSeconds: number;
}

export interface LimitResult {
  allowed: boolean;
  /** Points of the rule. */
  limit: number;
  /** Points left in this window. */
  remaining: number;
  /** Until the window ends and all points are back. */
  resetMs: number;
}

export interface Limiter {
  /**
   * Takes points (one by default) for a key. Never fails: while the shared store is away, this process counts alone.
   */
  consume(rule: LimitRule, key: string, points?: number): Promise<LimitResult>;
  /** Gives a key all its points back, after a successful sign-in for example. */
  reset(rule: LimitRule, key: string): Promise<void>;
}

/** The part of a `pg` pool that is used. Its connections must be allowed to write `platform.rate_limits`. */
export interface LimitConnection {
  query(query: { name?: string; text: string; values?: unknown[] }): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

export type LimitStore =
  /** One process, forgotten when it ends. */
  | { kind: "memory" }
  /** Shared by all processes, in the table that `rateLimitsTable` describes. */
  | { kind: "postgres"; pool: LimitConnection };

/** Table that the Postgres store needs; unlogged, because losing counts in a crash harms no one. */
export const rateLimitsTable = `create unlogged table if not exists platform.rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
)`;

/** Rate limits that count in memory or, shared, in Postgres (R21). */
export function createLimiter({ store }: { store: LimitStore }): Limiter {
  const limiters = new Map<string, RateLimiterAbstract>();
  const client = store.kind === "postgres" ? plainNumbers(store.pool) : undefined;

  const limiterOf = (rule: LimitRule): RateLimiterAbstract => {
    const id = `${rule.name}:${rule.points}:${rule.durationSeconds}`;
    const known = limiters.get(id);
    if (known) return known;
    const options = { keyPrefix: rule.name, points: rule.points, duration: rule.durationSeconds };
    const memory = new RateLimiterMemory(options);
    const created = client
      ? new RateLimiterPostgres({
          ...options,
          storeClient: client,
          storeType: "client",
          schemaName: "platform",
          tableName: "rate_limits",
          tableCreated: true,
          // Once used up, further attempts of a window cost the database nothing.
          inMemoryBlockOnConsumed: rule.points,
          insuranceLimiter: memory,
          // One sweeper of expired rows is enough for the whole table.
          clearExpiredByTimeout: limiters.size === 0,
        })
      : memory;
    limiters.set(id, created);
    return created;
  };

  return {
    async consume(rule, key, points = 1) {
      try {
        return toResult(rule, true, await limiterOf(rule).consume(storedKey(key), points));
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return toResult(rule, false, refusal);
        throw refusal;
      }
    },
    async reset(rule, key) {
      await limiterOf(rule).delete(storedKey(key));
    },
  };
}

function toResult(rule: LimitRule, allowed: boolean, result: RateLimiterRes): LimitResult {
  return { allowed, limit: rule.points, remaining: allowed ? result.remainingPoints : 0, resetMs: Math.max(0, result.msBeforeNext) };
}

/** Keys can hold e-mail addresses and tokens: the table learns only their hash, of a known length. */
function storedKey(key: string): string {
  return createHash("sha256").update(key, "utf8").digest("base64url");
}

/** `expire` is a bigint, which this product's pools may read as BigInt; the limiter calculates with numbers. */
function plainNumbers(pool: LimitConnection): LimitConnection {
  const types = { getTypeParser: () => Number };
  return { query: (query) => pool.query(Object.assign({ ...query }, { types })) };
}
