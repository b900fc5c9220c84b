import { expect, test } from "vitest";
import { leadOf, readyAt, typicalRate } from "./ab-test.ts";

const post = (dueAt: string, audience: number | null = null, interactions: number | null = null) => ({ publicationId: dueAt, contentId: dueAt, contentTitle: "", status: "published" as const, dueAt, audience, interactions, rate: null });

test("a lead is told from the one that has it", () => {
  expect(leadOf({ difference: 0.25 })).toEqual({ better: "B", by: 0.25 });
  // Half of A's rate: A has twice B's.
  expect(leadOf({ difference: -0.5 })).toEqual({ better: "A", by: 1 });
  expect(leadOf({ difference: null })).toBeNull();
});

test("every post weighs the same, whatever its audience", () => {
  expect(typicalRate([post("2026-11-01T00:00:00Z", 99_999, 9_999.5), post("2026-11-02T00:00:00Z", 99, 9.5)])).toBeCloseTo(0.1, 5);
  expect(typicalRate([post("2026-11-01T00:00:00Z")])).toBeNull();
});

test("an answer is there three days after the last post", () => {
  const arm = (...posts: ReturnType<typeof post>[]) => ({ posts, rate: null });
  expect(readyAt({ a: arm(post("2026-11-01T13:00:00.000Z")), b: arm(post("2026-11-05T13:00:00.000Z")) })).toBe("2026-11-08T13:00:00.000Z");
});
