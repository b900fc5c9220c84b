import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, rows, type Transaction } from "@agency/platform/db";
import { conflict, Problem } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { usd } from "../economics/index.ts";
import type { Brief, RunFacts } from "./brief.ts";
import { maxCostOfRun } from "./estimate.ts";
import { announceWork } from "./finish-run.ts";
import type { acceptedRunSchema } from "./schema.ts";
import { generationItems, generationRuns } from "./table.ts";

/** Open runs that one organization may have waiting (R38). */
const mostOpenRuns = 2_000;
/** Seeds of one run lie this far apart, so that its alternatives take different patterns. */
const seedStep = 101;

/** @throws Problem 409 when nobody on the route could be asked, 429 when too many runs wait */
export async function assertRunCanStart(tx: Transaction, organizationId: string, brief: Brief, purpose: string): Promise<void> {
  if (brief.entries.length === 0) {
    throw conflict("provider_not_configured", `No key is stored for ${brief.unconfigured.join(", ")}. Enter one under Settings → AI providers, or route "${purpose}" to another provider.`);
  }
  const [waiting] = await rows<{ open: number }>(tx, sql`select count(*)::int as open from (select 1 from generation_runs where organization_id = ${organizationId} and status in ('queued', 'running') limit ${mostOpenRuns}) as open_runs`);
  if (waiting!.open >= mostOpenRuns) throw new Problem(429, "too_many_runs", `${mostOpenRuns} runs are waiting already. Let some of them finish first.`, { headers: { "retry-after": "30" } });
}

/** Writes down a run with its items: together or not at all. Nothing is spent here. Event: `generation.requested`. */
export async function acceptRun(
  tx: Transaction,
  input: { facts: RunFacts; brief: Brief; contentId: string; versions: number; seed: number | undefined; campaignId: string | null; actor: Actor },
): Promise<z.input<typeof acceptedRunSchema>> {
  const { facts, contentId, versions, actor } = input;
  const { organizationId } = facts;
  const runId = newId();
  const maxCostMicroUsd = maxCostOfRun(input.brief, versions);
  await tx.insert(generationRuns).values({
    id: runId,
    organizationId,
    brandId: facts.brandId,
    productId: facts.productId,
    contentId,
    campaignId: input.campaignId,
    type: facts.type,
    platform: facts.platform,
    language: facts.language,
    topic: facts.topic,
    purpose: facts.purpose,
    promptVersionId: facts.promptVersionId,
    variables: facts.variables,
    versions,
    transform: facts.transform,
    status: "queued",
    maxCostMicroUsd,
    createdBy: actor.kind === "user" ? actor.id : null,
    createdAt: sql`agency.now()`,
  });
  const firstSeed = input.seed ?? randomInt(1_000_000_000);
  await tx.insert(generationItems).values(
    Array.from({ length: versions }, (_, position) => ({
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
    brandId: facts.brandId,
    actor,
    payload: { contentId, versions, purpose: facts.purpose, ...(facts.transform ? { operation: facts.transform.operation } : {}) },
  });
  await announceWork(tx);
  return { id: runId, status: "queued", contentId, estimatedMaxCost: usd(maxCostMicroUsd) };
}
