import { sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { ProviderDependencies } from "../generation/index.ts";
import { planEvaluation } from "./plan-evaluation.ts";
import type { StartEvaluation } from "./schema.ts";
import { evaluationResults, evaluationRuns, type EvaluationRunRow } from "./table.ts";

/** Wakes the workers of every process. */
export const dueChannel = "agency_evaluation";

/**
 * Accepts a run with a row for every result. Nothing is spent here.
 * Event: `evaluation.requested`. @throws Problem 404, 409 (`provider_not_configured`, archived brand), 422
 */
export async function startEvaluation(
  tx: Transaction,
  deps: ProviderDependencies,
  input: { organizationId: string; promptId: string; brandIds: readonly string[] | null; actor: Actor; request: StartEvaluation },
): Promise<EvaluationRunRow> {
  const { organizationId, promptId, actor, request } = input;
  const plan = await planEvaluation(tx, deps, input);
  if (plan.unconfigured.length > 0) {
    throw conflict("provider_not_configured", `No key is stored for ${[...new Set(plan.unconfigured.map(({ provider }) => provider))].join(", ")}. Enter one under Settings → AI providers.`);
  }
  const [run] = await tx
    .insert(evaluationRuns)
    .values({
      id: newId(),
      organizationId,
      promptId,
      kind: request.kind,
      status: "queued",
      unsaved: request.kind === "try" ? (request.unsaved ?? null) : null,
      maxCostMicroUsd: plan.maxCostMicroUsd,
      nextCheckAt: sql`agency.now()`,
      createdBy: actor.kind === "user" ? actor.id : null,
      createdAt: sql`agency.now()`,
    })
    .returning();
  await tx.insert(evaluationResults).values(
    plan.results.map(({ target, ...result }, position) => ({ ...result, ...target, id: newId(), organizationId, runId: run!.id, position, status: "queued" as const, fence: 0, costMicroUsd: 0n, createdAt: sql`agency.now()` })),
  );
  await recordEvents(tx, {
    organizationId,
    type: "evaluation.requested",
    subjectType: "evaluation_run",
    subjectId: run!.id,
    actor,
    payload: { promptId, kind: request.kind, results: plan.results.length },
  });
  await tx.execute(sql`select pg_notify(${dueChannel}, '')`);
  return run!;
}
