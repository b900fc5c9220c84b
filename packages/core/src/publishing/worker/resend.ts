import { sql } from "drizzle-orm";
import { isUniqueViolation } from "@agency/platform/db";
import { SocialError, type ChannelCredentials, type PublishReceipt, type SocialNetwork } from "@agency/providers/spec";
import { openCredentials } from "../../channels/index.ts";
import type { PublicationAttemptRow, PublicationRow } from "../table.ts";
import { finishAttempt, startAttempt } from "./attempts.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { frozenPost } from "./frozen-post.ts";
import { readHeld, writeAndRelease, writeHeld } from "./lease.ts";
import { persist } from "./persist.ts";
import { asSocialError, settleAccepted, settlePublished, settleUncertain } from "./settle.ts";

/** Looked at again so soon after a resend that told nothing. */
const lookAgainMs = 3_000;

/**
 * Makes an unanswered call once more, where the network refuses a second copy and names the first in doing so (R7): whichever
 * way it answers, the post is known. That it was made is written first; the one behind it is never followed by a third.
 * Any failure leaves the first call as unproven as it was.
 * @param doubt.leftMs what remains of the time in which the network remembers
 */
export async function resend(context: PublisherContext, claim: Claim, network: SocialNetwork, doubt: { row: PublicationRow; attempt: PublicationAttemptRow; leftMs: number }): Promise<void> {
  const { db, failpoint, leaseMs } = context;
  const { row } = doubt;
  const startedAt = performance.now();
  let credentials: ChannelCredentials;
  try {
    credentials = await openCredentials(context, row.channelId);
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    await db.system((tx) => writeAndRelease(tx, claim, { nextStepAt: sql`agency.now() + ${lookAgainMs} * interval '1 millisecond'` }));
    return;
  }
  failpoint("publish.resend", "before");
  const attemptId = await db.system(async (tx) => {
    const held = await readHeld(tx, claim);
    await finishAttempt(tx, doubt.attempt.id, { outcome: "resent" });
    const id = await startAttempt(tx, held, "publish");
    await writeHeld(tx, claim, {}, { leaseMs });
    return id;
  });
  failpoint("publish.resend", "after");
  let receipt: PublishReceipt;
  try {
    // A process that stood still meanwhile is too late for the network's memory.
    if (performance.now() - startedAt > doubt.leftMs) throw new SocialError({ network: row.network, kind: "transient", message: "Too late for a resend." });
    failpoint("publish.call", "before");
    receipt = await network.publish({ credentials, post: frozenPost(row.snapshot!, context, row), refs: row.refs, isResend: true });
  } catch (error) {
    const failure = asSocialError(row.network, error);
    await persist(context, () =>
      db.system(async (tx) => {
        await finishAttempt(tx, attemptId, { outcome: "ambiguous", error: failure });
        await writeAndRelease(tx, claim, { errorKind: "ambiguous", errorDetail: failure.message, nextStepAt: sql`agency.now() + ${lookAgainMs} * interval '1 millisecond'` });
      }),
    );
    return;
  }
  failpoint("publish.call", "after");
  if (receipt.state === "accepted") {
    await settleAccepted(context, claim, row, { attemptId, ...receipt });
    return;
  }
  try {
    await settlePublished(context, claim, row, { attemptId, remoteId: receipt.remoteId, requestId: receipt.requestId, outcome: "succeeded" });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await settleUncertain(context, claim, `The network calls it a copy of ${receipt.remoteId}, which belongs to another publication.`);
  }
}
