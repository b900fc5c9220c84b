import { availableParallelism, loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { MatrixCase } from "./cases.ts";
import type { Worker } from "./worker-pool.ts";
import { createWorld, isSettled, timeScale, type Account, type Judge, type PublicationState, type World } from "./world.ts";

export interface Outcome {
  status: string;
  commentStatus: string | null;
  errorDetail: string | null;
}

export interface CaseResult {
  case: MatrixCase;
  /** Null when everything held. */
  problem: string | null;
  /** Whether the worker died where it was told to; some steps are never reached. */
  died: boolean;
  /** How the first publication of each lane ended, and its comment. */
  outcomes: Outcome[];
  ms: number;
}

/** R2: nothing stays open for longer than this after the last fault, in production's time; a comment is looked for that long once more. */
const longestMs = 240_000 / timeScale;
/** What other processes may add: more where more of them wait for a core. */
const patienceMs = (): number => 8_000 * Math.max(1, loadavg()[0]! / availableParallelism() / 2);
const lookEveryMs = 100;

/**
 * One row of the matrix: several kinds of post, each on an account of its own with its own fault, and a second one behind the
 * first; in one worker's life, which ends at a step of whichever comes there first; then a healthy worker. Afterwards every
 * publication must be in a true state and nothing may stand there twice.
 */
export async function runCase(judge: Judge, matrixCase: MatrixCase, seed: number): Promise<CaseResult> {
  const startedAt = performance.now();
  const world = await createWorld(judge);
  try {
    const accounts: Account[] = [];
    const firsts: string[] = [];
    for (const { subject, fault } of matrixCase.lanes) {
      const account = await world.newAccount(subject);
      accounts.push(account);
      await world.arm(account, fault);
      firsts.push(await world.publish(account));
    }
    await world.publish(accounts[0]!);

    const doomed = await world.startWorker(matrixCase.death === "none" || matrixCase.death === "random" ? undefined : matrixCase.death);
    if (matrixCase.death === "random") {
      await sleep(randomOf(seed) * 900);
      doomed.kill();
    }
    const died = await untilDeadOrDone(world, doomed);
    if (died) await world.startWorker();
    const hanging = await untilSettled(world);
    const states = await world.states();
    const outcomes = firsts.map((id) => states.find((state) => state.id === id)!).map(({ status, commentStatus, errorDetail }) => ({ status, commentStatus, errorDetail }));
    const problem = hanging ?? (await judgeTruth(world, accounts)) ?? judgeEnds(matrixCase, outcomes);
    return { case: matrixCase, problem, died, outcomes, ms: Math.round(performance.now() - startedAt) };
  } finally {
    await world.close();
  }
}

/** True when the worker died. Lets limits of minutes pass meanwhile. */
async function untilDeadOrDone(world: World, worker: Worker): Promise<boolean> {
  const startedAt = performance.now();
  while (worker.isAlive() && performance.now() - startedAt < longestMs * 2 + patienceMs()) {
    if (await isDone(world)) return false;
    await sleep(lookEveryMs);
  }
  return !worker.isAlive();
}

export async function untilSettled(world: World, allowanceMs = longestMs): Promise<string | null> {
  const startedAt = performance.now();
  while (!(await isDone(world))) {
    if (performance.now() - startedAt > allowanceMs + patienceMs()) return `${hangs}: ${JSON.stringify((await world.states()).filter((state) => !isSettled(state)))}`;
    await sleep(lookEveryMs);
  }
  return null;
}

/** Begins the problem of a case whose end was not waited for. */
export const hangs = "hangs";

/** What waits for longer than a test would. */
const isWaitingLong = ({ isHeld, nextInMs }: PublicationState): boolean => !isHeld && nextInMs !== null && nextInMs > 3_000;

async function isDone(world: World): Promise<boolean> {
  const open = (await world.states()).filter((state) => !isSettled(state));
  const waiting = open.filter(isWaitingLong);
  const resting = new Set(waiting.map(({ accountId }) => accountId));
  // A limit rests its account, and what stands behind it.
  if (waiting.length > 0 && open.every((state) => !state.isHeld && resting.has(state.accountId))) await world.passTime(Math.min(...waiting.map(({ nextInMs }) => nextInMs!)) + 500);
  return open.length === 0;
}

/** R1 and R3 against the stand-ins' own ledger; null when all is true. */
export async function judgeTruth(world: World, accounts: readonly Account[]): Promise<string | null> {
  const states = await world.states();
  const problems: string[] = [];
  for (const account of accounts) {
    const { posts, callsByOperation } = await world.ledger(account);
    const mine = states.filter(({ accountId }) => accountId === account.remoteId);
    for (const state of mine) {
      const standing = posts.filter((post) => isOf(state, post));
      const label = `${account.subject.name} ${state.id}`;
      if (standing.length > 1) problems.push(`${label} stands there ${standing.length} times`);
      if (state.status === "published" && !names(state, standing[0]?.postId)) problems.push(`${label} is published as ${state.remoteId}, but ${standing[0]?.postId ?? "nothing"} stands there`);
      if (["failed", "missed", "cancelled", "needs_auth"].includes(state.status) && standing.length > 0) problems.push(`${label} is ${state.status} (${state.errorDetail}), but ${standing[0]!.postId} stands there`);
    }
    const foreign = posts.filter((post) => !mine.some((state) => isOf(state, post)));
    if (foreign.length > 0) problems.push(`${foreign.length} posts of ${account.subject.name} belong to no publication`);
    const written = callsByOperation.find(({ operation }) => operation === "comments.create")?.accepted ?? 0;
    const known = mine.filter(({ commentStatus }) => commentStatus === "published").length;
    const possible = known + mine.filter(({ commentStatus }) => commentStatus === "uncertain").length;
    if (written < known || written > possible) problems.push(`${written} comments stand below posts of ${account.subject.name}, but ${known} to ${possible} can`);
  }
  if ((await world.doubledAttempts()) > 0) problems.push("a step has two live attempts");
  return problems.length === 0 ? null : problems.join("; ");
}

/** What nobody disturbed at the network goes out, unless the death left it in doubt. */
function judgeEnds({ lanes }: MatrixCase, outcomes: Outcome[]): string | null {
  const odd = outcomes.flatMap(({ status, errorDetail }, index) => (lanes[index]!.fault.kind === "none" && !["published", "uncertain"].includes(status) ? [`${lanes[index]!.subject.name} is ${status}: ${errorDetail}`] : []));
  return odd.length > 0 ? odd.join("; ") : null;
}

/** By its words, or by its files where a post shows no words. */
const isOf = (state: PublicationState, post: { text: string; mediaSha256: string[] }): boolean => post.text.includes(state.text) || post.mediaSha256.some((hash) => state.sha256.includes(hash));
/** A post that the network shows to few goes by the handle that it gave us. */
const names = ({ remoteId, refs }: PublicationState, postId: string | undefined): boolean => postId !== undefined && (postId === remoteId || Object.values(refs).includes(postId));

/** A number in [0, 1) for a seed (mulberry32), so that a run can be repeated. */
export function randomOf(seed: number): number {
  let state = (seed + 0x6d2b79f5) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
}
