import { eq, inArray, sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import { generationItems, generationRuns, type ItemRow } from "../table.ts";
import type { Held, WorkerContext } from "./context.ts";
import { leaseEnd } from "./held-item.ts";

export interface Claimed {
  held: Held;
  item: ItemRow;
}

/** Only one worker chooses at a time; any constant, but the same for ever. */
const claimLock = "7216490617";

/**
 * Takes open items that nobody holds, with a lease and a new fence. Organizations take turns, and within one its campaigns and single
 * runs do: who has most under way comes last, so that a month of forty posts never stands before one person's draft.
 * @returns what was taken, and after how many milliseconds the next waiting item is due (null: none waits)
 */
export async function claimItems(context: WorkerContext, count: number): Promise<{ claimed: Claimed[]; nextDueMs: number | null }> {
  const { db, config, processId } = context;
  return db.system(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${claimLock}::bigint)`);
    const chosen = await rows<{ id: string | null; next_ms: number | null }>(
      tx,
      sql`with moment as materialized (select agency.now() as at),
        open as materialized (
          select i.id, i.organization_id as org, coalesce(r.campaign_id, r.id) as flow, coalesce(i.lease_until > moment.at, false) as held,
                 coalesce(i.retry_at <= moment.at, true) as due, greatest(i.retry_at, i.lease_until) as next_at
          from moment, generation_items i join generation_runs r on r.id = i.run_id
          where i.status in ('queued', 'running', 'waiting')),
        flows as (select flow, count(*) as held from open where held group by flow),
        orgs as (select org, count(*) as held from open where held group by org),
        by_flow as (
          select o.id, o.org, coalesce(f.held, 0) + row_number() over (partition by o.flow order by o.id) as turn
          from open o left join flows f using (flow) where o.due and not o.held),
        by_org as (
          select b.id, coalesce(g.held, 0) + row_number() over (partition by b.org order by b.turn, b.id) as turn
          from by_flow b left join orgs g using (org))
        (select id, null::double precision as next_ms from by_org order by turn, id limit ${count})
        union all
        select null, extract(epoch from min(next_at) - (select at from moment)) * 1000 from open where held or not due`,
    );
    const ids = chosen.flatMap(({ id }) => id ?? []);
    const nextDueMs = chosen.find(({ id }) => id === null)?.next_ms ?? null;
    if (ids.length === 0) return { claimed: [], nextDueMs };
    const free = tx.select({ id: generationItems.id }).from(generationItems).where(inArray(generationItems.id, ids)).for("update", { skipLocked: true });
    const items = await tx
      .update(generationItems)
      .set({ status: "running", leaseOwner: processId, leaseUntil: leaseEnd(config.GENERATION_LEASE_MS), fence: sql`${generationItems.fence} + 1`, faults: sql`${generationItems.faults} + 1`, retryAt: null })
      .where(sql`${generationItems.id} in ${free} and ${generationItems.status} in ('queued', 'running', 'waiting') and coalesce(${generationItems.leaseUntil} <= agency.now(), true)`)
      .returning();
    const runIds = [...new Set(items.map(({ runId }) => runId))];
    if (runIds.length === 0) return { claimed: [], nextDueMs };
    await tx
      .update(generationRuns)
      .set({ status: "running", startedAt: sql`coalesce(${generationRuns.startedAt}, agency.now())` })
      .where(sql`${inArray(generationRuns.id, runIds)} and ${eq(generationRuns.status, "queued")}`);
    const runs = await tx.select().from(generationRuns).where(inArray(generationRuns.id, runIds));
    const byId = new Map(runs.map((run) => [run.id, run]));
    const order = new Map(ids.map((id, index) => [id, index]));
    items.sort((one, other) => order.get(one.id)! - order.get(other.id)!);
    return {
      claimed: items.map((item) => ({ item, held: { itemId: item.id, fence: item.fence, position: item.position, seed: item.seed, outages: item.outages, run: byId.get(item.runId)! } })),
      nextDueMs,
    };
  });
}
