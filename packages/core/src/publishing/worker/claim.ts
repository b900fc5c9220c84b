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

/** A published post with which something is left to do. Holds no lease: it cannot change an outcome, nor hold its lane up (R5). */
export interface FollowUp {
  id: string;
  channelId: string;
  lane: string;
  remoteId: string;
  tries: number;
  /** As it was taken: a wish that comes meanwhile makes it another. */
  version: number;
  /** What comes next: a person's change of the post, its first comment, or its address. */
  wants: "change" | "comment" | "permalink";
}

export interface ClaimRound {
  claims: Claim[];
  followUps: FollowUp[];
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
  /** Looks for leases of dead workers as well. */
  sweep: boolean;
  /** How many published posts to follow up meanwhile. */
  followUpLimit: number;
}

/** Serialises claims of all workers; held for a few milliseconds. */
const claimLock = 7_240_311;
/** The bucket that all accounts of a network share: its limits of our app (R9). */
const appLane = sql`p.network || ':' || p.environment`;
/** A post that waits to be tried again keeps its place before later ones of its account for so many tries; then it is overtaken. */
const triesInPlace = 5;

/**
 * Takes what is due: one publication a lane, organizations in turn, none of a blocked lane. Due armed rows come back as `sending`
 * with their attempt already written, so that nothing but the call itself stands between them and their time.
 */
export async function claimDue(db: Database, options: ClaimOptions): Promise<ClaimRound> {
  return db.system(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${claimLock})`);
    if (options.sweep) await releaseExpired(tx);
    const claims = options.limit > 0 ? await takeDue(tx, options) : [];
    const followUps = options.followUpLimit > 0 && claims.length < options.limit ? await takeFollowUps(tx, options) : [];
    const [next] = await rows<{ ms: number | null }>(
      tx,
      sql`select (extract(epoch from min(p.next_step_at) - agency.now()) * 1000)::float8 as ms
          from publications p where p.next_step_at is not null and p.lease_owner is null
          and p.next_step_at > (select agency.now())`,
    );
    return { claims, followUps, nextInMs: next?.ms ?? null };
  });
}

/** Rows whose worker died go back at once; what they were doing is decided from their state. */
async function releaseExpired(tx: Transaction): Promise<void> {
  await tx.execute(
    sql`update publications set lease_owner = null, lease_until = null, next_step_at = agency.now()
        where lease_owner is not null and lease_until < (select agency.now())`,
  );
}

/**
 * In a lane: what is in doubt first, then what is due in the order of its time, then what can be prepared ahead, leftovers last.
 * A row that another transaction changes meanwhile is left for the next round, nobody waits for its lock.
 */
async function takeDue(tx: Transaction, options: ClaimOptions): Promise<Claim[]> {
  const missedBefore = sql`((select now from moment) - ${options.missedAfterMs} * interval '1 millisecond')`;
  const taken = await rows<{ id: string; organization_id: string; lane: string; status: PublicationStatus; fence: string; is_due_call: boolean }>(
    tx,
    sql`with moment as materialized (select agency.now() as now, coalesce((select is_on from platform.switches where name = 'publishing.paused'), false) as paused),
        held as materialized (select organization_id, count(*) as holds from publications where lease_owner is not null group by organization_id),
        lanes as materialized (
          select distinct on (p.lane) p.id, p.organization_id, p.lane, p.next_step_at, p.fence
          from publications p
          where p.next_step_at <= (select now from moment) and p.lease_owner is null and p.status <> 'published'
            and (p.status = 'sending' or not (select paused from moment))
            and not exists (select 1 from publications other where other.lane = p.lane and other.lease_owner is not null)
            and (p.status not in ('armed', 'preparing', 'scheduled') or p.due_at <= ${missedBefore}
              or not exists (select 1 from publishing_lanes b where b.lane in (p.lane, ${appLane}) and b.blocked_until > (select now from moment)))
            and (p.status <> 'armed' or not exists (
              select 1 from publications ahead
              where ahead.lane = p.lane and (ahead.due_at, ahead.id) < (p.due_at, p.id)
                and ahead.next_step_at is not null and ahead.accepted_at is null and (ahead.status = 'sending' or (ahead.status = 'armed' and ahead.tries > 0))
                and (ahead.status = 'sending' or ahead.tries <= ${triesInPlace})))
          order by p.lane,
            case when p.status = 'sending' and p.accepted_at is null then 0
                 when p.status not in ('armed', 'preparing', 'scheduled') then 3
                 when p.due_at <= (select now from moment) and (p.status = 'armed' or p.tries = 0) then 1
                 else 2 end,
            p.due_at, p.id
        ),
        turns as (
          select lanes.id, lanes.fence, lanes.next_step_at,
            row_number() over (partition by lanes.organization_id order by lanes.next_step_at, lanes.id) + coalesce(held.holds, 0) as turn
          from lanes left join held on held.organization_id = lanes.organization_id
        ),
        chosen as materialized (select id, fence from turns where turn <= ${options.perOrganization} order by turn, next_step_at limit ${options.limit}),
        picked as materialized (
          select p.id,
            p.status = 'armed' and p.due_at <= (select now from moment) and p.due_at > ${missedBefore} and p.stale_refs = '[]'::jsonb as is_call,
            exists (select 1 from publication_attempts a where a.publication_id = p.id and a.step = 'publish' and (a.outcome is null or a.outcome in ('ambiguous', 'accepted'))) as is_in_doubt
          from publications p join chosen on chosen.id = p.id and chosen.fence = p.fence
          where p.lease_owner is null and p.next_step_at <= (select now from moment)
          for update of p skip locked
        )
        update publications p set
          lease_owner = ${options.workerId}, lease_until = (select now from moment) + ${options.leaseMs} * interval '1 millisecond', fence = p.fence + 1,
          status = case when picked.is_call then 'sending' else p.status end,
          sending_since = case when picked.is_call then (select now from moment) else p.sending_since end
        from picked where p.id = picked.id
        returning p.id, p.organization_id, p.lane, p.status, p.fence::text, picked.is_call and not picked.is_in_doubt as is_due_call`,
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

/** One that its worker did not live to finish is taken again after a lease. */
async function takeFollowUps(tx: Transaction, { followUpLimit, leaseMs }: ClaimOptions): Promise<FollowUp[]> {
  const isCommentWanted = sql`(p.snapshot->>'firstComment' <> '' and (p.comment_status is null or p.comment_status = 'sending'))`;
  const taken = await rows<{ id: string; channel_id: string; lane: string; remote_id: string; tries: number; version: number; wants: FollowUp["wants"] }>(
    tx,
    sql`update publications p set next_step_at = agency.now() + ${leaseMs} * interval '1 millisecond'
        from (select p.id from publications p
              where p.status = 'published' and p.lease_owner is null and p.next_step_at <= (select agency.now())
                and not exists (select 1 from publishing_lanes b where b.lane in (p.lane, ${appLane}) and b.blocked_until > agency.now())
                and ((p.change_kind is null and ${isCommentWanted} is not true) or not exists (select 1 from platform.switches where name = 'publishing.paused' and is_on))
              order by p.next_step_at limit ${followUpLimit} for update of p skip locked) due
        where p.id = due.id
        returning p.id, p.channel_id, p.lane, p.remote_id, p.tries, p.version,
          case when p.change_kind is not null then 'change' when ${isCommentWanted} then 'comment' else 'permalink' end as wants`,
  );
  return taken.map((row) => ({ id: row.id, channelId: row.channel_id, lane: row.lane, remoteId: row.remote_id, tries: row.tries, version: row.version, wants: row.wants }));
}
