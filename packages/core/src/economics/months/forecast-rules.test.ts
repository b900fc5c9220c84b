import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noPieces } from "../clients/quota-rules.ts";
import { createPlanSchema } from "../clients/schema.ts";
import { noSums } from "./figures-rules.ts";
import { forecastOf, marginState, pieceWeight, type RunningMonth } from "./forecast-rules.ts";

const terms = createPlanSchema.parse({ name: "Chuẩn", price: { amount: "299", currency: "USD" }, quota: { posts: 30, ads: 10 }, overagePrices: { posts: "7.5", ads: "7.5" } });
const month = (changes: Partial<RunningMonth>): RunningMonth => ({ terms, used: noPieces, open: noPieces, elapsed: 0.5, days: 30, vndPerUsd: "26000", ...changes });
const sums = { ...noSums, planFee: 299_000_000n, ai: 1_000_000n, rendering: 200_000n, human: 4_000_000n, fixed: 8_000_000n };

describe("a forecast", () => {
  it("grows with the pieces that are still to come, not with the days", () => {
    const halfMade = forecastOf(sums, month({ used: { ...noPieces, posts: 10 }, open: { ...noPieces, posts: 5, ads: 5 } }));
    expect(halfMade).toMatchObject({ ai: 2_000_000n, rendering: 400_000n, human: 8_000_000n, fixed: 8_000_000n, planFee: 299_000_000n, overage: 0n });
    const planned = forecastOf(sums, month({ elapsed: 0.01, open: { ...noPieces, posts: 30, ads: 10 } }));
    expect(planned.ai).toBe(sums.ai);
  });

  it("bills a quota that is passed at its pace", () => {
    const over = forecastOf(sums, month({ used: { ...noPieces, posts: 40 } }));
    // 40 by the middle of the month are 80 at its end: 50 beyond 30, and 90 pieces with the ads of the plan.
    expect(over.overage).toBe(375_000_000n);
    expect(over.ai).toBe((sums.ai * 90n) / 40n);
  });

  it("goes by the days where nothing is sold or made yet, and takes the first day as a whole one", () => {
    expect(forecastOf(sums, month({ terms: null })).ai).toBe(2_000_000n);
    expect(forecastOf(sums, month({ elapsed: 0.000_1 })).ai).toBe(30_000_300n);
  });

  it("is what happened, once the month is over", () => {
    expect(forecastOf(sums, month({ elapsed: 1, used: { ...noPieces, posts: 3 } }))).toEqual(sums);
  });

  it("never expects less than was spent already", () => {
    const count = fc.nat(60);
    const pieces = fc.record({ posts: count, ads: count, landing: count, videos: count });
    fc.assert(
      fc.property(pieces, pieces, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (used, open, elapsed, sold) => {
        const forecast = forecastOf(sums, month({ used, open, elapsed, terms: sold ? terms : null }));
        expect(forecast.ai >= sums.ai && forecast.rendering >= sums.rendering && forecast.human >= sums.human && forecast.overage >= 0n).toBe(true);
      }),
    );
  });
});

describe("a client's state", () => {
  it("warns before the month is red", () => {
    expect(marginState(sums, sums, 20)).toBe("healthy");
    expect(marginState(sums, { ...sums, human: 250_000_000n }, 20)).toBe("at_risk");
    expect(marginState(sums, { ...sums, human: 500_000_000n }, 0)).toBe("at_risk");
    expect(marginState({ ...sums, human: 500_000_000n }, sums, 20)).toBe("red");
    expect(marginState(noSums, noSums, 20)).toBe("idle");
    expect(marginState({ ...noSums, ai: 1n }, { ...noSums, ai: 2n }, 20)).toBe("red");
  });

  it("carries at least its quota of the rent while the month runs", () => {
    expect(pieceWeight(month({ used: { ...noPieces, posts: 2 } }))).toBe(40);
    expect(pieceWeight(month({ used: { ...noPieces, posts: 2 }, elapsed: 1 }))).toBe(2);
    expect(pieceWeight(month({ used: { ...noPieces, posts: 50 } }))).toBe(50);
  });
});
