/** Requests and tokens of the running minute, for rate-limit headers. In memory: nobody relies on it after a restart. */
export interface RateWindow {
  count(key: string, tokens: number, now: number): { remainingRequests: number; remainingTokens: number; resetMs: number };
}

export const requestsPerMinute = 10_000;
export const tokensPerMinute = 4_000_000;
const minuteMs = 60_000;

export function rateWindow(): RateWindow {
  const windows = new Map<string, { startedAt: number; requests: number; tokens: number }>();
  return {
    count: (key, tokens, now) => {
      let window = windows.get(key);
      if (!window || now - window.startedAt >= minuteMs || now < window.startedAt) windows.set(key, (window = { startedAt: now, requests: 0, tokens: 0 }));
      window.requests += 1;
      window.tokens += tokens;
      return {
        remainingRequests: Math.max(0, requestsPerMinute - window.requests), remainingTokens: Math.max(0, tokensPerMinute - window.tokens),
        resetMs: window.startedAt + minuteMs - now,
      };
    },
  };
}
