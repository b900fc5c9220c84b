import { and, desc, eq, min, ne, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import type { Refusal } from "@agency/providers/spec";
import { publicationAttempts, type PublicationAttemptRow } from "../table.ts";

/** A publish call that nobody has proven yet. */
interface Doubt {
  /** The live attempt: it is settled when the doubt is over. */
  attempt: PublicationAttemptRow;
  /** When the first call left that may have had an effect. */
  firstCallAt: Date;
  /** The call was made a second time already, where the network refuses copies. Never a third time. */
  isResent: boolean;
  /** How the network refused the call, where it answered and the effect may exist all the same. */
  refusal: Refusal | null;
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
  return { attempt, firstCallAt: (isResent ? before.callStartedAt : null) ?? attempt.callStartedAt, isResent, refusal: await readRefusal(tx, attempt) };
}

/** Of all calls that this publication ever made, also those of an earlier try: the post that a network knows may be theirs. */
async function readRefusal(tx: Transaction, { id, publicationId, callStartedAt, outcome, errorCode, errorDetail }: PublicationAttemptRow): Promise<Refusal | null> {
  if (outcome !== "ambiguous" || errorCode === null || callStartedAt === null) return null;
  const others = await readOtherCalls(tx, publicationId, id);
  const firstCallAt = others.firstCallAt && others.firstCallAt < callStartedAt ? others.firstCallAt : callStartedAt;
  return { code: errorCode, message: errorDetail ?? "", firstCallAt, isOnlyCall: !others.mayStand };
}

/** When the first of a publication's other publish calls left, and whether one of them may have had an effect: unproven, once proven absent, or given up by a person. */
export async function readOtherCalls(tx: Transaction, publicationId: string, attemptId: string): Promise<{ firstCallAt: Date | null; mayStand: boolean }> {
  const [others] = await tx
    .select({
      firstCallAt: min(publicationAttempts.callStartedAt),
      mayStand: sql<boolean>`coalesce(bool_or(${publicationAttempts.outcome} is null or ${publicationAttempts.outcome} not in ('not_sent', 'rejected')), false)`,
    })
    .from(publicationAttempts)
    .where(and(eq(publicationAttempts.publicationId, publicationId), eq(publicationAttempts.step, "publish"), ne(publicationAttempts.id, attemptId)));
  return others!;
}

const isLive = ({ outcome }: PublicationAttemptRow): boolean => outcome === null || outcome === "ambiguous" || outcome === "accepted";
