import { pieceKinds } from "../clients/schema.ts";
import { overageOf, totalPieces, type PieceCounts } from "../clients/quota-rules.ts";
import type { Terms } from "../clients/terms.ts";
import { divide, marginOf, marginPercent, revenueOf, costsOf, toMicroUsd, type Sums } from "./figures-rules.ts";
import type { ClientMonth } from "./schema.ts";

/** What a forecast starts from. */
export interface RunningMonth {
  terms: Terms | null;
  used: PieceCounts;
  open: PieceCounts;
  /** Share of the month that has passed, 0 to 1. */
  elapsed: number;
  days: number;
  vndPerUsd: string;
}

/**
 * A client's sums at the month's end.
 *
 * - Pieces: of each kind what is used and open already, at least the plan's quota (who pays for 30 posts takes 30), and where the quota
 *   is passed, used ÷ share of the month that has passed.
 * - AI, rendering, human: spent so far × expected pieces ÷ pieces used and open. Costs come with pieces, not with days: a month planned
 *   on its first day is spent on its first day. Without a plan or without pieces: spent ÷ share of the month that has passed.
 * - Revenue: the plan's fee, and the overage of kinds whose quota is passed at the same pace. Fixed costs are the month's anyway.
 *
 * The first day counts as a whole day, so that an early hour is not taken thirty times. Of a month that is over: the sums themselves.
 */
export function forecastOf(sums: Sums, month: RunningMonth): Sums {
  if (month.elapsed >= 1) return sums;
  const { terms, used, open } = month;
  const passed = Math.max(month.elapsed, 1 / month.days);
  const atPace = (count: number) => Math.round(count / passed);
  const expected = { ...used };
  const billed = { ...used };
  for (const kind of pieceKinds) {
    const quota = terms?.quota[kind] ?? 0;
    const isPassed = terms !== null && used[kind] > quota && quota > 0;
    if (isPassed) billed[kind] = atPace(used[kind]);
    expected[kind] = Math.max(used[kind] + open[kind], quota, billed[kind]);
  }
  const begun = totalPieces(used) + totalPieces(open);
  const grow = (spent: bigint): bigint => {
    if (terms !== null && begun > 0) return divide(spent * BigInt(totalPieces(expected)), BigInt(begun));
    return divide(spent * 1_000_000n, BigInt(Math.max(1, Math.round(passed * 1_000_000))));
  };
  return {
    planFee: sums.planFee,
    overage: terms === null ? 0n : toMicroUsd(overageOf(terms, billed), terms.price.currency, month.vndPerUsd),
    ai: grow(sums.ai),
    rendering: grow(sums.rendering),
    human: grow(sums.human),
    fixed: sums.fixed,
  };
}

/** Red when the month loses money as it stands, at risk when the forecast is below what the owner wants to hear of. */
export function marginState(sums: Sums, forecast: Sums, alertBelowPercent: number): ClientMonth["state"] {
  if (revenueOf(sums) === 0n && costsOf(sums) === 0n) return "idle";
  if (marginOf(sums) < 0n) return "red";
  const percent = marginPercent(forecast);
  return marginOf(forecast) < 0n || (percent !== null && percent < alertBelowPercent) ? "at_risk" : "healthy";
}

/**
 * What a client weighs when fixed costs are shared by pieces: those of the month. While it runs at least its quota, so that whoever is
 * approved first does not carry the whole rent for a day.
 */
export function pieceWeight(month: Pick<RunningMonth, "terms" | "used" | "elapsed">): number {
  const used = totalPieces(month.used);
  return month.elapsed >= 1 || month.terms === null ? used : Math.max(used, totalPieces(month.terms.quota));
}
