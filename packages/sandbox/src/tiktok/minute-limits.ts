import { TikTokError } from "./tiktok-error.ts";

/** Calls of one token to one endpoint within the last minute. Source: API reference of each endpoint (seen 2026-11-22). */
export interface MinuteLimits {
  /** @throws TikTokError `rate_limit_exceeded` when this call is one too many */
  count(accessToken: string, endpoint: string, limit: number): void;
  reset(): void;
}

const windowMs = 60_000;

export function createMinuteLimits(now: () => number): MinuteLimits {
  const windows = new Map<string, number[]>();
  return {
    count(accessToken, endpoint, limit) {
      const key = `${endpoint} ${accessToken}`;
      const at = now();
      const recent = (windows.get(key) ?? []).filter((time) => time > at - windowMs && time <= at);
      if (recent.length >= limit) {
        windows.set(key, recent);
        throw new TikTokError("rate_limit_exceeded", "The API rate limit was exceeded. Please try again later.");
      }
      windows.set(key, [...recent, at]);
    },
    reset: () => windows.clear(),
  };
}
