import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startEmbeddedPostgres } from "@agency/platform/postgres";
import { buildTemplateDatabase } from "@agency/platform/testing";
import { deaths, faults, kinds, pairwise, wholeProduct } from "./cases.ts";
import { runAll } from "./run-all.ts";
import { runCase, type CaseResult } from "./run-case.ts";
import { startJudge } from "./world.ts";

/**
 * The whole product of deaths, faults and kinds, and its table in docs/matrix-results.md. Exit code 1 when a case broke.
 * `--pairwise` runs the cases of the e2e test, `--only "publish.call"` those whose name holds a text; both write no table.
 */
const { values } = parseArgs({ options: { seed: { type: "string" }, "at-once": { type: "string", default: "8" }, only: { type: "string" }, pairwise: { type: "boolean", default: false }, "no-write": { type: "boolean", default: false } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const say = (line: string) => process.stdout.write(`${line}\n`);

const dataDir = await mkdtemp(path.join(tmpdir(), "matrix-postgres-"));
const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log: () => {} });
process.env["AGENCY_TEST_POSTGRES_URL"] = postgres.url;
await buildTemplateDatabase(postgres.url);
const judge = await startJudge();
const startedAt = performance.now();
let results: CaseResult[];
try {
  const cases = (values.pairwise ? pairwise() : wholeProduct()).filter((each) => !values.only || `${each.death} ${each.fault} ${each.kind}`.includes(values.only));
  say(`${cases.length} cases, seed ${seed}`);
  let done = 0;
  results = await runAll(cases, Number(values["at-once"]), async (each, index) => {
    const result = await runCase(judge, each, seed + index).catch((error: unknown): CaseResult => ({ case: each, problem: String(error), died: false, statuses: [], ms: 0 }));
    done += 1;
    if (result.problem !== null) say(`BROKEN ${each.death} × ${each.fault} × ${each.kind}: ${result.problem}`);
    if (done % 25 === 0) say(`${done} of ${cases.length} after ${Math.round((performance.now() - startedAt) / 1_000)} s`);
    return result;
  });
} finally {
  await judge.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
const broken = results.filter(({ problem }) => problem !== null);
say(`${results.length - broken.length} of ${results.length} hold, ${results.filter(({ died }) => died).length} workers died, ${Math.round((performance.now() - startedAt) / 1_000)} s`);
if (!values["no-write"] && !values.only && !values.pairwise) await writeFile(new URL("../../docs/matrix-results.md", import.meta.url), report(results));
process.exit(broken.length > 0 ? 1 : 0);

/** One table: a row for each death, a column for each fault, how the four kinds ended. */
function report(all: CaseResult[]): string {
  const cell = (death: string, fault: string) =>
    kinds
      .map((kind) => {
        const found = all.find((result) => result.case.death === death && result.case.fault === fault && result.case.kind === kind);
        if (!found) return "·";
        if (found.problem !== null) return "✗";
        const first = { published: "P", uncertain: "U", needs_auth: "A", failed: "F", missed: "M", cancelled: "C" }[found.statuses[0] ?? ""] ?? "?";
        return found.died ? first : first.toLowerCase();
      })
      .join("");
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  return [
    "# Crash and fault matrix",
    "",
    `Written by \`npm run matrix:full\`: ${all.length} cases, ${broken.length} broken, ${all.filter(({ died }) => died).length} workers killed, ${seconds} s, seed ${seed}, intervals of production divided by 40.`,
    "",
    "Each case: three publications on two pages in one worker's life; the fault hits the first, the worker dies at the named step, another one goes on.",
    "Held in every case without ✗: nothing stands on the network twice; published names the id that stands there; failed, missed, cancelled and needs_auth stand nowhere; nothing stays open.",
    "",
    "A cell tells how the first publication ended, for text, link, one photo and several photos: **P**ublished, **U**ncertain, needs **A**uth, **F**ailed. A capital: the worker died there; small: the step was never reached, or no death was asked for; `·`: cannot happen.",
    "",
    `| dies at | ${faults.join(" | ")} |`,
    `|---|${faults.map(() => "---|").join("")}`,
    ...deaths.map((death) => `| ${death} | ${faults.map((fault) => cell(death, fault)).join(" | ")} |`),
    "",
  ].join("\n");
}
