import { sql } from "drizzle-orm";
import { SocialError, type SocialNetwork } from "@agency/providers/spec";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { frozenPost } from "./frozen-post.ts";
import { writeAndRelease } from "./lease.ts";
import { settleFailure, settlePublished } from "./settle.ts";
import { finishAttempt } from "./attempts.ts";
import { readBeforeCall } from "./read-before-call.ts";

/**
 * The one irreversible call. Its intent was committed by the claim; the fence is read once more right before it (R6). Whatever
 * happens after the call has left is never answered by a second call.
 */
export async function send(context: PublisherContext, claim: Claim & { attemptId: string }, network: SocialNetwork): Promise<void> {
  const { config, failpoint } = context;
  const startedAt = performance.now();
  const { row, credentials } = await readBeforeCall(context, claim);
  const post = frozenPost(row.snapshot!, context.storage);

  // The lease must outlive the call; a process that slept (suspend, long pause) gives the row back unsent.
  if (performance.now() - startedAt > config.PUBLISH_LEASE_MS - config.NETWORK_TIMEOUT_MS) {
    await putBackUnsent(context, claim);
    return;
  }
  failpoint("publish.call", "before");
  let receipt: Awaited<ReturnType<SocialNetwork["publish"]>>;
  try {
    receipt = await network.publish({ credentials, post, refs: row.refs });
  } catch (error) {
    // An error that the adapter did not classify may have come after the call left.
    const failure = error instanceof SocialError ? error : new SocialError({ network: row.network, kind: "ambiguous", message: "The call ended in an unknown way.", cause: error });
    if (!(error instanceof SocialError)) context.log.error({ err: error, publicationId: row.id }, "unclassified failure of a publish call");
    await settleFailure(context, claim, { row, attemptId: claim.attemptId, error: failure, step: "publish" });
    return;
  }
  failpoint("publish.call", "after");
  await settlePublished(context, claim, { attemptId: claim.attemptId, remoteId: receipt.remoteId, requestId: receipt.requestId, outcome: "succeeded" });
}

/** Nothing left this process: the attempt says so and the row is due again. */
export async function putBackUnsent(context: PublisherContext, claim: Claim & { attemptId: string }, waitMs = 0, waitReason: string | null = null): Promise<void> {
  await context.db.system(async (tx) => {
    await finishAttempt(tx, claim.attemptId, { outcome: "not_sent" });
    await writeAndRelease(tx, claim, { status: "armed", sendingSince: null, waitReason, nextStepAt: sql`agency.now() + ${waitMs} * interval '1 millisecond'` });
  });
}
