import { sql, type SQL } from "drizzle-orm";
import { newId } from "@agency/platform/db";
import type { Claim } from "./claim.ts";
import { appLaneOf } from "./lane-blocks.ts";

/** The claim of a lane's next post, made by the transaction that settles the one before it. */
export interface NextInLane {
  statement: SQL;
  /** The claim, from the rows of the statement; null when the next claim round has to look. */
  read(found: Record<string, unknown>[]): (Claim & { attemptId: string }) | null;
}

/**
 * An account with a queue hands its lane on without waiting for a claim round. Only in the plain case: the first armed post of the
 * lane is due, was never tried, and nothing in the lane is in doubt, being retried or held; everything else is left to `claimDue`,
 * which knows all rules. Other workers see the lane as held all the while, because release and claim commit together.
 */
export function nextInLane(options: { lane: string; workerId: string; leaseMs: number; missedAfterMs: number }): NextInLane {
  const { lane } = options;
  const attemptId = newId();
  const statement = sql`with moment as materialized (select agency.now() as now),
    first as (
      select id from publications
      where lane = ${lane} and status = 'armed' and lease_owner is null and next_step_at <= (select now from moment)
      order by due_at, id limit 1 for update skip locked
    ),
    taken as (
      update publications p set status = 'sending', sending_since = (select now from moment), fence = p.fence + 1,
        lease_owner = ${options.workerId}, lease_until = (select now from moment) + ${options.leaseMs} * interval '1 millisecond'
      from first
      where p.id = first.id and p.due_at <= (select now from moment) and p.due_at > (select now from moment) - ${options.missedAfterMs} * interval '1 millisecond'
        and p.tries = 0 and p.stale_refs = '[]'::jsonb
        and not exists (select 1 from platform.switches where name = 'publishing.paused' and is_on)
        and not exists (select 1 from publishing_lanes b where b.lane in (${lane}, ${appLaneOf(lane)}) and b.blocked_until > (select now from moment))
        and not exists (select 1 from publications other where other.lane = ${lane} and other.next_step_at is not null and other.accepted_at is null and (other.status = 'sending' or (other.status = 'armed' and other.tries > 0)))
        and not exists (select 1 from publication_attempts a where a.publication_id = p.id and a.step = 'publish' and (a.outcome is null or a.outcome in ('ambiguous', 'accepted')))
      returning p.id, p.organization_id, p.fence, p.snapshot_hash, p.refs
    ),
    intent as (
      insert into publication_attempts (id, organization_id, publication_id, step, number, fence, payload_hash, refs_before, call_started_at, created_at)
      select ${attemptId}::uuid, t.organization_id, t.id, 'publish',
        coalesce((select max(number) from publication_attempts a where a.publication_id = t.id and a.step = 'publish'), 0) + 1,
        t.fence, t.snapshot_hash, t.refs, agency.now(), agency.now()
      from taken t
    )
    select id, organization_id, fence::text from taken`;
  return {
    statement,
    read([row]) {
      if (!row) return null;
      return { id: String(row["id"]), organizationId: String(row["organization_id"]), lane, status: "sending", fence: BigInt(String(row["fence"])), attemptId };
    },
  };
}
