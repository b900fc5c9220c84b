import { microPerUnit, toMicro } from "../money.ts";
import { usd } from "../present.ts";
import type { Figures } from "./schema.ts";

/** Sums of one month in micro-USD. */
export interface Sums {
  planFee: bigint;
  overage: bigint;
  ai: bigint;
  rendering: bigint;
  fixed: bigint;
  human: bigint;
}
export const noSums: Sums = { planFee: 0n, overage: 0n, ai: 0n, rendering: 0n, fixed: 0n, human: 0n };

export const revenueOf = (sums: Sums): bigint => sums.planFee + sums.overage;
export const costsOf = (sums: Sums): bigint => sums.ai + sums.rendering + sums.fixed + sums.human;
/** Revenue − AI − rendering − share of fixed costs − human time. */
export const marginOf = (sums: Sums): bigint => revenueOf(sums) - costsOf(sums);

/** Margin in percent of the revenue with one decimal; null without revenue. */
export function marginPercent(sums: Sums): number | null {
  const revenue = revenueOf(sums);
  return revenue === 0n ? null : Number(divide(marginOf(sums) * 1_000n, revenue)) / 10;
}

export function addSums(a: Sums, b: Sums): Sums {
  return { planFee: a.planFee + b.planFee, overage: a.overage + b.overage, ai: a.ai + b.ai, rendering: a.rendering + b.rendering, fixed: a.fixed + b.fixed, human: a.human + b.human };
}

export function presentFigures(sums: Sums): Figures {
  return {
    planFee: usd(sums.planFee),
    overage: usd(sums.overage),
    revenue: usd(revenueOf(sums)),
    ai: usd(sums.ai),
    rendering: usd(sums.rendering),
    fixed: usd(sums.fixed),
    human: usd(sums.human),
    costs: usd(costsOf(sums)),
    margin: usd(marginOf(sums)),
    marginPercent: marginPercent(sums),
  };
}

/** Micro-units of a currency as micro-USD, rounded half away from zero. @param vndPerUsd decimal string */
export function toMicroUsd(micro: bigint, currency: string, vndPerUsd: string): bigint {
  return currency === "USD" ? micro : divide(micro * microPerUnit, toMicro(vndPerUsd));
}

/**
 * Splits a sum by weights so that the parts add up to it exactly: each gets its share rounded down, and what is left goes one micro-unit
 * each to those who lost most by rounding. All weights 0: nobody gets anything.
 */
export function shareOut(total: bigint, weights: readonly number[]): bigint[] {
  const sum = BigInt(weights.reduce((all, weight) => all + weight, 0));
  if (sum === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (total * BigInt(weight)) / sum);
  let left = total - parts.reduce((all, part) => all + part, 0n);
  const byLoss = weights.map((weight, index) => ({ index, loss: (total * BigInt(weight)) % sum })).toSorted((a, b) => (a.loss === b.loss ? a.index - b.index : a.loss > b.loss ? -1 : 1));
  for (const { index } of byLoss) {
    if (left === 0n) break;
    parts[index]! += 1n;
    left -= 1n;
  }
  return parts;
}

/** Division that rounds half away from zero. The divisor is positive. */
export function divide(amount: bigint, by: bigint): bigint {
  return amount < 0n ? -((-amount * 2n + by) / (by * 2n)) : (amount * 2n + by) / (by * 2n);
}
