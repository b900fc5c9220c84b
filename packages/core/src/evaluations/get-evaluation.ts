import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import { usd } from "../economics/index.ts";
import type { EvaluationResult, EvaluationRun, evaluationScoreSchema } from "./schema.ts";
import { evaluationResults, evaluationRuns, type EvaluationRunRow, type ResultRow } from "./table.ts";
import type { z } from "zod";

type BrandIds = readonly string[] | null;

/** @throws Problem 404 also for a run of another organization (R24) */
export async function getEvaluation(tx: Transaction, runId: string, options: { lock?: boolean } = {}): Promise<EvaluationRunRow> {
  const query = tx.select().from(evaluationRuns).where(eq(evaluationRuns.id, runId));
  const [row] = options.lock ? await query.for("no key update") : await query;
  if (!row) throw notFound("This evaluation run");
  return row;
}

/** Newest first; answers one row more than `limit` where a next page exists. */
export async function listEvaluations(tx: Transaction, options: { promptId: string; kind?: "cases" | "try" | undefined; after: string | null; limit: number }): Promise<EvaluationRunRow[]> {
  const { promptId, kind, after } = options;
  return tx
    .select()
    .from(evaluationRuns)
    .where(and(eq(evaluationRuns.promptId, promptId), kind ? eq(evaluationRuns.kind, kind) : undefined, after ? lt(evaluationRuns.id, after) : undefined))
    .orderBy(desc(evaluationRuns.id))
    .limit(options.limit + 1);
}

/** In their order, without those of brands that the reader may not see. */
export async function listResults(tx: Transaction, runId: string, brandIds: BrandIds): Promise<ResultRow[]> {
  return tx
    .select()
    .from(evaluationResults)
    .where(and(eq(evaluationResults.runId, runId), brandIds === null ? undefined : or(isNull(evaluationResults.brandId), inArray(evaluationResults.brandId, [...brandIds]))))
    .orderBy(asc(evaluationResults.position));
}

/** Runs with their counts, in the given order. */
export async function presentEvaluations(tx: Transaction, runs: readonly EvaluationRunRow[]): Promise<EvaluationRun[]> {
  if (runs.length === 0) return [];
  const counted = await rows<{ run_id: string; total: number; passed: number; failed: number; errors: number; cost: string }>(
    tx,
    sql`select run_id, count(*)::int as total, (count(*) filter (where status = 'passed'))::int as passed, (count(*) filter (where status = 'failed'))::int as failed,
          (count(*) filter (where status = 'error'))::int as errors, sum(cost_micro_usd)::text as cost
        from evaluation_results where run_id = any(${`{${runs.map(({ id }) => id).join(",")}}`}::uuid[]) group by run_id`,
  );
  return runs.map((run) => {
    const { total = 0, passed = 0, failed = 0, errors = 0, cost = "0" } = counted.find(({ run_id: id }) => id === run.id) ?? {};
    return {
      id: run.id,
      promptId: run.promptId,
      kind: run.kind,
      status: run.status,
      total,
      passed,
      failed,
      errors,
      cost: usd(BigInt(cost)),
      maxCost: usd(run.maxCostMicroUsd),
      createdAt: run.createdAt.toISOString(),
      finishedAt: run.finishedAt?.toISOString() ?? null,
    };
  });
}

export function presentResult(row: ResultRow): EvaluationResult {
  const { input, answer } = row;
  return {
    id: row.id,
    position: row.position,
    caseId: row.caseId,
    caseName: input.caseName,
    brandName: input.brandName,
    brandId: row.brandId,
    promptVersionId: row.promptVersionId,
    provider: row.provider,
    model: row.model,
    servedModel: answer?.model ?? null,
    environment: answer?.environment ?? null,
    platform: input.platform,
    status: row.status,
    document: answer?.document ?? null,
    text: answer && answer.document === null ? answer.text : null,
    checks: row.checks ?? [],
    cost: usd(row.costMicroUsd),
    latencyMs: row.latencyMs,
    errorKind: row.errorKind,
    errorDetail: row.errorDetail,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Pass rates by version and model: of each case the latest result counts. */
export async function readScores(tx: Transaction, promptId: string, brandIds: BrandIds): Promise<z.input<typeof evaluationScoreSchema>[]> {
  const found = await rows<{ id: string; number: number; provider: string; model: string; cases: number; passed: number; failed: number; errors: number; cost: string; last: Date | string }>(
    tx,
    sql`select v.id, v.number, latest.provider, latest.model, count(*)::int as cases, (count(*) filter (where latest.status = 'passed'))::int as passed,
          (count(*) filter (where latest.status = 'failed'))::int as failed, (count(*) filter (where latest.status = 'error'))::int as errors,
          sum(latest.cost_micro_usd)::text as cost, max(latest.finished_at) as last
        from prompt_versions v
        join lateral (
          select distinct on (provider, model, case_id) provider, model, status, cost_micro_usd, finished_at
          from evaluation_results r
          where r.prompt_version_id = v.id and r.case_id is not null and r.status in ('passed', 'failed', 'error')
            ${brandIds === null ? sql`` : sql`and (r.brand_id is null or r.brand_id = any(${`{${brandIds.join(",")}}`}::uuid[]))`}
          order by provider, model, case_id, id desc
        ) latest on true
        where v.prompt_id = ${promptId}
        group by v.id, v.number, latest.provider, latest.model order by v.number desc, latest.provider, latest.model limit 200`,
  );
  return found.map((row) => ({
    promptVersionId: row.id,
    number: row.number,
    provider: row.provider,
    model: row.model,
    cases: row.cases,
    passed: row.passed,
    failed: row.failed,
    errors: row.errors,
    cost: usd(BigInt(row.cost)),
    lastRunAt: new Date(row.last).toISOString(),
  }));
}
