import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startEmbeddedPostgres } from "@agency/platform/postgres";
import { buildTemplateDatabase } from "@agency/platform/testing";
import { deaths, faults, pairwise, wholeProduct, type MatrixCase } from "./cases.ts";
import { runAll } from "./run-all.ts";
import { hangs, runCase, type CaseResult } from "./run-case.ts";
import { subjects } from "./subjects.ts";
import { startJudge, timeScale } from "./world.ts";

/**
 * The whole product of deaths, faults and kinds, and its table in docs/matrix-results.md. Exit code 1 when a case broke.
 * `--pairwise` runs the cases of the e2e test, `--only "publish.call"` those whose name holds a text, `--first 10` so many; none of them
 * writes a table. `--failures` tells why posts failed.
 */
const everything = "1000000";
const { values } = parseArgs({ options: { seed: { type: "string" }, "at-once": { type: "string", default: "6" }, lanes: { type: "string", default: "12" }, first: { type: "string", default: everything }, only: { type: "string" }, failures: { type: "boolean", default: false }, pairwise: { type: "boolean", default: false }, "no-write": { type: "boolean", default: false } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const say = (line: string) => process.stdout.write(`${line}\n`);

const dataDir = await mkdtemp(path.join(tmpdir(), "matrix-postgres-"));
const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log: () => {} });
process.env["AGENCY_TEST_POSTGRES_URL"] = postgres.url;
await buildTemplateDatabase(postgres.url);
const judge = await startJudge();
const startedAt = performance.now();
let results: CaseResult[];
/** Did not settle in their time beside the others on a busy machine, and ran again alone. */
let again = 0;
const nameOf = ({ death, lanes }: MatrixCase) => `${death} × ${lanes.map(({ subject, fault }) => `${subject.name} (${fault.name})`).join(", ")}`;
try {
  const cases = (values.pairwise ? pairwise() : wholeProduct(Number(values.lanes))).filter((each) => !values.only || nameOf(each).includes(values.only)).slice(0, Number(values.first));
  say(`${cases.length} cases, seed ${seed}`);
  let done = 0;
  const run = (each: MatrixCase, index: number) =>
    runCase(judge, each, seed + index).catch((error: unknown): CaseResult => ({ case: each, problem: error instanceof Error ? (error.stack ?? String(error)) : String(error), died: false, outcomes: [], ms: 0 }));
  results = await runAll(cases, Number(values["at-once"]), async (each, index) => {
    const result = await run(each, index);
    done += 1;
    if (result.problem !== null) say(`BROKEN ${nameOf(each)}: ${result.problem}`);
    if (done % 25 === 0) say(`${done} of ${cases.length} after ${Math.round((performance.now() - startedAt) / 1_000)} s`);
    return result;
  });
  for (const [index, result] of results.entries()) {
    if (!result.problem?.startsWith(hangs)) continue;
    again += 1;
    results[index] = await run(result.case, index);
    say(`alone ${nameOf(result.case)}: ${results[index].problem ?? "holds"}`);
  }
} finally {
  await judge.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
const broken = results.filter(({ problem }) => problem !== null);
const ends = new Map<string, Map<string, number>>();
for (const { case: { lanes }, outcomes } of results) {
  for (const [index, { status, commentStatus }] of outcomes.entries()) {
    const of = ends.get(lanes[index]!.subject.name) ?? new Map<string, number>();
    const end = commentStatus === null || status !== "published" ? status : `${status} (comment ${commentStatus})`;
    ends.set(lanes[index]!.subject.name, of.set(end, (of.get(end) ?? 0) + 1));
  }
}
if (values.failures) {
  const reasons = results.flatMap(({ case: { lanes }, outcomes }) => outcomes.flatMap(({ status, errorDetail }, index) => (status === "failed" || status === "missed" ? [`${lanes[index]!.subject.name} × ${lanes[index]!.fault.name}: ${status}, ${errorDetail}`] : [])));
  for (const reason of new Set(reasons)) say(reason);
}
for (const [name, of] of ends) say(`${name}: ${[...of].map(([end, count]) => `${end} ${count}`).join(", ")}`);
say(`${results.length - broken.length} of ${results.length} hold, ${results.filter(({ died }) => died).length} workers died, ${Math.round((performance.now() - startedAt) / 1_000)} s`);
if (!values["no-write"] && !values.only && !values.pairwise && values.first === everything) await writeFile(new URL("../../docs/matrix-results.md", import.meta.url), report(results));
process.exit(broken.length > 0 ? 1 : 0);

/** A table for each network: a row for each death, a column for each fault, how each of its kinds ended. */
function report(all: CaseResult[]): string {
  const cell = (network: string, death: string, fault: string) =>
    subjects
      .filter((subject) => subject.network === network)
      .map((subject) => {
        const found = all.find((result) => result.case.death === death && result.case.lanes.some((lane) => lane.subject.name === subject.name && lane.fault.name === fault));
        if (!found) return "·";
        if (found.problem !== null) return "✗";
        const outcome = found.outcomes[found.case.lanes.findIndex((lane) => lane.subject.name === subject.name && lane.fault.name === fault)];
        const letter = { published: "P", uncertain: "U", needs_auth: "A", failed: "F", missed: "M", cancelled: "C" }[outcome?.status ?? ""] ?? "?";
        return found.died ? letter : letter.toLowerCase();
      })
      .join("");
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const count = all.reduce((sum, { case: { lanes } }) => sum + lanes.length, 0);
  return [
    "# Crash and fault matrix",
    "",
    `Written by \`npm run matrix:full\`: ${count} combinations of death, kind of post and fault in ${all.length} cases, ${broken.length} broken, ${all.filter(({ died }) => died).length} workers killed, ${seconds} s, seed ${seed}, intervals of production divided by ${timeScale}.`,
    "",
    "Each case: several kinds of post, each on an account of its own with its own fault, in one worker's life; it dies at the named step of whichever comes there first, another one goes on.",
    ...(again > 0 ? [`${again} cases did not settle in their time beside the others and were run once more alone; what is told is how they ended there.`] : []),
    "Held in every case without ✗: nothing stands on a network twice, no comment twice; published names the id that stands there; failed, missed, cancelled and needs_auth stand nowhere; nothing stays open.",
    "",
    "A cell tells how each kind ended, in the order of the heading: **P**ublished, **U**ncertain, needs **A**uth, **F**ailed, **M**issed. A capital: the worker died there; small: the step was never reached, or no death was asked for; `·`: cannot happen.",
    ...[...new Set(subjects.map(({ network }) => network))].flatMap((network) => [
      "",
      `## ${subjects.filter((subject) => subject.network === network).map(({ name }) => name.replace(`${network} `, "")).join(", ").replace(/^/, `${network}: `)}`,
      "",
      `| dies at | ${faults.map(({ name }) => name).join(" | ")} |`,
      `|---|${faults.map(() => "---|").join("")}`,
      ...deaths.map((death) => `| ${death} | ${faults.map(({ name }) => cell(network, death, name)).join(" | ")} |`),
    ]),
    "",
  ].join("\n");
}
