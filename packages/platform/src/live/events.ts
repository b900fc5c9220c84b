import { sql, type SQL } from "drizzle-orm";
import { newId, rows, type Database, type Transaction } from "../db/index.ts";

/** Who caused an event. */
export type Actor = { kind: "user" | "api_key" | "system"; id: string | null };
export const systemActor: Actor = { kind: "system", id: null };

/** Something that happened, in the words `noun.past`. Payloads hold ids and plain facts, never secrets or customer text. */
export interface NewEvent {
  organizationId: string;
  type: string;
  subjectType: string;
  subjectId: string;
  brandId?: string | null | undefined;
  actor: Actor;
  payload?: Record<string, unknown>;
}

export interface StreamEvent {
  id: string;
  /** Position in the stream, opaque to clients: pass it back to continue after it. */
  position: string;
  organizationId: string;
  type: string;
  subjectType: string;
  subjectId: string;
  brandId: string | null;
  actorKind: Actor["kind"];
  actorId: string | null;
  payload: Record<string, unknown>;
  createdAt: string;
}

/** Writes events into the outbox, in the transaction of the change that they tell of. */
export async function recordEvents(tx: Transaction, ...events: NewEvent[]): Promise<void> {
  if (events.length > 0) await tx.execute(eventsStatement(...events));
}

/** The statement that writes them, for a packet of several (`together`). */
export function eventsStatement(...events: NewEvent[]): SQL {
  const values = events.map(
    (event) => sql`(${newId()}, ${event.organizationId}, ${event.type}, ${event.subjectType}, ${event.subjectId}, ${event.brandId ?? null}, ${event.actor.kind}, ${event.actor.id}, ${JSON.stringify(event.payload ?? {})}::jsonb)`,
  );
  return sql`insert into platform.events (id, organization_id, type, subject_type, subject_id, brand_id, actor_kind, actor_id, payload) values ${sql.join(values, sql`, `)}`;
}

/**
 * Events after a position, oldest first, only those below the snapshot horizon: a transaction that commits late can never
 * be skipped, because nothing at or above it has been delivered yet.
 */
export async function readEvents(
  db: Database,
  options: { after: string | null; limit: number; organizationId?: string },
): Promise<StreamEvent[]> {
  const after = options.after === null ? null : parsePosition(options.after);
  return db.system(async (tx) => {
    const found = await rows<EventRow>(
      tx,
      sql`select id, xid::text as position_xid, organization_id, type, subject_type, subject_id, brand_id, actor_kind, actor_id, payload, created_at
          from platform.events
          where xid < pg_snapshot_xmin(pg_current_snapshot())
          ${after ? sql`and (xid, id) > (${after.xid}::xid8, ${after.id}::uuid)` : sql``}
          ${options.organizationId ? sql`and organization_id = ${options.organizationId}` : sql``}
          order by xid, id limit ${options.limit}`,
    );
    return found.map(toEvent);
  });
}

/** The end of the stream as it stands: reading after it yields only what comes later. */
export async function latestPosition(db: Database): Promise<string> {
  return db.system(async (tx) => {
    const [row] = await rows<{ xid: string }>(tx, sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`);
    // Everything below the horizon is past; the largest id below it closes the half-open interval.
    return `${BigInt(row!.xid) - 1n}:ffffffff-ffff-ffff-ffff-ffffffffffff`;
  });
}

interface EventRow extends Record<string, unknown> {
  id: string;
  position_xid: string;
  organization_id: string;
  type: string;
  subject_type: string;
  subject_id: string;
  brand_id: string | null;
  actor_kind: Actor["kind"];
  actor_id: string | null;
  payload: Record<string, unknown>;
  created_at: Date | string;
}

function toEvent(row: EventRow): StreamEvent {
  return {
    id: row.id,
    position: `${row.position_xid}:${row.id}`,
    organizationId: row.organization_id,
    type: row.type,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    brandId: row.brand_id,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    payload: row.payload,
    createdAt: new Date(row.created_at).toISOString(),
  };
}

/** @throws TypeError when a client sent something that is no position */
export function parsePosition(position: string): { xid: string; id: string } {
  const match = /^(\d{1,20}):([0-9a-f-]{36})$/.exec(position);
  if (!match) throw new TypeError("Not a position of the event stream.");
  return { xid: match[1]!, id: match[2]! };
}
