import { cumulativeStdNormalProbability, mean, sampleStandardDeviation } from "simple-statistics";
import type { MetricStep } from "./schema.ts";

/** When a post is asked after it went public: often while it moves, seldom later. */
export const rhythm: readonly { step: MetricStep; afterMs: number }[] = [
  { step: "1h", afterMs: 3_600_000 },
  { step: "6h", afterMs: 6 * 3_600_000 },
  { step: "1d", afterMs: 86_400_000 },
  { step: "3d", afterMs: 3 * 86_400_000 },
  { step: "7d", afterMs: 7 * 86_400_000 },
  { step: "28d", afterMs: 28 * 86_400_000 },
];

/** Which step an answer of this age counts for, and how many are over then: a step that was slept through is not made up. */
export function stepAt(ageMs: number, stepsDone: number): { step: MetricStep; stepsDone: number } | null {
  const reached = rhythm.findLastIndex(({ afterMs }) => ageMs >= afterMs);
  if (reached < stepsDone) return null;
  return { step: rhythm[reached]!.step, stepsDone: reached + 1 };
}

/** Posts of a channel that are needed before one of them is placed among the others. */
export const fewestToCompare = 5;
/** From this step on a post has had the time to be compared. */
export const comparableSteps = rhythm.findIndex(({ step }) => step === "1d") + 1;

type Counts = Readonly<Partial<Record<string, number>>>;

/** Whom a post reached, and what they did with it, from what its network tells. */
export function weigh(metrics: Counts): { audience: number | null; interactions: number; rate: number | null } {
  const audience = metrics["reach"] ?? metrics["views"] ?? null;
  const parts = ["likes", "comments", "shares", "saves", "clicks"].map((name) => metrics[name]);
  const interactions = parts.some((part) => part !== undefined) ? parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) : (metrics["interactions"] ?? 0);
  return { audience, interactions, rate: audience === null || audience === 0 ? null : interactions / audience };
}

export interface ArmPost {
  audience: number | null;
  interactions: number | null;
  /** Steps of the rhythm that are over. */
  stepsDone: number;
}

export type AbVerdict =
  /** Not every post has had three days. */
  | { verdict: "too_early"; confidence: null; difference: number | null }
  /** The channel has too few posts to know how much they vary by themselves. */
  | { verdict: "no_history"; confidence: null; difference: number | null }
  /** The difference is within what two equal posts show. */
  | { verdict: "open" | "A" | "B"; confidence: number; difference: number };

/** Days are enough for an answer from here on. */
const abSteps = rhythm.findIndex(({ step }) => step === "3d") + 1;
const fewestForSpread = 8;
/** How sure we are before we name a winner. */
export const enoughConfidence = 0.9;

/**
 * Compares two arms by what people did per person reached. Networks do not split an organic audience, and two posts of the same words
 * do differ by day and luck; so the yardstick is how much the channel's own posts differ from one another, not how many people saw
 * these two. Log of the rate, normal approximation, two arms with that spread. `difference`: B against A, 0.2 for 20 % more.
 */
export function compareArms(a: readonly ArmPost[], b: readonly ArmPost[], channelRates: readonly number[]): AbVerdict {
  const [rateA, rateB] = [meanLogRate(a), meanLogRate(b)];
  const difference = rateA === null || rateB === null ? null : Math.exp(rateB - rateA) - 1;
  if (difference === null || [...a, ...b].some(({ stepsDone }) => stepsDone < abSteps)) return { verdict: "too_early", confidence: null, difference };
  const history = channelRates.filter((rate) => rate > 0).map(Math.log);
  if (history.length < fewestForSpread) return { verdict: "no_history", confidence: null, difference };
  const spread = sampleStandardDeviation(history) * Math.sqrt(1 / a.length + 1 / b.length);
  const distance = spread === 0 ? 0 : Math.abs(rateB! - rateA!) / spread;
  const confidence = Math.min(0.999, cumulativeStdNormalProbability(distance));
  if (confidence < enoughConfidence) return { verdict: "open", confidence, difference };
  return { verdict: difference > 0 ? "B" : "A", confidence, difference };
}

/** Half a person is added, so that a post without any reaction has a logarithm. */
function meanLogRate(posts: readonly ArmPost[]): number | null {
  const rates = posts.map(({ audience, interactions }) => (audience ? Math.log(((interactions ?? 0) + 0.5) / (audience + 1)) : null));
  return rates.length === 0 || rates.includes(null) ? null : mean(rates as number[]);
}

/** Two planned slots can be compared: the same hour, and both on workdays or both at the weekend. */
export function isMatchedSlot(a: { hour: number; weekday: number }, b: { hour: number; weekday: number }): boolean {
  const apart = Math.abs(a.hour - b.hour);
  return Math.min(apart, 24 - apart) <= 1 && a.weekday > 5 === b.weekday > 5;
}
