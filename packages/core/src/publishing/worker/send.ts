import { sql } from "drizzle-orm";
import { recordEvents, systemActor } from "@agency/platform/live";
import { SocialError, type ChannelCredentials, type SocialNetwork } from "@agency/providers/spec";
import { openLastingCredentials } from "../../channels/index.ts";
import { lockContentOf, refreshContent } from "../content-status.ts";
import { publicationEvent } from "../publication-events.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { frozenPost } from "./frozen-post.ts";
import { LeaseLostError, writeAndRelease } from "./lease.ts";
import { settleAccepted, settleFailure, settlePublished } from "./settle.ts";
import { finishAttempt } from "./attempts.ts";
import { persist } from "./persist.ts";
import { readBeforeCall } from "./read-before-call.ts";

export type DueClaim = Claim & { attemptId: string };

/**
 * The one irreversible call. Its intent was committed by the claim; the fence is read once more right before it (R6). Whatever
 * happens after the call has left is never answered by a second call.
 * @param handOn asked once it is published: may the account's next post be claimed right away?
 * @returns that claim
 */
export async function send(context: PublisherContext, claim: DueClaim, network: SocialNetwork, handOn: () => boolean): Promise<Claim | null> {
  const { config, failpoint } = context;
  const askedAt = performance.now();
  let found: Awaited<ReturnType<typeof readBeforeCall>>;
  let credentials: ChannelCredentials;
  try {
    found = await readBeforeCall(context, claim);
    credentials = await openLastingCredentials(context, found.channel);
  } catch (error) {
    if (error instanceof LeaseLostError) throw error;
    await notSent(context, claim, error);
    return null;
  }
  const { row, leaseLeftMs } = found;
  const post = frozenPost(row.snapshot!, context, row);

  // The lease must outlive the call: a process that slept, or that is about to stop, gives the row back unsent.
  if (context.isStopping() || leaseLeftMs - (performance.now() - askedAt) < config.NETWORK_TIMEOUT_MS) {
    await putBackUnsent(context, claim);
    return null;
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
    return null;
  }
  failpoint("publish.call", "after");
  if (receipt.state === "accepted") {
    await settleAccepted(context, claim, row, { attemptId: claim.attemptId, ...receipt });
    return null;
  }
  return settlePublished(context, claim, row, { attemptId: claim.attemptId, remoteId: receipt.remoteId, requestId: receipt.requestId, outcome: "succeeded", handOn: handOn() });
}

/** Nothing left this process: the attempt says so and the row is due again. */
export async function putBackUnsent(context: PublisherContext, claim: DueClaim, waitMs = 0, waitReason: string | null = null): Promise<void> {
  await persist(context, () =>
    context.db.system(async (tx) => {
      await finishAttempt(tx, claim.attemptId, { outcome: "not_sent" });
      await writeAndRelease(tx, claim, { status: "armed", sendingSince: null, waitReason, nextStepAt: sql`agency.now() + ${waitMs} * interval '1 millisecond'` });
    }),
  );
}

/** The call could not even begin: without a token it waits for a person (or ends with its channel, R12), else it is due again. */
async function notSent(context: PublisherContext, claim: DueClaim, error: unknown): Promise<void> {
  if (!(error instanceof SocialError)) {
    context.log.warn({ err: error, publicationId: claim.id }, "a publication could not be read before its call; it is put back");
    await putBackUnsent(context, claim);
    return;
  }
  // The access had to be renewed first and its network did not answer: no reason to trouble a person.
  if (error.kind !== "reauth" && error.kind !== "scope_missing" && error.kind !== "permanent") {
    await putBackUnsent(context, claim, error.retryAfterMs ?? context.config.PUBLISH_RETRY_BASE_MS, "network_down");
    return;
  }
  await persist(context, () =>
    context.db.system(async (tx) => {
      await lockContentOf(tx, claim.id);
      await finishAttempt(tx, claim.attemptId, { outcome: "not_sent", error });
      const [channel] = (await tx.execute<{ status: string }>(sql`select c.status from channels c join publications p on p.channel_id = c.id where p.id = ${claim.id}`)).rows;
      const isGone = channel?.status === "disconnected";
      const row = await writeAndRelease(
        tx,
        claim,
        isGone
          ? { status: "cancelled", waitReason: "channel_disconnected", sendingSince: null, nextStepAt: null, finishedAt: sql`agency.now()` }
          : { status: "needs_auth", errorKind: error.kind, errorDetail: error.message, sendingSince: null, nextStepAt: null },
      );
      await refreshContent(tx, row.contentId);
      await recordEvents(tx, publicationEvent(isGone ? "publication.cancelled" : "publication.needs_auth", row, systemActor));
    }),
  );
}
