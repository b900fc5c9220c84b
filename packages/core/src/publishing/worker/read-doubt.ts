import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { publicationAttempts, type PublicationAttemptRow } from "../table.ts";

/** A publish call that nobody has proven yet. */
interface Doubt {
  /** The live attempt: it is settled when the doubt is over. */
  attempt: PublicationAttemptRow;
  /** When the first call left that may have had an effect. */
  firstCallAt: Date;
  /** The call was made a second time already, where the network refuses copies. Never a third time. */
  isResent: boolean;
}

export async function readDoubt(tx: Transaction, publicationId: string): Promise<Doubt | null> {
  const [attempt, before] = await tx
    .select()
    .from(publicationAttempts)
    .where(and(eq(publicationAttempts.publicationId, publicationId), eq(publicationAttempts.step, "publish")))
    .orderBy(desc(publicationAttempts.number))
    .limit(2);
  if (!attempt?.callStartedAt || !isLive(attempt)) return null;
  const isResent = before?.outcome === "resent";
  return { attempt, firstCallAt: (isResent ? before.callStartedAt : null) ?? attempt.callStartedAt, isResent };
}

const isLive = ({ outcome }: PublicationAttemptRow): boolean => outcome === null || outcome === "ambiguous" || outcome === "accepted";
