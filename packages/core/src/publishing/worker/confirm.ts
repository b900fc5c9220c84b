import { sql } from "drizzle-orm";
import { databaseNow, isUniqueViolation } from "@agency/platform/db";
import { SocialError, type Confirmation, type SocialNetwork } from "@agency/providers/spec";
import { openCredentials, pauseChannel } from "../../channels/index.ts";
import { liveAttempt } from "../get-publication.ts";
import type { PublicationRow } from "../table.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { frozenPost } from "./frozen-post.ts";
import { keepingLease, readHeld, writeAndRelease } from "./lease.ts";
import { settlePublished, settleRejected, settleUncertain } from "./settle.ts";

/** Where the network could not be asked, it is asked again after this, and more and more rarely. */
const askAgainMs = { first: 3_000, last: 300_000 };

/**
 * Asks what became of a post that the network took and works on. Reads only, and never sends: the attempt stays live until the
 * network has answered or patience is over, and then a person decides (R3).
 */
export async function confirm(context: PublisherContext, claim: Claim, network: SocialNetwork | null): Promise<void> {
  const { db, config } = context;
  const { row, attempt, now } = await db.system(async (tx) => {
    const held = await readHeld(tx, claim);
    return { row: held, attempt: await liveAttempt(tx, held.id, "publish"), now: await databaseNow(tx) };
  });
  if (!attempt) {
    await settleUncertain(context, claim, "No record of the call was found.");
    return;
  }
  context.failpoint("publish.confirm", "before");
  const answer = await ask(context, claim, row, network);
  context.failpoint("publish.confirm", "after");
  switch (answer.state) {
    case "live":
      try {
        await settlePublished(context, claim, row, { attemptId: attempt.id, remoteId: answer.remoteId, permalink: answer.permalink, requestId: null, outcome: "succeeded" });
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        await settleUncertain(context, claim, `The network names ${answer.remoteId}, which is bound to another publication already.`);
      }
      return;
    case "rejected":
      await settleRejected(context, claim, { row, attempt, error: answer.error });
      return;
    case "processing": {
      const leftMs = row.acceptedAt!.getTime() + config.PUBLISH_ACCEPTED_PATIENCE_MS - now.getTime();
      if (leftMs <= 0) {
        await settleUncertain(context, claim, answer.problem ?? `The network took the post and has been working on it since ${row.acceptedAt!.toISOString()}.`);
        return;
      }
      const inMs = Math.max(50, Math.min(answer.checkAfterMs, leftMs));
      await db.system((tx) => writeAndRelease(tx, claim, { tries: answer.problem ? row.tries + 1 : 0, nextStepAt: sql`agency.now() + ${Math.ceil(inMs)} * interval '1 millisecond'` }));
    }
  }
}

type Answer = Exclude<Confirmation, { state: "processing" }> | { state: "processing"; checkAfterMs: number; problem?: string };

async function ask(context: PublisherContext, claim: Claim, row: PublicationRow, network: SocialNetwork | null): Promise<Answer> {
  const later = askAgainLater(row.tries);
  if (!network?.confirm) return { state: "processing", checkAfterMs: later, problem: `${row.network} (${row.environment}) could not be asked from here what became of the post.` };
  try {
    const credentials = await openCredentials(context, row.channelId);
    return await keepingLease(context, claim, () => network.confirm!({ credentials, post: frozenPost(row.snapshot!, context, row), refs: row.refs }));
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    if (error.kind === "reauth" || error.kind === "scope_missing") await context.db.system((tx) => pauseChannel(tx, { channelId: row.channelId, reason: error.message }));
    return { state: "processing", checkAfterMs: error.retryAfterMs ?? later, problem: `The network could not be asked: ${error.message}` };
  }
}

const askAgainLater = (tries: number): number => Math.min(askAgainMs.last, askAgainMs.first * 2 ** Math.min(tries, 10));
