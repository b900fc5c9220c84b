import type { RateUsage } from "../../spec/social.ts";

/** Remembers until when an account was told to wait. TikTok has no header that tells a budget. */
export interface RateTracker {
  limited(account: string, retryAfterMs: number): void;
  usageOf(account: string): RateUsage | null;
}

export function createRateTracker(now: () => Date): RateTracker {
  const until = new Map<string, number>();
  return {
    limited: (account, retryAfterMs) => void until.set(account, now().getTime() + retryAfterMs),
    usageOf(account) {
      const at = until.get(account);
      if (at === undefined) return null;
      if (at > now().getTime()) return { percent: 100, regainAt: new Date(at) };
      until.delete(account);
      return null;
    },
  };
}
