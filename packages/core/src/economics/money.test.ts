import { expect, test } from "vitest";
import { fromMicro, toMicro } from "./money.ts";

test.each([
  ["0", 0n],
  ["199000", 199_000_000_000n],
  ["4.5", 4_500_000n],
  ["0.000001", 1n],
  ["-0.25", -250_000n],
  ["999999999999.999999", 999_999_999_999_999_999n],
])("%s is the same sum in both directions", (amount, micro) => {
  expect(toMicro(amount)).toBe(micro);
  expect(fromMicro(micro)).toBe(amount);
});

test("zeros at the end carry no meaning", () => {
  expect(toMicro("4.50")).toBe(4_500_000n);
  expect(fromMicro(toMicro("100.000000"))).toBe("100");
});

test("keeps every micro-unit where a number would round", () => {
  expect(fromMicro(9_007_199_254_740_993n)).toBe("9007199254.740993");
});

test.each(["", "1e3", "1,000", ".5", "5.", "0.0000001", "Infinity", "９", " 1", "9999999999999"])("refuses %j", (amount) => {
  expect(() => toMicro(amount)).toThrow(RangeError);
});
