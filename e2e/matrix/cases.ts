import { chosenSubjects, type Operation, type Subject } from "./subjects.ts";

/** Steps of a publication at which a worker can be told to die (`AGENCY_FAILPOINT`), and on which kinds of post they are reached. */
const reach: Readonly<Record<string, (subject: Subject) => boolean>> = {
  "publish.claim": () => true,
  "publish.freeze": () => true,
  "publish.prepare_intent": () => true,
  "publish.prepare_result": () => true,
  "prepare.failed": ({ prepare }) => prepare !== null,
  "publish.call": () => true,
  "publish.settle": () => true,
  "publish.accept": ({ isAccepted }) => isAccepted,
  "publish.confirm": ({ isAccepted }) => isAccepted,
  "publish.rejected": ({ isAccepted }) => isAccepted,
  "publish.failed": () => true,
  "publish.reconcile": () => true,
  "publish.resend": ({ isResent }) => isResent,
  "publish.comment_intent": ({ comment }) => comment !== null,
  "publish.comment": ({ comment }) => comment !== null,
  "publish.comment_look": ({ comment }) => comment !== null,
  "publish.comment_settle": ({ comment }) => comment !== null,
};
export const steps = Object.keys(reach);
export const deaths: readonly string[] = ["none", ...steps.flatMap((step) => [`${step}:before`, `${step}:after`]), "random"];

/** What goes wrong at the network, and which of its calls it hits; null where the kind of post has no such call. */
export interface Fault {
  name: string;
  kind: string;
  hits: (subject: Subject) => Operation | null;
  /** How long it lasts or holds the line, in production's milliseconds. */
  delayMs?: number;
}
const publish = ({ publish: call }: Subject): Operation => call;
const prepare = ({ prepare: call }: Subject): Operation | null => call;
const comment = ({ comment: call }: Subject): Operation | null => call;
const heldMs = 1.3 * 20_000;

export const faults: readonly Fault[] = [
  { name: "none", kind: "none", hits: publish },
  ...["lost_response_after_commit", "drop_before", "server_error", "server_error_after_commit", "expired_token", "malformed"].map((kind) => ({ name: kind, kind, hits: publish })),
  { name: "rate_limit", kind: "rate_limit", hits: publish, delayMs: 60_000 },
  { name: "timeout_before_commit", kind: "timeout_before_commit", hits: publish, delayMs: heldMs },
  { name: "timeout_after_commit", kind: "timeout_after_commit", hits: publish, delayMs: heldMs },
  { name: "slow", kind: "slow", hits: publish, delayMs: 12_000 },
  { name: "stale_listing", kind: "lost_response_after_commit", hits: (subject) => (subject.list ? subject.publish : null) },
  { name: "duplicate", kind: "duplicate", hits: (subject) => (subject.knowsDuplicates ? subject.publish : null) },
  { name: "prepare: server_error", kind: "server_error", hits: prepare },
  { name: "prepare: lost", kind: "lost_response_after_commit", hits: prepare },
  { name: "prepare: rate_limit", kind: "rate_limit", hits: prepare, delayMs: 60_000 },
  { name: "prepare: expired_token", kind: "expired_token", hits: prepare },
  { name: "upload: cut", kind: "cut_upload", hits: ({ upload, media }) => (media.includes("video") ? upload : null) },
  { name: "work: failed", kind: "processing_failed", hits: (subject) => (subject.works === "prepare" ? subject.prepare : subject.works === "publish" ? subject.publish : null) },
  { name: "work: slow", kind: "slow_processing", hits: (subject) => (subject.works === "prepare" ? subject.prepare : subject.works === "publish" ? subject.publish : null), delayMs: 20_000 },
  { name: "comment: lost", kind: "lost_response_after_commit", hits: comment },
  { name: "comment: drop_before", kind: "drop_before", hits: comment },
  { name: "comment: rate_limit", kind: "rate_limit", hits: comment, delayMs: 2_000 },
];

/** One kind of post on an account of its own, and what goes wrong there. */
export interface Lane {
  subject: Subject;
  fault: Fault;
}

/** A death in the middle of several accounts' work. */
export interface MatrixCase {
  death: string;
  lanes: readonly Lane[];
}

/** Every combination of kind and fault that can happen. */
export const possibleLanes: readonly Lane[] = chosenSubjects.flatMap((subject) => faults.filter((fault) => fault.hits(subject) !== null).map((fault) => ({ subject, fault })));
export const isReached = (death: string, { subject }: Lane): boolean => reach[death.replace(/:(before|after)$/, "")]?.(subject) ?? true;

/** Pairs of values that a case brings together. */
export const pairsOf = ({ death, lanes }: MatrixCase): string[] => lanes.flatMap((lane) => pairsOfLane(death, lane));
const pairsOfLane = (death: string, lane: Lane): string[] => [
  `${lane.subject.name}|${lane.fault.name}`,
  ...(isReached(death, lane) ? [`${death}|${lane.subject.name}`, `${death}|${lane.fault.name}`] : []),
];

/** Every pair that can happen. */
export const everyPair = (): Set<string> => new Set(deaths.flatMap((death) => possibleLanes.flatMap((lane) => pairsOfLane(death, lane))));

/** Everything with everything, so many lanes in each case. */
export function wholeProduct(lanesPerCase = 12): MatrixCase[] {
  return deaths.flatMap((death) => {
    const lanes = possibleLanes.filter((lane) => isReached(death, lane));
    const size = Math.ceil(lanes.length / Math.ceil(lanes.length / lanesPerCase));
    // Neighbours in a case are of different kinds: one step, reached by many at once.
    const spread = Array.from({ length: Math.ceil(lanes.length / size) }, (_, index) => lanes.filter((_lane, position) => position % Math.ceil(lanes.length / size) === index));
    return spread.map((each) => ({ death, lanes: each }));
  });
}

/**
 * Few cases in which every pair of values meets: greedy, always the lane with the most pairs not seen yet. Same answer each time.
 * (IPOG and the like save a few cases more; thirty lines that anyone can read are worth those.)
 */
export function pairwise(lanesPerCase = 6): MatrixCase[] {
  const missing = everyPair();
  const chosen: MatrixCase[] = [];
  while (missing.size > 0) {
    const missingOf = new Map(deaths.map((death) => [death, 0]));
    for (const death of deaths) for (const lane of possibleLanes) missingOf.set(death, missingOf.get(death)! + pairsOfLane(death, lane).filter((pair) => missing.has(pair)).length);
    const death = deaths.toSorted((a, b) => missingOf.get(b)! - missingOf.get(a)!)[0]!;
    const lanes: Lane[] = [];
    while (lanes.length < lanesPerCase) {
      let best: Lane | null = null;
      let bestGain = 0;
      for (const lane of possibleLanes) {
        const gain = pairsOfLane(death, lane).filter((pair) => missing.has(pair)).length;
        if (gain > bestGain) [best, bestGain] = [lane, gain];
      }
      if (best === null) break;
      lanes.push(best);
      for (const pair of pairsOfLane(death, best)) missing.delete(pair);
    }
    chosen.push({ death, lanes });
  }
  return chosen;
}
