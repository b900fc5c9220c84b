import { expect, it } from "vitest";
import { readRateLimits } from "./read-rate-limits.ts";

const now = () => new Date("2026-11-22T08:00:00Z");

it("reads OpenAI's and Groq's headers, durations included", () => {
  const of = (reset: string) => readRateLimits({ "x-ratelimit-limit-requests": "60", "x-ratelimit-remaining-requests": "59", "x-ratelimit-reset-requests": reset }, now);
  expect(of("1s")).toEqual({ requests: { limit: 60, remaining: 59, resetMs: 1_000 }, tokens: null });
  for (const [reset, resetMs] of [["6m0s", 360_000], ["2m59.56s", 179_560], ["7.66s", 7_660], ["120ms", 120], ["1d2h3m", 93_780_000], ["30", 30_000], ["soon", null]] as const) {
    expect(of(reset)?.requests?.resetMs, reset).toBe(resetMs);
  }
});

it("reads Anthropic's headers, times included", () => {
  expect(readRateLimits({
    "anthropic-ratelimit-requests-limit": "50", "anthropic-ratelimit-requests-remaining": "0", "anthropic-ratelimit-requests-reset": "2026-11-22T08:00:30Z",
    "anthropic-ratelimit-tokens-limit": "100000", "anthropic-ratelimit-tokens-remaining": "99000", "anthropic-ratelimit-tokens-reset": "2026-11-22T07:00:00Z",
  }, now)).toEqual({ requests: { limit: 50, remaining: 0, resetMs: 30_000 }, tokens: { limit: 100_000, remaining: 99_000, resetMs: 0 } });
});

it("takes Anthropic's limit of input tokens where it names no other", () => {
  expect(readRateLimits({ "anthropic-ratelimit-input-tokens-limit": "50000", "anthropic-ratelimit-input-tokens-remaining": "100" }, now)?.tokens).toEqual({ limit: 50_000, remaining: 100, resetMs: null });
});

it("says nothing where the headers say nothing that can be read", () => {
  expect(readRateLimits({ "content-type": "application/json" }, now)).toBeNull();
  expect(readRateLimits({ "x-ratelimit-limit-requests": "many", "x-ratelimit-remaining-tokens": "-5" }, now)).toBeNull();
});
