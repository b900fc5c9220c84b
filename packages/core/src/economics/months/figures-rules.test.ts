import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marginOf, marginPercent, noSums, shareOut, toMicroUsd } from "./figures-rules.ts";

describe("a margin", () => {
  it("is revenue less AI, rendering, the share of fixed costs and human time", () => {
    const sums = { planFee: 299_000_000n, overage: 15_000_000n, ai: 2_000_000n, rendering: 12_000_000n, fixed: 80_000_000n, human: 32_000_000n };
    expect(marginOf(sums)).toBe(188_000_000n);
    expect(marginPercent(sums)).toBe(59.9);
  });

  it("has no percent without revenue, and may be far below zero", () => {
    expect(marginPercent({ ...noSums, ai: 1n })).toBeNull();
    expect(marginPercent({ ...noSums, planFee: 1_000_000n, human: 31_000_000n })).toBe(-3_000);
  });
});

describe("sharing out", () => {
  const weights = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 30 });

  it("loses and adds nothing, whatever the weights", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), weights, (total, of) => {
        const parts = shareOut(total, of);
        expect(parts.reduce((all, part) => all + part, 0n)).toBe(of.some((weight) => weight > 0) ? total : 0n);
        expect(parts.every((part, index) => part >= 0n && (of[index]! > 0 || part === 0n))).toBe(true);
      }),
    );
  });

  it("gives nobody more than one micro-unit beside the exact share", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (total, of) => {
        const sum = BigInt(of.reduce((all, weight) => all + weight, 0));
        if (sum === 0n) return;
        shareOut(total, of).forEach((part, index) => {
          const rest = part * sum - total * BigInt(of[index]!);
          expect(rest > -sum && rest < sum).toBe(true);
        });
      }),
    );
  });

  it("splits a hundred by three the same way each time", () => {
    expect(shareOut(100n, [1, 1, 1])).toEqual([34n, 33n, 33n]);
  });
});

it("turns VND into USD at the rate, rounded half up", () => {
  expect(toMicroUsd(7_800_000_000_000n, "VND", "26000")).toBe(300_000_000n);
  expect(toMicroUsd(13_000n, "VND", "26000")).toBe(1n);
  expect(toMicroUsd(12_999n, "VND", "26000")).toBe(0n);
  expect(toMicroUsd(5n, "USD", "26000")).toBe(5n);
});
