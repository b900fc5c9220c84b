import type { LimitResult } from "./limiter.ts";

/** The headers that tell a caller where it stands; seconds, rounded up (R21). `Retry-After` only when refused. */
export function rateLimitHeaders(result: LimitResult): Record<string, string> {
  const resetSeconds = Math.ceil(result.resetMs / 1_000);
  const headers: Record<string, string> = {
    "RateLimit-Limit": String(result.limit),
    "RateLimit-Remaining": String(result.remaining),
    "RateLimit-Reset": String(resetSeconds),
  };
  if (!result.allowed) headers["Retry-After"] = String(Math.max(1, resetSeconds));
  return headers;
}
