import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { generationItems, generationRuns, type ItemRow, type RunRow } from "../table.ts";
import { bookLostCall } from "./book-call.ts";
import { LeaseLostError, RunCancelledError, type Held, type WorkerContext } from "./context.ts";

/**
 * Takes an open item that nobody holds, with a lease and a new fence. A call that a dead worker had begun is booked as lost in the same
 * transaction: it was perhaps billed, its text is gone, and it created nothing outside, so that it may be made again.
 * @returns null when the item is finished or another worker's
 */
export async function claimItem(context: WorkerContext, run: RunRow, itemId: string): Promise<{ held: Held; item: ItemRow } | null> {
  const { db, config, processId } = context;
  return db.forOrganization(run.organizationId, async (tx) => {
    const [item] = await tx
      .update(generationItems)
      .set({
        status: "running",
        leaseOwner: processId,
        leaseUntil: leaseEnd(config.GENERATION_LEASE_MS),
        fence: sql`${generationItems.fence} + 1`,
      })
      .where(
        and(
          eq(generationItems.id, itemId),
          sql`${generationItems.status} in ('queued', 'running', 'waiting')`,
          sql`(${generationItems.leaseUntil} is null or ${generationItems.leaseUntil} <= agency.now())`,
        ),
      )
      .returning();
    if (!item) return null;
    const held: Held = { itemId, fence: item.fence, position: item.position, seed: item.seed, run };
    if (item.callStartedAt !== null) await bookLostCall(tx, held, item, "lost");
    await tx
      .update(generationRuns)
      .set({
        nextCheckAt: leaseEnd(config.GENERATION_LEASE_MS),
        status: sql`case when ${generationRuns.status} = 'queued' then 'running' else ${generationRuns.status} end`,
        startedAt: sql`coalesce(${generationRuns.startedAt}, agency.now())`,
      })
      .where(eq(generationRuns.id, run.id));
    return { held, item };
  });
}

/** Locks the item for a write. @throws LeaseLostError when it is no longer held */
export async function lockHeld(tx: Transaction, held: Held): Promise<ItemRow> {
  const [item] = await tx.select().from(generationItems).where(isHeld(held)).for("update");
  if (!item) throw new LeaseLostError();
  return item;
}

/** Lets another worker take the item at once. Nothing happens when it was lost already. */
export async function releaseItem(context: WorkerContext, held: Held): Promise<void> {
  await context.db.forOrganization(held.run.organizationId, async (tx) => {
    await tx.update(generationItems).set({ leaseUntil: null, leaseOwner: null, status: "queued", retryAt: null }).where(isHeld(held));
  });
}

/** Renews the lease until stopped; its signal aborts when the lease is lost. */
export function keepLease(context: WorkerContext, held: Held): { signal: AbortSignal; stop(): void } {
  const lost = new AbortController();
  const { db, config, log } = context;
  const renew = async () => {
    try {
      const renewed = await db.forOrganization(held.run.organizationId, (tx) =>
        tx.update(generationItems).set({ leaseUntil: leaseEnd(config.GENERATION_LEASE_MS) }).where(isHeld(held)).returning({ id: generationItems.id }),
      );
      if (renewed.length === 0) lost.abort(new LeaseLostError());
    } catch (error) {
      log.warn({ err: error, itemId: held.itemId }, "a lease could not be renewed; trying again");
    }
  };
  const timer = setInterval(() => void renew(), Math.max(50, config.GENERATION_LEASE_MS / 3));
  timer.unref();
  return { signal: lost.signal, stop: () => clearInterval(timer) };
}

/** Locks the run, so that its items begin one by one. @throws RunCancelledError when someone asked the run to stop */
export async function assertNotCancelled(tx: Transaction, held: Held): Promise<void> {
  const [run] = await tx.select({ cancelRequestedAt: generationRuns.cancelRequestedAt }).from(generationRuns).where(eq(generationRuns.id, held.run.id)).for("no key update");
  if (run?.cancelRequestedAt) throw new RunCancelledError();
}

/** True for the row exactly while this worker holds it. */
export const isHeld = (held: Held): SQL | undefined =>
  and(eq(generationItems.id, held.itemId), eq(generationItems.fence, held.fence), sql`${generationItems.leaseUntil} is not null`);

const leaseEnd = (leaseMs: number): SQL => sql`agency.now() + ${leaseMs} * interval '1 millisecond'`;
