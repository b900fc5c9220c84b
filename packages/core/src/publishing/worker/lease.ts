import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { publications, type PublicationRow } from "../table.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";

/** Someone else owns this publication by now; nothing more may be written or sent (R6). */
export class LeaseLostError extends Error {
  readonly code = "lease_lost";
  constructor(publicationId: string) {
    super(`The lease of publication ${publicationId} is held by another worker or was revoked.`);
    this.name = "LeaseLostError";
  }
}

type Changes = Parameters<ReturnType<Transaction["update"]>["set"]>[0];

/** Reads the held row. @throws LeaseLostError */
export async function readHeld(tx: Transaction, claim: Claim): Promise<PublicationRow> {
  const [row] = await tx
    .select()
    .from(publications)
    .where(and(eq(publications.id, claim.id), eq(publications.fence, claim.fence)));
  if (!row) throw new LeaseLostError(claim.id);
  return row;
}

/** Writes to the held row, keeping the lease. @throws LeaseLostError */
export async function writeHeld(tx: Transaction, claim: Claim, changes: Changes, options: { leaseMs: number }): Promise<PublicationRow> {
  return write(tx, claim, { ...changes, leaseUntil: sql`agency.now() + ${options.leaseMs} * interval '1 millisecond'` });
}

/** Writes to the held row and lets it go. @throws LeaseLostError */
export async function writeAndRelease(tx: Transaction, claim: Claim, changes: Changes): Promise<PublicationRow> {
  return write(tx, claim, { ...changes, leaseOwner: null, leaseUntil: null });
}

/**
 * Keeps the lease alive while a step takes its time, e.g. an upload of several megabytes. Only for steps that may be taken twice:
 * the publish call has to end within the lease that it was claimed with.
 */
export async function keepingLease<T>(context: Pick<PublisherContext, "db" | "leaseMs" | "workerId">, claim: Claim, work: () => Promise<T>): Promise<T> {
  const renew = () =>
    context.db
      .system((tx) =>
        tx
          .update(publications)
          .set({ leaseUntil: sql`agency.now() + ${context.leaseMs} * interval '1 millisecond'` })
          .where(and(eq(publications.id, claim.id), eq(publications.fence, claim.fence), eq(publications.leaseOwner, context.workerId))),
      )
      // Without a database the lease ends by itself, and the fence guards what follows.
      .catch(() => {});
  const timer = setInterval(() => void renew(), Math.max(50, context.leaseMs / 3));
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

async function write(tx: Transaction, claim: Claim, changes: Changes): Promise<PublicationRow> {
  const [row] = await tx
    .update(publications)
    .set({ ...(changes as object), version: sql`${publications.version} + 1`, updatedAt: sql`agency.now()` })
    .where(and(eq(publications.id, claim.id), eq(publications.fence, claim.fence)))
    .returning();
  if (!row) throw new LeaseLostError(claim.id);
  return row;
}
