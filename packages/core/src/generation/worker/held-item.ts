import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { announce } from "../finish-run.ts";
import { generationItems, generationRuns, type ItemRow } from "../table.ts";
import { LeaseLostError, RunCancelledError, type Held, type ItemWaitsError, type WorkerContext } from "./context.ts";

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

/** Puts the item back until it makes sense to ask again, where a person sees why and for how long. Waiting is no fault of the item. */
export async function postponeItem(context: WorkerContext, held: Held, { message, wait }: ItemWaitsError): Promise<void> {
  // Those who wait for the same moment come one after another.
  const waitMs = Math.ceil(wait.waitMs * (1 + Math.random() * 0.1));
  await context.db.forOrganization(held.run.organizationId, async (tx) => {
    await tx
      .update(generationItems)
      .set({
        status: "waiting",
        leaseOwner: null,
        leaseUntil: null,
        retryAt: sql`agency.now() + ${waitMs} * interval '1 millisecond'`,
        waitReason: wait.reason,
        waitProvider: wait.provider,
        waitingSince: sql`agency.now()`,
        errorDetail: message.slice(0, 1_000),
        faults: sql`${generationItems.faults} - 1`,
        ...(wait.isOutage ? { outages: sql`${generationItems.outages} + 1` } : {}),
      })
      .where(isHeld(held));
    await announce(tx, held.run.id);
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

export const leaseEnd = (leaseMs: number): SQL => sql`agency.now() + ${leaseMs} * interval '1 millisecond'`;
