import { sql } from "drizzle-orm";
import { recordEvents, systemActor } from "@agency/platform/live";
import type { SocialError, SocialNetwork } from "@agency/providers/spec";
import { openCredentials } from "../../channels/index.ts";
import { liveAttempt } from "../get-publication.ts";
import { publicationEvent } from "../publication-events.ts";
import type { PublicationAttemptRow, PublicationRow } from "../table.ts";
import { finishAttempt } from "./attempts.ts";
import type { FollowUp } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { asSocial, claimCall, followUpTries, inMs, isPassing, lockStanding, pauseMs, sinceMs, writeStanding } from "./follow-up-calls.ts";
import { persist } from "./persist.ts";

/** Between two looks for a comment whose answer was lost. */
const lookAgainMs = 3_000;

/**
 * Writes the first comment under a post that stands, once: its intent is committed before the call, and a call whose answer was
 * lost is looked for, never repeated. What cannot be found within the window is left to a person.
 */
export async function writeComment(context: PublisherContext, post: FollowUp, network: SocialNetwork | null): Promise<void> {
  const { db, config, failpoint } = context;
  const askedAt = performance.now();
  const open = await db.system((tx) => liveAttempt(tx, post.id, "comment"));
  if (open) {
    await findComment(context, post, open, network);
    return;
  }
  if (!network?.comment) {
    await settle(context, post, null, { commentStatus: "failed", commentError: `${post.lane.split(":")[0]} lets no comment be written from here. Write it by hand.` });
    return;
  }
  failpoint("publish.comment_intent", "before");
  const claimed = await claimCall(context, post, "comment", async (row) => isWanted(row), { commentStatus: "sending", commentStartedAt: sql`agency.now()`, commentError: null });
  failpoint("publish.comment_intent", "after");
  if (!claimed) return;
  const { row, attemptId } = claimed;
  try {
    const credentials = await openCredentials(context, post.channelId).catch((error: unknown) => { throw notLeft(error); });
    // A process that stood still since it looked may no longer call: others count it as gone after the same time.
    if (performance.now() - askedAt > config.NETWORK_TIMEOUT_MS) throw new NotLeft("Too late.");
    failpoint("publish.comment", "before");
    const { commentId } = await network.comment({ credentials, remoteId: post.remoteId, text: row.snapshot!.firstComment! });
    failpoint("publish.comment", "after");
    await settle(context, post, attemptId, { commentStatus: "published", commentRemoteId: commentId, commentError: null }, { outcome: "succeeded", remoteId: commentId });
  } catch (error) {
    if (error instanceof NotLeft) {
      await tryLater(context, post, { id: attemptId, number: await numberOf(context, attemptId) }, asSocial(row.network, error.cause ?? error), "not_sent");
      return;
    }
    const failure = asSocial(row.network, error);
    if (failure.kind === "ambiguous") {
      await persist(context, () =>
        db.system(async (tx) => {
          await finishAttempt(tx, attemptId, { outcome: "ambiguous", error: failure });
          await writeStanding(tx, post, { commentError: failure.message, nextStepAt: inMs(config.PUBLISH_RECONCILE_SETTLE_MS) });
        }),
      );
      return;
    }
    await tryLater(context, post, { id: attemptId, number: await numberOf(context, attemptId) }, failure, failure.status === undefined && failure.kind === "transient" ? "not_sent" : "rejected");
  }
}

/** A comment whose answer nobody saw: it stands, or a person decides. Reads only. */
async function findComment(context: PublisherContext, post: FollowUp, attempt: PublicationAttemptRow, network: SocialNetwork | null): Promise<void> {
  const { db, config } = context;
  const startedAt = attempt.callStartedAt!;
  const ageMs = await db.system((tx) => sinceMs(tx, startedAt));
  // Somebody may be at the call right now.
  const tooEarlyMs = (attempt.outcome === null ? config.NETWORK_TIMEOUT_MS : 0) + config.PUBLISH_RECONCILE_SETTLE_MS - ageMs;
  if (tooEarlyMs > 0) {
    await db.system((tx) => writeStanding(tx, post, { nextStepAt: inMs(tooEarlyMs) }));
    return;
  }
  context.failpoint("publish.comment_look", "before");
  const found = await look(context, post, network);
  context.failpoint("publish.comment_look", "after");
  if (typeof found === "object") {
    await settle(context, post, attempt.id, { commentStatus: "published", commentRemoteId: found.commentId, commentError: null }, { outcome: "proven_live", remoteId: found.commentId });
    return;
  }
  if (ageMs > config.NETWORK_TIMEOUT_MS + config.PUBLISH_RECONCILE_WINDOW_MS) await settle(context, post, null, { commentStatus: "uncertain", commentError: found });
  else await db.system((tx) => writeStanding(tx, post, { nextStepAt: inMs(lookAgainMs) }));
}

async function look(context: PublisherContext, post: FollowUp, network: SocialNetwork | null): Promise<{ commentId: string } | string> {
  if (!network?.findComment) return "The network's answer was lost, and it shows no comments to us.";
  const row = await context.db.system((tx) => lockStanding(tx, post));
  if (!row) return "The post is gone.";
  try {
    const credentials = await openCredentials(context, post.channelId);
    return (await network.findComment({ credentials, remoteId: post.remoteId, text: row.snapshot!.firstComment! })) ?? "The network's answer was lost, and the comment is not among those that it shows.";
  } catch (error) {
    return `The network could not be asked: ${asSocial(row.network, error).message}`;
  }
}

async function tryLater(context: PublisherContext, post: FollowUp, attempt: { id: string; number: number }, error: SocialError, outcome: "not_sent" | "rejected"): Promise<void> {
  const isOver = !(isPassing(error) || outcome === "not_sent") || error.kind === "reauth" || error.kind === "scope_missing" || attempt.number >= followUpTries;
  await settle(
    context,
    post,
    attempt.id,
    isOver
      ? { commentStatus: "failed", commentError: error.message, commentStartedAt: null }
      : { commentStatus: null, commentError: error.message, commentStartedAt: null, nextStepAt: inMs(pauseMs(context, error, attempt.number)) },
    { outcome, error },
  );
}

/** Writes what is known of the comment; the address of the post comes next. */
async function settle(
  context: PublisherContext,
  post: FollowUp,
  attemptId: string | null,
  changes: Partial<Record<keyof PublicationRow, unknown>>,
  result?: Parameters<typeof finishAttempt>[2],
): Promise<void> {
  context.failpoint("publish.comment_settle", "before");
  await persist(context, () =>
    context.db.system(async (tx) => {
      if (attemptId && result) await finishAttempt(tx, attemptId, result);
      const row = await writeStanding(tx, post, { nextStepAt: sql`agency.now()`, ...changes });
      const told = changes.commentStatus;
      if (row && typeof told === "string") await recordEvents(tx, publicationEvent(told === "published" ? "publication.commented" : "publication.comment_failed", row, systemActor));
    }),
  );
  context.failpoint("publish.comment_settle", "after");
}

const isWanted = (row: PublicationRow): boolean => Boolean(row.snapshot?.firstComment) && row.commentStatus === null && row.changeKind === null;

async function numberOf(context: PublisherContext, attemptId: string): Promise<number> {
  const found = await context.db.system((tx) => tx.execute<{ number: number }>(sql`select number from publication_attempts where id = ${attemptId}`));
  return found.rows[0]?.number ?? 1;
}

/** The call has provably not left. */
class NotLeft extends Error {}
const notLeft = (cause: unknown): NotLeft => new NotLeft("The call was not made.", { cause });
