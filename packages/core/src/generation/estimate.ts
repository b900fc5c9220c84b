import { estimateMax, type TextPriceRow } from "@agency/providers/prices";
import type { TextRequest } from "@agency/providers/text";
import { longestRepairText, type Brief } from "./brief.ts";

/** The most that one call can cost in micro-USD; null when no price is known. */
export function maxCostOf(price: TextPriceRow | null, request: Omit<TextRequest, "model">): bigint | null {
  return price === null ? null : estimateMax(request, price);
}

/** Characters of a token are at least this many in the texts that we send; for the minute's allowance, where a guess is enough. */
const charactersPerToken = 3;

/** About the most tokens that a call uses, as providers count it against the minute: input and the whole output that was asked for. */
export function tokensOf(request: Omit<TextRequest, "model">): number {
  return Math.ceil((request.system.length + request.prompt.length) / charactersPerToken) + request.maxOutputTokens;
}

/**
 * The most that a run may cost in micro-USD: every alternative written and repaired once by the dearest entry of its route.
 * Kept with the run as its ceiling. Unknown prices and the sandbox count as nothing.
 */
export function maxCostOfRun(brief: Brief, versions: number): bigint {
  // A repair carries a draft and its violations along; in UTF-8 a character is at most three bytes here.
  const padding = " ".repeat(longestRepairText * 3);
  let dearest = 0n;
  for (const entry of brief.entries) {
    if (entry.resolved.environment === "sandbox") continue;
    const request = brief.request(0, entry.model);
    const draft = maxCostOf(entry.price, request) ?? 0n;
    const repair = maxCostOf(entry.price, { ...request, prompt: request.prompt + padding }) ?? 0n;
    if (draft + repair > dearest) dearest = draft + repair;
  }
  return dearest * BigInt(versions);
}
