import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults, kinds, pairwise, wholeProduct } from "./cases.ts";
import { runAll } from "./run-all.ts";
import { judgeTruth, randomOf, runCase, untilSettled } from "./run-case.ts";
import { createWorld, startJudge, type Judge } from "./world.ts";

const runSeed = Number(process.env["MATRIX_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
/** Cases at once on two cores. */
const atOnce = Number(process.env["MATRIX_AT_ONCE"] ?? 6);

let judge: Judge;
beforeAll(async () => {
  process.stdout.write(`matrix seed ${runSeed}: MATRIX_SEED repeats it\n`);
  judge = await startJudge();
});
afterAll(() => judge.close());

test("the pairs cover every combination of two that can happen", () => {
  const pairsOf = (cases: ReturnType<typeof pairwise>) => new Set(cases.flatMap(({ death, fault, kind }) => [`${death}|${fault}`, `${death}|${kind}`, `${fault}|${kind}`]));
  expect(pairsOf(pairwise())).toEqual(pairsOf(wholeProduct()));
  expect(pairwise().length).toBeLessThan(wholeProduct().length / 3);
});

test("whenever a worker dies and whatever the network does, nothing is posted twice and every state is true (R1, R2, R3)", async () => {
  const cases = pairwise();
  const results = await runAll(cases, atOnce, (each, index) => runCase(judge, each, runSeed + index));
  const broken = results.filter(({ problem }) => problem !== null);
  expect(broken, `seed ${runSeed}`).toEqual([]);
  expect(results.filter(({ died }) => died).length, "workers really died").toBeGreaterThan(cases.length / 3);
});

test("random faults, random deaths and two workers at once (R1, R3)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 30 }), async (seed) => {
      const world = await createWorld(judge);
      try {
        const pages = [await world.newPage(), await world.newPage(), await world.newPage()];
        let draws = seed;
        const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(randomOf((draws += 7)) * values.length)]!;
        const disturbing = faults.filter((fault) => fault !== "none" && fault !== "rate_limit" && fault !== "stale_listing");
        for (const page of pages) {
          for (const operation of ["feed.create", "photos.create", "published_posts.list", "photo.get"]) {
            const fault = pick(disturbing.filter((each) => operation.endsWith(".create") || !["duplicate", "expired_token"].includes(each)));
            await world.arm(page, { operation, fault, times: 3, probability: 0.4, seed: seed % 1_000, delayMs: 700 });
          }
        }
        for (let index = 0; index < 9; index += 1) await world.publish(pages[index % 3]!, pick(kinds));
        const doomed = await Promise.all([world.startWorker(), world.startWorker()]);
        for (const worker of doomed) {
          await sleep(randomOf((draws += 7)) * 700);
          worker.kill();
          if (randomOf((draws += 7)) < 0.5) await world.startWorker();
        }
        await world.startWorker();
        // Each of nine may be in doubt for a window, one after the other in its lane.
        expect(await untilSettled(world, 60_000)).toBeNull();
        expect(await judgeTruth(world, pages)).toBeNull();
        expect(doomed.some((worker) => worker.isAlive())).toBe(false);
      } finally {
        await world.close();
      }
    }),
    { numRuns: 4, seed: runSeed, endOnFailure: true },
  );
});
