import { sql, type SQL } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { usd } from "../economics/index.ts";
import { getPrompt } from "../prompts/index.ts";
import { compareTrial, winRateOf } from "./rules.ts";
import type { promptStatsSchema, PromptSummary, PromptVersionStats } from "./schema.ts";
import type { z } from "zod";

interface Counted extends Record<string, unknown> {
  id: string;
  number: number;
  used: number;
  open: number;
  accepted: number;
  edited: number;
  rejected: number;
  passed_over: number;
  distance: number | null;
  cost: string | null;
  score: string | null;
}

/** What became of the texts of each version, newest version first. Counts only brands that the reader may see. @throws Problem 404 */
export async function readPromptStats(tx: Transaction, input: { promptId: string; brandIds: readonly string[] | null }): Promise<z.input<typeof promptStatsSchema>> {
  const { prompt, activeVersion } = await getPrompt(tx, input.promptId);
  const versions = (await count(tx, input, null)).map(present);
  if (prompt.canaryVersionId === null) return { versions, canary: null };
  const since = (await count(tx, input, prompt.canaryStartedAt!)).map(present);
  const trial = since.find(({ promptVersionId }) => promptVersionId === prompt.canaryVersionId)!;
  const active = since.find(({ promptVersionId }) => promptVersionId === activeVersion.id)!;
  return { versions, canary: { percent: prompt.canaryPercent!, startedAt: prompt.canaryStartedAt!.toISOString(), trial, active, verdict: compareTrial(trial, active) } };
}

async function count(tx: Transaction, { promptId, brandIds }: { promptId: string; brandIds: readonly string[] | null }, since: Date | null): Promise<Counted[]> {
  return rows<Counted>(
    tx,
    // Version by version, so that a version's rows are counted as they are read, without sorting them.
    sql`select v.id, v.number, o.*, (select avg(c.performance_score)::text from content_versions c where c.prompt_version_id = v.id and c.performance_score is not null) as score
        from prompt_versions v
        cross join lateral (
          select count(*)::int as used, (count(*) filter (where outcome = 'open'))::int as open, (count(*) filter (where outcome = 'accepted'))::int as accepted,
            (count(*) filter (where outcome = 'edited'))::int as edited, (count(*) filter (where outcome = 'rejected'))::int as rejected,
            (count(*) filter (where outcome = 'passed_over'))::int as passed_over,
            sum(edit_distance::float8) / nullif(count(nullif(edit_distance, 0)), 0) as distance, sum(cost_micro_usd)::text as cost
          from prompt_outcomes
          where prompt_version_id = v.id ${since === null ? sql`` : sql`and created_at >= ${since.toISOString()}::timestamptz`} ${ofBrands(brandIds)}
        ) o
        where v.prompt_id = ${promptId} order by v.number desc limit 200`,
  );
}

function present(row: Counted): PromptVersionStats {
  const { used, open, accepted, edited, rejected } = row;
  return {
    promptVersionId: row.id,
    number: row.number,
    used,
    open,
    accepted,
    edited,
    rejected,
    passedOver: row.passed_over,
    winRate: winRateOf(row),
    meanEditDistance: row.distance,
    costPerPiece: used === 0 ? null : usd((BigInt(row.cost ?? "0") + BigInt(used) / 2n) / BigInt(used)),
    performanceScore: row.score === null ? null : Number(row.score),
  };
}

/** How templates do, for the library: their serving versions' latest evaluations and what became of all their texts. */
export async function readPromptSummaries(tx: Transaction, input: { promptIds: readonly string[]; brandIds: readonly string[] | null }): Promise<PromptSummary[]> {
  const ids = `{${input.promptIds.join(",")}}`;
  const found = await rows<{ prompt_id: string; used: number; accepted: number; edited: number; rejected: number; passed: number; evaluated: number }>(
    tx,
    sql`select p.id as prompt_id, coalesce(o.used, 0)::int as used, coalesce(o.accepted, 0)::int as accepted, coalesce(o.edited, 0)::int as edited,
          coalesce(o.rejected, 0)::int as rejected, coalesce(e.passed, 0)::int as passed, coalesce(e.evaluated, 0)::int as evaluated
        from prompts p
        left join (
          select v.prompt_id, sum(counted.used) as used, sum(counted.accepted) as accepted, sum(counted.edited) as edited, sum(counted.rejected) as rejected
          from prompt_versions v
          cross join lateral (
            select count(*) as used, count(*) filter (where outcome = 'accepted') as accepted, count(*) filter (where outcome = 'edited') as edited,
              count(*) filter (where outcome = 'rejected') as rejected
            from prompt_outcomes where prompt_version_id = v.id ${ofBrands(input.brandIds)}
          ) counted
          where v.prompt_id = any(${ids}::uuid[]) group by v.prompt_id
        ) o on o.prompt_id = p.id
        left join lateral (
          select count(*) as evaluated, count(*) filter (where latest.status = 'passed') as passed
          from (
            select distinct on (case_id, provider, model) status from evaluation_results
            where prompt_version_id = p.active_version_id and case_id is not null and status in ('passed', 'failed', 'error')
            order by case_id, provider, model, id desc
          ) latest
        ) e on true
        where p.id = any(${ids}::uuid[])`,
  );
  return found.map((row) => ({ promptId: row.prompt_id, used: row.used, winRate: winRateOf(row), passed: row.passed, evaluated: row.evaluated }));
}

const ofBrands = (brandIds: readonly string[] | null): SQL => (brandIds === null ? sql`` : sql`and brand_id = any(${`{${brandIds.join(",")}}`}::uuid[])`);
