/** Steps of a publication at which a worker can be told to die (`AGENCY_FAILPOINT`). */
export const steps = [
  "publish.claim", "publish.freeze", "publish.prepare_intent", "publish.prepare_result", "prepare.failed",
  "publish.call", "publish.settle", "publish.failed", "publish.reconcile",
] as const;
export const deaths = ["none", ...steps.flatMap((step) => [`${step}:before`, `${step}:after`] as const), "random"] as const;
export const faults = [
  "none", "lost_response_after_commit", "drop_before", "rate_limit", "server_error", "server_error_after_commit",
  "timeout_before_commit", "timeout_after_commit", "expired_token", "malformed", "stale_listing", "slow", "duplicate",
] as const;
export const kinds = ["text", "link", "one photo", "several photos"] as const;

export interface MatrixCase {
  death: (typeof deaths)[number];
  fault: (typeof faults)[number];
  kind: (typeof kinds)[number];
}

/** Every combination that can happen: an upload cannot fail where nothing is uploaded, nor be a duplicate. */
export function wholeProduct(): MatrixCase[] {
  return deaths.flatMap((death) => faults.flatMap((fault) => kinds.map((kind) => ({ death, fault, kind })))).filter(isPossible);
}

/** The fault hits the uploads where the death is about a failed upload; else the publish call. */
export const hitsUpload = ({ death }: MatrixCase): boolean => death.startsWith("prepare.failed");

function isPossible(each: MatrixCase): boolean {
  if (!hitsUpload(each)) return true;
  return each.kind.includes("photo") && !["none", "duplicate", "stale_listing", "slow"].includes(each.fault);
}

/**
 * Few cases in which every pair of values meets: greedy, always the case with the most pairs not seen yet. Same answer each time.
 * (IPOG and the like save a few cases more; twenty lines that anyone can read are worth those.)
 */
export function pairwise(cases: MatrixCase[] = wholeProduct()): MatrixCase[] {
  const pairsOf = ({ death, fault, kind }: MatrixCase) => [`${death}|${fault}`, `${death}|${kind}`, `${fault}|${kind}`];
  const missing = new Set(cases.flatMap(pairsOf));
  const chosen: MatrixCase[] = [];
  while (missing.size > 0) {
    let best = cases[0]!;
    let bestGain = -1;
    for (const each of cases) {
      const gain = pairsOf(each).filter((pair) => missing.has(pair)).length;
      if (gain > bestGain) [best, bestGain] = [each, gain];
    }
    chosen.push(best);
    for (const pair of pairsOf(best)) missing.delete(pair);
  }
  return chosen;
}
