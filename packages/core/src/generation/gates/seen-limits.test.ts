import { expect, test } from "vitest";
import { seenPerMinute } from "./seen-limits.ts";

const limit = (changes: object = {}) => ({ limit: 500, remaining: 499, resetMs: 120, ...changes });

test("reads a minute's allowance from the headers", () => {
  expect(seenPerMinute("openai", { requests: limit(), tokens: limit({ limit: 30_000 }) })).toEqual({ requests: 500, tokens: 30_000, restMs: null });
  expect(seenPerMinute("openai", null)).toEqual({ requests: null, tokens: null, restMs: null });
});

test("a day's requests are no minute's", () => {
  expect(seenPerMinute("groq", { requests: limit({ limit: 14_400 }), tokens: limit({ limit: 6_000 }) })).toMatchObject({ requests: null, tokens: 6_000 });
});

test("a used-up window is waited out, the longer of two", () => {
  expect(seenPerMinute("anthropic", { requests: limit({ remaining: 0, resetMs: 900 }), tokens: limit({ remaining: 0, resetMs: 4_000 }) }).restMs).toBe(4_000);
});

test.each([0, -1, 1.5, Number.NaN, 1e18])("an absurd limit (%s) teaches nothing", (absurd) => {
  expect(seenPerMinute("openai", { requests: limit({ limit: absurd }), tokens: null }).requests).toBeNull();
});
