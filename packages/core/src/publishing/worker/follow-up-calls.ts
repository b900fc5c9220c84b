import { and, eq, isNull, sql } from "drizzle-orm";
import { databaseNow, isUniqueViolation, type Transaction } from "@agency/platform/db";
import { SocialError } from "@agency/providers/spec";
import { publications, type PublicationRow } from "../table.ts";
import { backoffMs } from "../rules.ts";
import { startAttempt } from "./attempts.ts";
import type { FollowUp } from "./claim.ts";
import type { PublisherContext } from "./context.ts";

type Changes = Parameters<ReturnType<Transaction["update"]>["set"]>[0];

/** Outside calls for a post that stands, each with an intent of its own; more refusals than this are an answer. */
export const followUpTries = 6;

/** The post as long as it stands under the same id, locked; null when somebody took it away meanwhile. */
export async function lockStanding(tx: Transaction, post: FollowUp): Promise<PublicationRow | null> {
  const [row] = await tx.select().from(publications).where(standing(post)).for("update");
  return row ?? null;
}

export async function writeStanding(tx: Transaction, post: FollowUp, changes: Changes): Promise<PublicationRow | undefined> {
  const [row] = await tx
    .update(publications)
    .set({ ...(changes as object), version: sql`${publications.version} + 1`, updatedAt: sql`agency.now()` })
    .where(standing(post))
    .returning();
  return row;
}

/** Writes the intent of a call; null when another worker's intent is live, so that a call is never made twice at once. */
export async function claimCall(context: PublisherContext, post: FollowUp, step: string, wanted: (row: PublicationRow, tx: Transaction) => Promise<boolean>, changes: Changes): Promise<{ row: PublicationRow; attemptId: string } | null> {
  try {
    return await context.db.system(async (tx) => {
      const row = await lockStanding(tx, post);
      if (!row || !(await wanted(row, tx))) return null;
      const attemptId = await startAttempt(tx, row, step);
      const written = await writeStanding(tx, post, changes);
      return { row: written!, attemptId };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

export const inMs = (ms: number) => sql`agency.now() + ${Math.ceil(ms)} * interval '1 millisecond'`;

export function pauseMs(context: PublisherContext, error: SocialError, tries: number): number {
  return error.retryAfterMs ?? backoffMs(tries, { baseMs: context.config.PUBLISH_RETRY_BASE_MS, maxMs: context.config.PUBLISH_RETRY_MAX_MS }, Math.random());
}

/** Milliseconds since an instant of the database's clock. */
export async function sinceMs(tx: Transaction, from: Date): Promise<number> {
  return (await databaseNow(tx)).getTime() - from.getTime();
}

/** Provably nothing was done; asking again may help. */
export const isPassing = ({ kind }: SocialError): boolean => kind === "transient" || kind === "not_ready" || kind === "rate_limited" || kind === "quota_exhausted";

export const asSocial = (network: string, error: unknown): SocialError =>
  error instanceof SocialError ? error : new SocialError({ network, kind: "ambiguous", message: "The call ended in an unknown way.", cause: error });

const standing = (post: FollowUp) => and(eq(publications.id, post.id), eq(publications.status, "published"), eq(publications.remoteId, post.remoteId), isNull(publications.removedAt));
