import { and, desc, eq, gte, inArray, isNull, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { databaseNow, newId, rows, type Transaction } from "@agency/platform/db";
import { conflict, invalid, notFound, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { createTimeEntrySchema, TimeEntry, updateTimeEntrySchema } from "./schema.ts";
import { readHourlyRate } from "./settings.ts";
import { timeEntries, type TimeEntryRow } from "./table.ts";

/** A timer that nobody stopped counts no more than this. */
const longestSeconds = 86_400;

/**
 * Books time on a brand: what was worked already, or a timer from now on, which stops the one that runs. Events: `time.booked`, `time.started`.
 * @throws Problem 404 (brand), 422 (in the future)
 */
export async function createTimeEntry(
  tx: Transaction,
  input: { organizationId: string; actor: Actor; userId: string; entry: Omit<z.output<typeof createTimeEntrySchema>, "userId"> },
): Promise<TimeEntryRow> {
  const { organizationId, userId } = input;
  const { startedAt, seconds, ...entry } = input.entry;
  const [brand] = await rows<{ id: string }>(tx, sql`select id from brands where id = ${entry.brandId}`);
  if (!brand) throw notFound("This brand");
  const [member] = await rows<{ user_id: string }>(tx, sql`select user_id from members where user_id = ${userId}`);
  if (!member) throw notFound("This member");
  const now = await databaseNow(tx);
  // Worked time without a beginning ended just now.
  const start = startedAt ? new Date(startedAt) : new Date(now.getTime() - (seconds ?? 0) * 1_000);
  const end = seconds === undefined ? null : new Date(start.getTime() + seconds * 1_000);
  assertPast(end ?? start, now);
  if (end === null) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`timer:${organizationId}:${userId}`}, 0))`);
    const [running] = await tx.select().from(timeEntries).where(and(eq(timeEntries.userId, userId), isNull(timeEntries.endedAt))).for("update");
    if (running) await stop(tx, running, input.actor, now);
  }
  const rate = end === null ? null : await readHourlyRate(tx, organizationId, userId);
  const [row] = await tx
    .insert(timeEntries)
    .values({ ...entry, id: newId(), organizationId, userId, startedAt: start, endedAt: end, hourlyRateMicro: rate?.micro ?? null, hourlyRateCurrency: rate?.currency ?? null, version: 1, createdAt: sql`agency.now()` })
    .returning();
  await announce(tx, end === null ? "time.started" : "time.booked", row!, input.actor);
  return row!;
}

/** Stops a timer; of one that is stopped nothing changes. Event: `time.stopped`. @throws Problem 404 */
export async function stopTimeEntry(tx: Transaction, input: { timeEntryId: string; actor: Actor }): Promise<TimeEntryRow> {
  const row = await getTimeEntry(tx, input.timeEntryId, { lock: true });
  return row.endedAt === null ? stop(tx, row, input.actor, await databaseNow(tx)) : row;
}

/** Corrects what was booked; the hourly rate stays. Event: `time.corrected`. @throws Problem 404, 409 while the timer runs, 412, 422 */
export async function updateTimeEntry(
  tx: Transaction,
  input: { timeEntryId: string; actor: Actor; changes: z.output<typeof updateTimeEntrySchema>; ifMatch?: number | undefined },
): Promise<TimeEntryRow> {
  const before = await getTimeEntry(tx, input.timeEntryId, { lock: true });
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  const { note, startedAt, seconds } = input.changes;
  if (before.endedAt === null && seconds !== undefined) throw conflict("timer_running", "Stop the timer first, then correct its time.");
  const now = await databaseNow(tx);
  const worked = seconds ?? (before.endedAt === null ? null : Math.round((before.endedAt.getTime() - before.startedAt.getTime()) / 1_000));
  // Whoever worked longer than was booked began earlier, where the end would lie in the future.
  const latest = new Date(now.getTime() - (worked ?? 0) * 1_000);
  const start = startedAt !== undefined ? new Date(startedAt) : before.startedAt > latest ? latest : before.startedAt;
  const end = worked === null ? null : new Date(start.getTime() + worked * 1_000);
  assertPast(end ?? start, now);
  const [row] = await tx
    .update(timeEntries)
    .set({ ...(note === undefined ? {} : { note }), startedAt: start, endedAt: end, version: before.version + 1 })
    .where(eq(timeEntries.id, before.id))
    .returning();
  await announce(tx, "time.corrected", row!, input.actor);
  return row!;
}

/** Takes an entry away. Event: `time.removed`. @throws Problem 404 */
export async function removeTimeEntry(tx: Transaction, input: { timeEntryId: string; actor: Actor }): Promise<void> {
  const row = await getTimeEntry(tx, input.timeEntryId, { lock: true });
  await tx.delete(timeEntries).where(eq(timeEntries.id, row.id));
  await announce(tx, "time.removed", row, input.actor);
}

/** Newest first; answers one row more than `limit` where a next page exists. */
export async function listTimeEntries(
  tx: Transaction,
  options: { userId?: string | undefined; brandId?: string | undefined; brandIds: readonly string[] | null; subjectId?: string | undefined; running?: boolean | undefined; since?: Date; until?: Date; after: string | null; limit: number },
): Promise<TimeEntryRow[]> {
  return tx
    .select()
    .from(timeEntries)
    .where(
      and(
        options.userId ? eq(timeEntries.userId, options.userId) : undefined,
        options.brandId ? eq(timeEntries.brandId, options.brandId) : undefined,
        options.brandIds === null ? undefined : inArray(timeEntries.brandId, [...options.brandIds]),
        options.subjectId ? eq(timeEntries.subjectId, options.subjectId) : undefined,
        options.running ? isNull(timeEntries.endedAt) : undefined,
        options.since ? gte(timeEntries.startedAt, options.since) : undefined,
        options.until ? lt(timeEntries.startedAt, options.until) : undefined,
        options.after ? lt(timeEntries.id, options.after) : undefined,
      ),
    )
    .orderBy(desc(timeEntries.id))
    .limit(options.limit + 1);
}

/** @throws Problem 404 */
export async function getTimeEntry(tx: Transaction, timeEntryId: string, options: { lock?: boolean } = {}): Promise<TimeEntryRow> {
  const query = tx.select().from(timeEntries).where(eq(timeEntries.id, timeEntryId));
  const [row] = await (options.lock ? query.for("update") : query);
  if (!row) throw notFound("This time entry");
  return row;
}

/** As the API shows them: without the rate, which is the owner's to see. */
export async function presentTimeEntries(tx: Transaction, found: readonly TimeEntryRow[]): Promise<TimeEntry[]> {
  if (found.length === 0) return [];
  const now = await databaseNow(tx);
  const names = await rows<{ id: string; name: string }>(tx, sql`select id, name from users where id = any(${`{${[...new Set(found.map(({ userId }) => userId))].join(",")}}`}::uuid[])`);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return found.map((row) => ({
    id: row.id,
    userId: row.userId,
    userName: nameOf.get(row.userId) ?? "",
    brandId: row.brandId,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    note: row.note,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    seconds: Math.min(longestSeconds, Math.max(0, Math.round(((row.endedAt ?? now).getTime() - row.startedAt.getTime()) / 1_000))),
    version: row.version,
  }));
}

async function stop(tx: Transaction, running: TimeEntryRow, actor: Actor, now: Date): Promise<TimeEntryRow> {
  const rate = await readHourlyRate(tx, running.organizationId, running.userId);
  const end = new Date(Math.min(Math.max(now.getTime(), running.startedAt.getTime()), running.startedAt.getTime() + longestSeconds * 1_000));
  const [row] = await tx
    .update(timeEntries)
    .set({ endedAt: end, hourlyRateMicro: rate?.micro ?? null, hourlyRateCurrency: rate?.currency ?? null, version: running.version + 1 })
    .where(eq(timeEntries.id, running.id))
    .returning();
  await announce(tx, "time.stopped", row!, actor);
  return row!;
}

function assertPast(instant: Date, now: Date): void {
  if (instant.getTime() > now.getTime() + 60_000) throw invalid("in_the_future", "/startedAt", "Time that was worked lies in the past.");
}

async function announce(tx: Transaction, type: string, row: TimeEntryRow, actor: Actor): Promise<void> {
  await recordEvents(tx, { organizationId: row.organizationId, type, subjectType: "time_entry", subjectId: row.id, brandId: row.brandId, actor });
}
