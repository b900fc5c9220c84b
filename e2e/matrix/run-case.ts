import { availableParallelism, loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { hitsUpload, type MatrixCase } from "./cases.ts";
import type { Worker } from "./worker-pool.ts";
import { createWorld, settled, timeScale, type Judge, type Page, type World } from "./world.ts";

export interface CaseResult {
  case: MatrixCase;
  /** Null when everything held. */
  problem: string | null;
  /** Whether the worker died where it was told to; some steps are never reached. */
  died: boolean;
  statuses: string[];
  ms: number;
}

/** R2: nothing stays open for longer than this after the last fault, in production's time. */
const longestMs = 90_000 / timeScale;
/** What other processes may add: more where more of them wait for a core. */
const patienceMs = (): number => 8_000 * Math.max(1, loadavg()[0]! / availableParallelism() / 2);
/** A limit that Facebook tells in minutes. */
const limitMs = 60_000;

/**
 * One row of the matrix: three publications on two pages in one worker's life, a fault on the first, a death at a step; then
 * a healthy worker. Afterwards every publication must be in a true state and nothing may stand there twice.
 */
export async function runCase(judge: Judge, matrixCase: MatrixCase, seed: number): Promise<CaseResult> {
  const startedAt = performance.now();
  const world = await createWorld(judge);
  try {
    const pages = [await world.newPage(), await world.newPage()] as const;
    await armFault(world, pages[0], matrixCase);
    await world.publish(pages[0], matrixCase.kind);
    await world.publish(pages[0], "text");
    await world.publish(pages[1], matrixCase.kind);

    const doomed = await world.startWorker(matrixCase.death === "none" || matrixCase.death === "random" ? undefined : matrixCase.death);
    if (matrixCase.death === "random") {
      await sleep(randomOf(seed) * 900);
      doomed.kill();
    }
    const died = await untilDeadOrDone(world, doomed);
    if (died) await world.startWorker();
    const problem = (await untilSettled(world)) ?? (await judgeTruth(world, pages));
    return { case: matrixCase, problem, died, statuses: (await world.states()).map(({ status }) => status), ms: Math.round(performance.now() - startedAt) };
  } finally {
    await world.close();
  }
}

async function armFault(world: World, page: Page, matrixCase: MatrixCase): Promise<void> {
  const { fault } = matrixCase;
  const operation = hitsUpload(matrixCase) ? "photos.create" : "feed.create";
  const holdMs = hitsUpload(matrixCase) ? 4.4 * 20_000 : 1.3 * 20_000;
  switch (fault) {
    case "none":
      return;
    case "stale_listing":
      await world.arm(page, { operation, fault: "lost_response_after_commit" });
      await world.arm(page, { operation: "published_posts.list", fault, times: 1_000, delayMs: 600_000 });
      return;
    case "rate_limit":
      await world.arm(page, { operation, fault, delayMs: limitMs });
      return;
    case "timeout_before_commit":
    case "timeout_after_commit":
      await world.arm(page, { operation, fault, delayMs: holdMs / timeScale });
      return;
    case "slow":
      await world.arm(page, { operation, fault, delayMs: 12_000 / timeScale });
      return;
    default:
      await world.arm(page, { operation, fault });
  }
}

/** True when the worker died. Lets limits of minutes pass meanwhile. */
async function untilDeadOrDone(world: World, worker: Worker): Promise<boolean> {
  const deadline = performance.now() + longestMs * 2 + patienceMs();
  while (worker.isAlive() && performance.now() < deadline) {
    if (await isDone(world)) return false;
    await sleep(25);
  }
  return !worker.isAlive();
}

export async function untilSettled(world: World, allowanceMs = longestMs + patienceMs()): Promise<string | null> {
  const deadline = performance.now() + allowanceMs;
  while (!(await isDone(world))) {
    if (performance.now() > deadline) return `hangs: ${JSON.stringify(await world.states())}`;
    await sleep(25);
  }
  return null;
}

const passed = new WeakMap<World, number>();
async function isDone(world: World): Promise<boolean> {
  const states = await world.states();
  const isLimited = states.some(({ status, waitReason }) => waitReason === "rate_limited" && !settled.has(status));
  // Only once a limit: the tests would otherwise push every lease over its end again and again.
  if (isLimited && performance.now() - (passed.get(world) ?? -Infinity) > 1_500) {
    passed.set(world, performance.now());
    await world.passTime(limitMs + 1_000);
  }
  return states.every(({ status }) => settled.has(status));
}

/** R1 and R3 against the stand-in's own ledger; null when all is true. */
export async function judgeTruth(world: World, pages: readonly Page[]): Promise<string | null> {
  const states = await world.states();
  const problems: string[] = [];
  for (const page of pages) {
    const posts = await world.posts(page);
    const mine = states.filter(({ pageId }) => pageId === page.remoteId);
    for (const state of mine) {
      const standing = posts.filter(({ text }) => text.startsWith(state.text));
      if (standing.length > 1) problems.push(`${state.id} stands there ${standing.length} times`);
      if (state.status === "published" && standing[0]?.postId !== state.remoteId) problems.push(`${state.id} is published as ${state.remoteId}, but ${standing[0]?.postId ?? "nothing"} stands there`);
      if (["failed", "missed", "cancelled", "needs_auth"].includes(state.status) && standing.length > 0) problems.push(`${state.id} is ${state.status}, but stands there`);
    }
    const foreign = posts.filter((post) => !mine.some(({ text }) => post.text.startsWith(text)));
    if (foreign.length > 0) problems.push(`${foreign.length} posts belong to no publication`);
  }
  if ((await world.doubledAttempts()) > 0) problems.push("a step has two live attempts");
  return problems.length === 0 ? null : problems.join("; ");
}

/** A number in [0, 1) for a seed (mulberry32), so that a run can be repeated. */
export function randomOf(seed: number): number {
  let state = (seed + 0x6d2b79f5) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
}
