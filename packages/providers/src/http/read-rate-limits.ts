import type { RateLimit, RateLimits } from "../spec/text.ts";

/**
 * What an answer's headers say of our limits, or null. Header names in lower case.
 * Source: `x-ratelimit-*` of OpenAI, Groq and vLLM gateways with durations (`6m0s`, `7.66s`, `120ms`); `anthropic-ratelimit-*` with
 * RFC 3339 times (seen 2026-11-22).
 */
export function readRateLimits(headers: Readonly<Record<string, string>>, now: () => Date): RateLimits | null {
  const requests = readLimit(headers, "requests", now);
  const tokens = readLimit(headers, "tokens", now);
  return requests === null && tokens === null ? null : { requests, tokens };
}

function readLimit(headers: Readonly<Record<string, string>>, what: "requests" | "tokens", now: () => Date): RateLimit | null {
  const part = (name: "limit" | "remaining" | "reset"): string | undefined =>
    headers[`x-ratelimit-${name}-${what}`] ?? headers[`anthropic-ratelimit-${what}-${name}`] ?? (what === "tokens" ? headers[`anthropic-ratelimit-input-tokens-${name}`] : undefined);
  const limit = count(part("limit"));
  const remaining = count(part("remaining"));
  const resetMs = milliseconds(part("reset"), now);
  return limit === null && remaining === null && resetMs === null ? null : { limit, remaining, resetMs };
}

function count(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,15}$/.test(value.trim()) ? Number(value) : null;
}

const unitMs: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

function milliseconds(value: string | undefined, now: () => Date): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  if (/^(\d+(\.\d+)?(ms|[dhms]))+$/.test(text)) {
    const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/g);
    return Math.ceil([...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitMs[unit ?? ""] ?? 0), 0));
  }
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.max(0, time - now().getTime());
}
