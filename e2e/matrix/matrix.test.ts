import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everyPair, faults, pairsOf, pairwise, wholeProduct } from "./cases.ts";
import { runAll } from "./run-all.ts";
import { judgeTruth, randomOf, runCase, untilSettled } from "./run-case.ts";
import { chosenSubjects } from "./subjects.ts";
import { createWorld, startJudge, type Account, type Judge } from "./world.ts";

const runSeed = Number(process.env["MATRIX_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
/** Cases at once on two cores. */
const atOnce = Number(process.env["MATRIX_AT_ONCE"] ?? 6);

let judge: Judge;
beforeAll(async () => {
  process.stdout.write(`matrix seed ${runSeed}: MATRIX_SEED repeats it\n`);
  judge = await startJudge();
});
afterAll(() => judge.close());

test("the pairs cover every two of death, kind of post and fault that can meet", () => {
  const covered = new Set(pairwise().flatMap(pairsOf));
  expect([...everyPair()].filter((pair) => !covered.has(pair))).toEqual([]);
  expect(pairwise().length).toBeLessThan(wholeProduct().length / 3);
});

test("whenever a worker dies and whatever a network does, nothing is posted twice and every state is true (R1, R2, R3)", async () => {
  const cases = pairwise();
  const results = await runAll(cases, atOnce, (each, index) => runCase(judge, each, runSeed + index));
  const broken = results.filter(({ problem }) => problem !== null).map(({ case: { death, lanes }, problem }) => `${death} × ${lanes.map(({ subject, fault }) => `${subject.name} (${fault.name})`).join(", ")}: ${problem}`);
  expect(broken, `seed ${runSeed}`).toEqual([]);
  expect(results.filter(({ died }) => died).length, "workers really died").toBeGreaterThan(cases.length / 2);
  // Ten minutes are meant for two cores that do nothing else.
}, 1_200_000);

test("random faults, random deaths and two workers at once (R1, R3)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 30 }), async (seed) => {
      const world = await createWorld(judge);
      try {
        let draws = seed;
        const draw = () => randomOf((draws += 7));
        const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(draw() * values.length)]!;
        const accounts: Account[] = [];
        for (let index = 0; index < 8; index += 1) accounts.push(await world.newAccount(pick(chosenSubjects)));
        for (const account of accounts) {
          const disturbing = faults.filter((fault) => fault.hits(account.subject) !== null && !fault.kind.startsWith("rate_limit") && fault.name !== "stale_listing");
          for (let index = 0; index < 3; index += 1) await world.arm(account, pick(disturbing), { times: 3, probability: 0.4, seed: seed % 1_000 });
        }
        for (let index = 0; index < 14; index += 1) await world.publish(accounts[index % accounts.length]!);
        const doomed = await Promise.all([world.startWorker(), world.startWorker()]);
        for (const worker of doomed) {
          await sleep(draw() * 900);
          worker.kill();
          if (draw() < 0.5) await world.startWorker();
        }
        await world.startWorker();
        // Each may be in doubt for a window, one after the other in its lane.
        expect(await untilSettled(world, 60_000)).toBeNull();
        expect(await judgeTruth(world, accounts)).toBeNull();
        expect(doomed.some((worker) => worker.isAlive())).toBe(false);
      } finally {
        await world.close();
      }
    }),
    { numRuns: 4, seed: runSeed, endOnFailure: true },
  );
});
