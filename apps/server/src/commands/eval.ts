import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { evaluateLibrary, getEvaluation, listResults, presentEvaluations, presentResult, runEvaluation, seedEvaluationCases, startEvaluation, type EvaluationDependencies } from "@agency/core/evaluations";
import type { EvaluationResult } from "@agency/core/evaluations/schema";
import { seedPrompts } from "@agency/core/prompts";
import { ConfigError } from "@agency/platform/config";
import { rows, type Database } from "@agency/platform/db";
import { createLog } from "@agency/platform/log";
import { systemActor } from "@agency/platform/live";
import { defaultTextModels, textProviderKinds } from "@agency/providers/text";
import { composeCore } from "../compose-core.ts";
import { composeRooms } from "../compose-rooms.ts";
import { withDatabase } from "./with-database.ts";

export interface EvalOptions {
  /** Id or slug; every prompt that is switched on without it. */
  prompt?: string | undefined;
  /** Number of the version; the serving one without it. */
  version?: number | undefined;
  /** `name` or `name:model`. */
  provider: string;
  json: boolean;
}

interface Found extends Record<string, unknown> {
  id: string;
  name: string;
  slug: string | null;
  version_id: string;
  number: number;
}

/** Runs the cases of the first organization's prompts beside a running product or alone, and keeps the results. @returns 0 when all passed, 1 when some did not */
export async function evalCommand(environment: NodeJS.ProcessEnv, options: EvalOptions): Promise<number> {
  return withDatabase(environment, async (db, config, directUrl) => {
    const organizationId = await organizationOf(db);
    if (organizationId === null) return evalLibrary(options);
    const log = createLog({ level: "warn" });
    const core = await composeCore({ config, log, databaseUrl: config.DATABASE_URL ?? directUrl, databaseDirectUrl: directUrl, sandbox: config.SANDBOX_ORIGIN ? { origin: config.SANDBOX_ORIGIN, publicOrigin: config.SANDBOX_ORIGIN } : null, superviseJobs: false });
    const rooms = composeRooms(core);
    try {
      const [provider = "offline", ...model] = options.provider.split(":");
      const target = { provider, model: model.join(":") || usualModelOf(provider) };
      const results: (EvaluationResult & { prompt: string; version: number })[] = [];
      for (const prompt of await promptsOf(db, organizationId, options)) {
        const found = await evaluate(rooms, { organizationId, prompt, target });
        results.push(...found.map((result) => ({ ...result, prompt: prompt.slug ?? prompt.name, version: prompt.number })));
        if (!options.json) for (const result of found) process.stdout.write(`${describe(prompt, result)}\n`);
      }
      const passed = results.filter(({ status }) => status === "passed").length;
      if (options.json) process.stdout.write(`${JSON.stringify({ ...target, total: results.length, passed, results }, null, 2)}\n`);
      else process.stdout.write(`${passed} of ${results.length} passed (${target.provider} · ${target.model}).\n`);
      return results.length > 0 && passed === results.length ? 0 : 1;
    } finally {
      rooms.gates.close();
      await core.jobs.stop(1_000).catch(() => {});
      await core.close();
    }
  });
}

async function evaluate(rooms: EvaluationDependencies, input: { organizationId: string; prompt: Found; target: { provider: string; model: string } }): Promise<EvaluationResult[]> {
  const { organizationId, prompt, target } = input;
  const run = await rooms.db.forOrganization(organizationId, (tx) =>
    startEvaluation(tx, rooms, { organizationId, promptId: prompt.id, brandIds: null, actor: systemActor, request: { kind: "cases", versionIds: [prompt.version_id], targets: [target] } }),
  );
  const signal = new AbortController().signal;
  for (;;) {
    await runEvaluation(rooms, { organizationId, runId: run.id, signal });
    const [row, results] = await rooms.db.readForOrganization(organizationId, async (tx) => [(await presentEvaluations(tx, [await getEvaluation(tx, run.id)]))[0]!, await listResults(tx, run.id, null)] as const);
    if (row.finishedAt !== null) return results.map(presentResult);
    // A worker of the running product holds some of them.
    await sleep(500);
  }
}

/** What a provider of that name writes with when nobody says. @throws ConfigError for a server of one's own, which has no usual model */
function usualModelOf(provider: string): string {
  const kind = textProviderKinds.find((name) => name === provider);
  if (kind === undefined || kind === "openai-compatible") throw new ConfigError(`Say which model of ${provider} is to write: --provider ${provider}:<model>`);
  return defaultTextModels[kind].fast;
}

/** Before the first owner exists there is only the library, and nowhere to keep results. */
async function evalLibrary(options: EvalOptions): Promise<number> {
  if (options.provider !== "offline") throw new ConfigError("There is no organization yet, and with it no key and no budget. Start the product and create the first owner in the browser.");
  const results = await evaluateLibrary(options.prompt);
  const passed = results.filter((result) => result.passed).length;
  if (options.json) process.stdout.write(`${JSON.stringify({ provider: "offline", total: results.length, passed, results }, null, 2)}\n`);
  else {
    for (const result of results) process.stdout.write(`${result.passed ? "✓" : "✗"} ${result.prompt} · ${result.caseName}${result.passed ? "" : ` — ${failures(result.checks)}`}\n`);
    process.stdout.write(`${passed} of ${results.length} passed (offline; there is no organization yet, so that nothing is kept).\n`);
  }
  return results.length > 0 && passed === results.length ? 0 : 1;
}

/** The first organization, with what the library has for it. */
async function organizationOf(db: Database): Promise<string | null> {
  const [first] = await db.system((tx) => rows<{ id: string }>(tx, sql`select id from organizations order by id limit 1`));
  if (!first) return null;
  await db.forOrganization(first.id, async (tx) => {
    await seedPrompts(tx, first.id);
    await seedEvaluationCases(tx, first.id);
  });
  return first.id;
}

async function promptsOf(db: Database, organizationId: string, { prompt, version }: EvalOptions): Promise<Found[]> {
  const found = await db.forOrganization(organizationId, (tx) =>
    rows<Found>(
      tx,
      sql`select p.id, p.name, p.slug, v.id as version_id, v.number from prompts p join prompt_versions v on v.prompt_id = p.id
          where ${prompt === undefined ? sql`p.is_active` : sql`(p.slug = ${prompt} or p.id::text = ${prompt})`}
            and ${version === undefined ? sql`v.id = p.active_version_id` : sql`v.number = ${version}`}
            and exists (select 1 from evaluation_cases c where c.prompt_id = p.id and c.is_active)
          order by p.category, p.language, p.name`,
    ),
  );
  if (found.length === 0) throw new ConfigError(prompt === undefined ? "No prompt has an active case." : `No prompt "${prompt}"${version === undefined ? "" : ` with a version ${version}`} has an active case. Name it by its slug or id.`);
  return found;
}

function describe(prompt: Found, result: EvaluationResult): string {
  const mark = result.status === "passed" ? "✓" : "✗";
  const why = result.status === "passed" ? "" : ` — ${result.errorDetail ?? failures(result.checks)}`;
  return `${mark} ${prompt.slug ?? prompt.name} v${prompt.number} · ${result.caseName}${why}`;
}

const failures = (checks: EvaluationResult["checks"]): string =>
  checks
    .filter(({ outcome }) => outcome === "failed")
    .map(({ kind, detail }) => `${kind}: ${detail ?? ""}`)
    .join("; ");
