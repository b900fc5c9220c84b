import { estimateMax, findTextPrice } from "@agency/providers/prices";
import type { TextRequest } from "@agency/providers/text";
import { longestRepairText, type Brief } from "./brief.ts";
import type { RouteEntry } from "./table.ts";

/** The most that one call can cost in micro-USD; null when the price book does not know the model. */
export function maxCostOf(entry: RouteEntry, request: TextRequest): bigint | null {
  const row = findTextPrice(entry.provider, entry.model);
  return row === null ? null : estimateMax(request, row);
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
    const draft = maxCostOf(entry, request) ?? 0n;
    const repair = maxCostOf(entry, { ...request, prompt: request.prompt + padding }) ?? 0n;
    if (draft + repair > dearest) dearest = draft + repair;
  }
  return dearest * BigInt(versions);
}
