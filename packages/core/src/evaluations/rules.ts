/** Decisions of one text and of many. Pure. */
export interface OutcomeFacts {
  contentStatus: string;
  isInForce: boolean;
  editDistance: number | null;
}
export type Outcome = "open" | "accepted" | "edited" | "rejected" | "passed_over";

const approved = new Set(["approved", "scheduled", "published"]);

/**
 * What became of one alternative. Approved as written is accepted, approved after an edit is edited; sent back or put away in force is
 * rejected; an alternative beside an approved one was passed over, which says little about its template.
 */
export function outcomeOf({ contentStatus, isInForce, editDistance }: OutcomeFacts): Outcome {
  if (approved.has(contentStatus)) return !isInForce ? "passed_over" : editDistance === 0 ? "accepted" : "edited";
  if (isInForce && (contentStatus === "changes_requested" || contentStatus === "archived")) return "rejected";
  return "open";
}

export interface Counts {
  accepted: number;
  edited: number;
  rejected: number;
}

/** Approved without an edit, of all approved or rejected; null while nothing is decided. */
export function winRateOf({ accepted, edited, rejected }: Counts): number | null {
  const decided = accepted + edited + rejected;
  return decided === 0 ? null : accepted / decided;
}

/** Fewer decisions than this on either side say nothing. */
export const fewestDecisions = 10;
/** 95 % of a normal distribution lie within so many standard errors. */
const confidence = 1.96;

/**
 * Whether a version on trial wins more often than the active one: a two-proportion z test at 95 %.
 * Source: NIST/SEMATECH e-Handbook of Statistical Methods 7.3.3.
 */
export function compareTrial(trial: Counts, active: Counts): "too_early" | "better" | "worse" | "even" {
  const [n, m] = [trial, active].map(({ accepted, edited, rejected }) => accepted + edited + rejected) as [number, number];
  if (n < fewestDecisions || m < fewestDecisions) return "too_early";
  const pooled = (trial.accepted + active.accepted) / (n + m);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  const difference = trial.accepted / n - active.accepted / m;
  if (error === 0 || Math.abs(difference) < confidence * error) return "even";
  return difference > 0 ? "better" : "worse";
}
