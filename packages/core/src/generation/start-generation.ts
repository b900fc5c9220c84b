import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, rows, type Transaction } from "@agency/platform/db";
import { conflict, invalid, Problem } from "@agency/platform/http";
import type { Jobs } from "@agency/platform/jobs";
import { recordEvents, type Actor } from "@agency/platform/live";
import { usd } from "../economics/index.ts";
import { assertBrandIsOpen, getProduct } from "../products/index.ts";
import { choosePrompt } from "../prompts/index.ts";
import { readBrief } from "./brief.ts";
import { maxCostOfRun } from "./estimate.ts";
import type { ProviderDependencies } from "./providers/resolve-provider.ts";
import type { acceptedRunSchema, GenerateInput } from "./schema.ts";
import type { GenerationSink } from "./sink.ts";
import { generationItems, generationRuns } from "./table.ts";

/** Open runs that one organization may have waiting (R38). */
const mostOpenRuns = 2_000;
/** Seeds of one run lie this far apart, so that its alternatives take different patterns. */
const seedStep = 101;

/**
 * Accepts a run: content draft, run, items and job appear together or not at all. Nothing is spent here. Event: `generation.requested`.
 * @param input.into an existing content that gets the alternatives, in place of a new draft; what is in force there stays in force
 * @throws Problem 404 (brand, product, prompt, content), 409 (archived, closed, no key for the chosen providers), 422 (variables), 429 (too many runs wait)
 */
export async function startGeneration(
  tx: Transaction,
  deps: ProviderDependencies & { jobs: Jobs; generationSink: GenerationSink },
  input: { organizationId: string; actor: Actor; request: GenerateInput; into?: { contentId: string } | undefined },
): Promise<z.input<typeof acceptedRunSchema>> {
  const { organizationId, actor, request } = input;
  await assertBrandIsOpen(tx, request.brandId);
  if (request.productId !== null) {
    const product = await getProduct(tx, request.productId);
    if (product.brandId !== request.brandId) throw invalid("other_brand", "/productId", "This product belongs to another brand.");
  }
  const chosen = await choosePrompt(tx, { category: request.type, platform: request.platform, language: request.language, promptId: request.promptId });
  const facts = { ...request, organizationId, promptVersionId: chosen?.version.id ?? null };
  const brief = await readBrief(tx, deps, facts);
  const wrong = [
    ...brief.composed.issues.map(({ name, code, detail }) => ({ pointer: `/variables/${escapePointer(name)}`, code, detail })),
    ...brief.composed.missing.filter((name) => !name.includes(".") && name !== "product").map((name) => ({ pointer: `/variables/${escapePointer(name)}`, code: "missing", detail: `The template needs "${name}".` })),
  ];
  if (chosen && wrong.length > 0) throw new Problem(422, "invalid_input", "Some values do not fit the template's variables.", { errors: wrong.slice(0, 50) });
  if (brief.entries.length === 0) {
    throw conflict("provider_not_configured", `No key is stored for ${brief.unconfigured.join(", ")}. Enter one under Settings → AI providers, or route "${request.purpose}" to another provider.`);
  }

  const [waiting] = await rows<{ open: number }>(tx, sql`select count(*)::int as open from (select 1 from generation_runs where organization_id = ${organizationId} and status in ('queued', 'running') limit ${mostOpenRuns}) as open_runs`);
  if (waiting!.open >= mostOpenRuns) throw new Problem(429, "too_many_runs", `${mostOpenRuns} runs are waiting already. Let some of them finish first.`, { headers: { "retry-after": "30" } });

  const { contentId } = input.into
    ? await deps.generationSink.openContent(tx, { contentId: input.into.contentId, brandId: request.brandId, type: request.type })
    : await deps.generationSink.createDraft(tx, { ...request, organizationId, actor });
  const runId = newId();
  const maxCostMicroUsd = maxCostOfRun(brief, request.versions);
  await tx.insert(generationRuns).values({
    id: runId,
    organizationId,
    brandId: request.brandId,
    productId: request.productId,
    contentId,
    type: request.type,
    platform: request.platform,
    language: request.language,
    topic: request.topic,
    purpose: request.purpose,
    promptVersionId: facts.promptVersionId,
    variables: request.variables,
    versions: request.versions,
    status: "queued",
    maxCostMicroUsd,
    nextCheckAt: sql`agency.now() + interval '1 minute'`,
    createdBy: actor.kind === "user" ? actor.id : null,
    createdAt: sql`agency.now()`,
  });
  const firstSeed = request.seed ?? randomInt(1_000_000_000);
  await tx.insert(generationItems).values(
    Array.from({ length: request.versions }, (_, position) => ({
      id: newId(),
      organizationId,
      runId,
      position,
      status: "queued" as const,
      environment: "live" as const,
      seed: firstSeed + position * seedStep,
      attempts: 0,
      fence: 0,
      outputText: "",
      createdAt: sql`agency.now()`,
    })),
  );
  await recordEvents(tx, {
    organizationId,
    type: "generation.requested",
    subjectType: "generation_run",
    subjectId: runId,
    brandId: request.brandId,
    actor,
    payload: { contentId, versions: request.versions, purpose: request.purpose },
  });
  await deps.jobs.enqueue(tx, "content", { organizationId, runId });
  return { id: runId, status: "queued", contentId, estimatedMaxCost: usd(maxCostMicroUsd) };
}

const escapePointer = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
