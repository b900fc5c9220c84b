import { inArray, sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import type { MediaKind } from "@agency/providers/spec";
import type { HeldJob, MediaContext } from "./context.ts";
import { inFuture } from "./held-job.ts";
import { providerJobs } from "./table.ts";

/** Only one worker chooses at a time; any constant, but the same for ever. */
const claimLock = "7216490618";

/**
 * Takes due jobs that nobody holds, with a lease and a new fence; organizations take turns.
 * @param hands how many of each kind may be taken
 * @returns what was taken, and after how many milliseconds the next one is due (null: none waits)
 */
export async function claimJobs({ db, config, processId }: MediaContext, hands: ReadonlyMap<MediaKind, number>): Promise<{ claimed: HeldJob[]; nextDueMs: number | null }> {
  const free = [...hands].filter(([, count]) => count > 0);
  if (free.length === 0) return { claimed: [], nextDueMs: null };
  const kinds = `{${[...hands.keys()].join(",")}}`;
  return db.system(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${claimLock}::bigint)`);
    const chosen = await rows<{ id: string }>(
      tx,
      sql`with due as (
            select id, kind, next_step_at, row_number() over (partition by organization_id, kind order by next_step_at, id) as turn
            from provider_jobs
            where status in ('queued', 'running', 'submitted', 'waiting') and next_step_at <= agency.now() and coalesce(lease_until <= agency.now(), true) and kind = any(${kinds}::text[])),
          placed as (select id, kind, row_number() over (partition by kind order by turn, next_step_at, id) as place from due),
          hands (kind, count) as (values ${sql.join(free.map(([kind, count]) => sql`(${kind}::text, ${count}::int)`), sql`, `)})
          select placed.id from placed join hands using (kind) where placed.place <= hands.count order by placed.place`,
    );
    const [next] = await rows<{ ms: number | null }>(
      tx,
      sql`select (extract(epoch from min(greatest(next_step_at, coalesce(lease_until, next_step_at))) - agency.now()) * 1000)::double precision as ms
          from provider_jobs where status in ('queued', 'running', 'submitted', 'waiting') and (next_step_at > agency.now() or lease_until > agency.now()) and kind = any(${kinds}::text[])`,
    );
    if (chosen.length === 0) return { claimed: [], nextDueMs: next?.ms ?? null };
    const taken = await tx
      .update(providerJobs)
      .set({ leaseOwner: processId, leaseUntil: inFuture(config.MEDIA_LEASE_MS), fence: sql`${providerJobs.fence} + 1`, startedAt: sql`coalesce(${providerJobs.startedAt}, agency.now())` })
      .where(inArray(providerJobs.id, chosen.map(({ id }) => id)))
      .returning();
    return { claimed: taken.map((job) => ({ job, fence: job.fence })), nextDueMs: next?.ms ?? null };
  });
}
