import { sql } from "drizzle-orm";
import { newId, rows, type Database, type Transaction } from "@agency/platform/db";
import type { PublicationStatus } from "../schema.ts";

/** A publication that this worker holds until `leaseUntil`; every write names the fence (R6). */
export interface Claim {
  id: string;
  organizationId: string;
  lane: string;
  status: PublicationStatus;
  fence: bigint;
  /** Set when the claim itself committed the intent to publish: the call is due now. */
  attemptId: string | null;
}

export interface ClaimRound {
  claims: Claim[];
  /** Milliseconds until the next row wants a look; null when none does. */
  nextInMs: number | null;
}

export interface ClaimOptions {
  workerId: string;
  limit: number;
  leaseMs: number;
  /** How many publications one organization may have in hand. */
  perOrganization: number;
  /** Later than this after its time, a publication is never sent by itself (R13). */
  missedAfterMs: number;
}

/** Serialises claims of all workers; held for a few milliseconds. */
const claimLock = 7_240_311;

/**
 * Takes what is due: one publication a lane, organizations in turn, none of a blocked lane. Due armed rows come back as `sending`
 * with their attempt already written, so that nothing but the call itself stands between them and their time.
 */
export async function claimDue(db: Database, options: ClaimOptions): Promise<ClaimRound> {
  return db.system(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${claimLock})`);
    await releaseExpired(tx);
    const claims = options.limit > 0 ? await takeDue(tx, options) : [];
    const [next] = await rows<{ ms: number | null }>(
      tx,
      sql`select (extract(epoch from min(p.next_step_at) - agency.now()) * 1000)::float8 as ms
          from publications p where p.next_step_at is not null and p.lease_owner is null
          and p.next_step_at > (select agency.now())`,
    );
    return { claims, nextInMs: next?.ms ?? null };
  });
}

/** Rows whose worker died go back at once; what they were doing is decided from their state. */
async function releaseExpired(tx: Transaction): Promise<void> {
  await tx.execute(
    sql`update publications set lease_owner = null, lease_until = null, next_step_at = agency.now()
        where lease_owner is not null and lease_until < (select agency.now())`,
  );
}

async function takeDue(tx: Transaction, options: ClaimOptions): Promise<Claim[]> {
  const isDueCall = sql`(p.status = 'armed' and p.due_at <= moment.now and p.due_at > moment.now - ${options.missedAfterMs} * interval '1 millisecond' and p.stale_refs = '[]'::jsonb)`;
  const taken = await rows<{ id: string; organization_id: string; lane: string; status: PublicationStatus; fence: string; is_due_call: boolean }>(
    tx,
    sql`with moment as materialized (select agency.now() as now, coalesce((select is_on from platform.switches where name = 'publishing.paused'), false) as paused),
        lanes as (
          select distinct on (p.lane) p.id, p.organization_id, p.lane, p.next_step_at
          from publications p, moment
          where p.next_step_at <= moment.now and p.lease_owner is null
            and (not moment.paused or p.status = 'sending')
            and not exists (select 1 from publications held where held.lane = p.lane and held.lease_owner is not null)
            and not exists (select 1 from publishing_lanes b where b.lane = p.lane and b.blocked_until > moment.now and p.status in ('armed', 'preparing', 'scheduled'))
          order by p.lane, (p.status = 'sending') desc, p.due_at, p.id
        ),
        turns as (
          select id, next_step_at, row_number() over (partition by organization_id order by next_step_at, id)
            + (select count(*) from publications held where held.lease_owner is not null and held.organization_id = lanes.organization_id) as turn
          from lanes
        ),
        chosen as (select id from turns where turn <= ${options.perOrganization} order by turn, next_step_at limit ${options.limit})
        update publications p set
          lease_owner = ${options.workerId}, lease_until = moment.now + ${options.leaseMs} * interval '1 millisecond', fence = p.fence + 1,
          status = case when ${isDueCall} then 'sending' else p.status end,
          sending_since = case when ${isDueCall} then moment.now else p.sending_since end
        from chosen, moment where p.id = chosen.id
        returning p.id, p.organization_id, p.lane, p.status, p.fence::text,
          (p.status = 'sending' and p.sending_since = moment.now) as is_due_call`,
  );
  const due = taken.filter((row) => row.is_due_call);
  const attempts = new Map(due.map((row) => [row.id, newId()]));
  if (due.length > 0) {
    const pairs = sql.join(due.map((row) => sql`(${row.id}::uuid, ${attempts.get(row.id)!}::uuid)`), sql`, `);
    await tx.execute(
      sql`insert into publication_attempts (id, organization_id, publication_id, step, number, fence, payload_hash, refs_before, call_started_at, created_at)
          select v.attempt_id, p.organization_id, p.id, 'publish',
            coalesce((select max(number) from publication_attempts a where a.publication_id = p.id and a.step = 'publish'), 0) + 1,
            p.fence, p.snapshot_hash, p.refs, agency.now(), agency.now()
          from (values ${pairs}) as v(publication_id, attempt_id) join publications p on p.id = v.publication_id`,
    );
  }
  return taken.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    lane: row.lane,
    status: row.status,
    fence: BigInt(row.fence),
    attemptId: attempts.get(row.id) ?? null,
  }));
}
