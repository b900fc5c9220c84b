import { expect, test } from "vitest";
import { compareArms, isMatchedSlot, rhythm, stepAt, weigh } from "./rules.ts";

const hour = 3_600_000;
const post = (audience: number, interactions: number, stepsDone = 5) => ({ audience, interactions, stepsDone });

test("an answer counts for the step of its own age, and a step slept through is not made up", () => {
  expect(stepAt(hour - 1, 0)).toBeNull();
  expect(stepAt(hour, 0)).toEqual({ step: "1h", stepsDone: 1 });
  expect(stepAt(30 * hour, 1)).toEqual({ step: "1d", stepsDone: 3 });
  expect(stepAt(30 * hour, 3)).toBeNull();
  expect(stepAt(999 * 24 * hour, 5)).toEqual({ step: "28d", stepsDone: rhythm.length });
});

test("people come before views, and a sum of its own only where no parts are told", () => {
  expect(weigh({ views: 200, reach: 100, likes: 5, comments: 5 })).toEqual({ audience: 100, interactions: 10, rate: 0.1 });
  expect(weigh({ views: 50, interactions: 5 })).toEqual({ audience: 50, interactions: 5, rate: 0.1 });
  expect(weigh({ likes: 3 })).toEqual({ audience: null, interactions: 3, rate: null });
  expect(weigh({ views: 0, likes: 0 })).toEqual({ audience: 0, interactions: 0, rate: null });
});

test("a huge audience of two posts makes no winner where the channel's posts vary as much by themselves", () => {
  const noisy = [0.01, 0.08, 0.02, 0.09, 0.015, 0.07, 0.03, 0.05];
  const steady = [0.049, 0.05, 0.051, 0.05, 0.05, 0.0505, 0.0495, 0.05];
  const [a, b] = [[post(100_000, 5_000)], [post(100_000, 6_000)]];
  expect(compareArms(a, b, noisy)).toMatchObject({ verdict: "open" });
  expect(compareArms(a, b, steady)).toMatchObject({ verdict: "B", difference: expect.closeTo(0.2, 2) });
  expect(compareArms(b, a, steady)).toMatchObject({ verdict: "A" });
});

test("nothing is said too early or without a history", () => {
  const rates = Array.from({ length: 20 }, (_, index) => 0.04 + index / 1_000);
  expect(compareArms([post(1_000, 50, 3)], [post(1_000, 90)], rates)).toMatchObject({ verdict: "too_early", confidence: null });
  expect(compareArms([post(1_000, 50)], [post(1_000, 90)], rates.slice(0, 7))).toMatchObject({ verdict: "no_history", confidence: null });
  expect(compareArms([], [post(1_000, 90)], rates)).toMatchObject({ verdict: "too_early", difference: null });
});

test("no arm wins a draw, and posts without a reaction can be compared", () => {
  const rates = Array.from({ length: 20 }, (_, index) => 0.04 + index / 1_000);
  expect(compareArms([post(1_000, 50)], [post(1_000, 50)], rates)).toMatchObject({ verdict: "open", confidence: 0.5, difference: 0 });
  expect(compareArms([post(1_000, 0)], [post(1_000, 40)], rates)).toMatchObject({ verdict: "B" });
});

test("slots match by hour and by kind of day, over midnight too", () => {
  expect(isMatchedSlot({ hour: 20, weekday: 2 }, { hour: 21, weekday: 4 })).toBe(true);
  expect(isMatchedSlot({ hour: 23, weekday: 6 }, { hour: 0, weekday: 7 })).toBe(true);
  expect(isMatchedSlot({ hour: 20, weekday: 2 }, { hour: 20, weekday: 6 })).toBe(false);
  expect(isMatchedSlot({ hour: 9, weekday: 2 }, { hour: 12, weekday: 2 })).toBe(false);
});
