import { sql } from "drizzle-orm";
import { recordEvents, systemActor } from "@agency/platform/live";
import type { Transaction } from "@agency/platform/db";
import { StorageError } from "@agency/platform/storage";
import { SocialError, type RemoteRefs } from "@agency/providers/spec";
import { pauseChannel } from "../../channels/index.ts";
import { lockContentOf, refreshContent } from "../content-status.ts";
import { publicationEvent } from "../publication-events.ts";
import { consequenceOf } from "../rules.ts";
import { finishAttempt } from "./attempts.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { writeAndRelease } from "./lease.ts";
import { persist } from "./persist.ts";
import type { AttemptOutcome, PublicationRow } from "../table.ts";

/** The network took it and said under which id (R3). One transaction: attempt, publication, content, event. */
export async function settlePublished(
  context: PublisherContext,
  claim: Claim,
  result: { attemptId: string; remoteId: string; requestId: string | null; outcome: "succeeded" | "proven_live" },
): Promise<void> {
  context.failpoint("publish.settle", "before");
  await inTransaction(context, claim, async (tx) => {
    await finishAttempt(tx, result.attemptId, result);
    const row = await writeAndRelease(tx, claim, {
      status: "published",
      remoteId: result.remoteId,
      // The answer just came; of a post that was found later only the start of its call is known.
      publishedAt: result.outcome === "succeeded" ? sql`agency.now()` : sql`coalesce(sending_since, agency.now())`,
      finishedAt: sql`agency.now()`,
      // One more look, for the permalink: a step of its own that cannot change the outcome (R5).
      nextStepAt: sql`agency.now()`,
      waitReason: null,
      errorKind: null,
      errorDetail: null,
      tries: 0,
    });
    await refreshContent(tx, row.contentId);
    await recordEvents(tx, publicationEvent("publication.published", row, systemActor, { remoteId: result.remoteId }));
  });
  context.failpoint("publish.settle", "after");
}

/** A call failed in a documented way: wait, ask for a person, give up, or look whether it had an effect. */
export async function settleFailure(
  context: PublisherContext,
  claim: Claim,
  input: { row: PublicationRow; attemptId: string | null; error: SocialError; step: "prepare" | "publish" },
): Promise<void> {
  const { row, error } = input;
  // A lost answer of an invisible, repeatable step is no danger: take the step again.
  const kind = input.step === "prepare" && error.kind === "ambiguous" ? "transient" : error.kind;
  const consequence = consequenceOf({ kind, retryAfterMs: error.retryAfterMs, tries: row.tries }, { baseMs: context.config.PUBLISH_RETRY_BASE_MS, maxMs: context.config.PUBLISH_RETRY_MAX_MS }, Math.random());
  context.failpoint(`${input.step}.failed`, "before");
  await inTransaction(context, claim, async (tx) => {
    if (input.attemptId) {
      const outcome = outcomeOf(input.step, error);
      await finishAttempt(tx, input.attemptId, { outcome, error });
    }
    const shared = { errorKind: error.kind, errorDetail: error.message };
    switch (consequence.next) {
      case "reconcile":
        await writeAndRelease(tx, claim, { ...shared, nextStepAt: sql`agency.now() + ${context.config.PUBLISH_RECONCILE_SETTLE_MS} * interval '1 millisecond'` });
        return;
      case "again": {
        if (consequence.blockLaneMs !== null) await blockLane(tx, claim.lane, consequence.blockLaneMs, consequence.waitReason);
        const again = await writeAndRelease(tx, claim, {
          ...shared,
          // A photo that is gone by now has to be uploaded again before the next call.
          status: input.step === "prepare" ? row.status : error.kind === "not_ready" ? "preparing" : "armed",
          tries: row.tries + 1,
          waitReason: consequence.waitReason,
          sendingSince: null,
          nextStepAt: sql`agency.now() + ${consequence.delayMs} * interval '1 millisecond'`,
        });
        await recordEvents(tx, publicationEvent("publication.waiting", again, systemActor, { reason: consequence.waitReason }));
        return;
      }
      case "needs_auth": {
        await pauseChannel(tx, { channelId: row.channelId, reason: error.message });
        const paused = await writeAndRelease(tx, claim, { ...shared, status: "needs_auth", nextStepAt: null, sendingSince: null });
        await refreshContent(tx, row.contentId);
        await recordEvents(tx, publicationEvent("publication.needs_auth", paused, systemActor));
        return;
      }
      case "failed": {
        const failed = await writeAndRelease(tx, claim, {
          ...shared,
          status: "failed",
          nextStepAt: hasRefs(row.refs) ? sql`agency.now()` : null,
          staleRefs: hasRefs(row.refs) ? [...row.staleRefs, row.refs] : row.staleRefs,
          refs: {},
          finishedAt: sql`agency.now()`,
        });
        await refreshContent(tx, row.contentId);
        await recordEvents(tx, publicationEvent("publication.failed", failed, systemActor, { errorKind: error.kind }));
        return;
      }
    }
  });
  context.failpoint(`${input.step}.failed`, "after");
}

/** What the ledger says of a call that failed. Without an answer an upload may or may not have arrived; a publish call of kind `transient` provably never left. */
function outcomeOf(step: "prepare" | "publish", error: SocialError): AttemptOutcome {
  const isUnanswered = error.status === undefined && (error.kind === "transient" || error.kind === "ambiguous");
  if (step === "prepare") return isUnanswered ? "superseded" : "rejected";
  if (error.kind === "ambiguous") return "ambiguous";
  return isUnanswered || error.kind === "not_ready" ? "not_sent" : "rejected";
}

/** Nobody can prove what happened: a person looks (R3). The attempt stays live, so nothing is sent until then. */
export async function settleUncertain(context: PublisherContext, claim: Claim, evidence: string): Promise<void> {
  await inTransaction(context, claim, async (tx) => {
    const row = await writeAndRelease(tx, claim, { status: "uncertain", nextStepAt: null, errorKind: "uncertain", errorDetail: evidence });
    await refreshContent(tx, row.contentId);
    await recordEvents(tx, publicationEvent("publication.uncertain", row, systemActor));
  });
}

/** R13: found too late; never sent by itself. */
export async function settleMissed(context: PublisherContext, claim: Claim): Promise<void> {
  await inTransaction(context, claim, async (tx) => {
    const row = await writeAndRelease(tx, claim, { status: "missed", nextStepAt: null, waitReason: null, finishedAt: sql`agency.now()` });
    await refreshContent(tx, row.contentId);
    await recordEvents(tx, publicationEvent("publication.missed", row, systemActor));
  });
}

/** One transaction that takes the content's lock first, as every edit does, and is tried again when the database was away. */
function inTransaction(context: PublisherContext, claim: Claim, work: (tx: Transaction) => Promise<void>): Promise<void> {
  return persist(context, () =>
    context.db.system(async (tx) => {
      await lockContentOf(tx, claim.id);
      await work(tx);
    }),
  );
}

/** Holds a whole account back, e.g. until a limit is over; the reason stands on the channel's page. */
export async function blockLane(tx: Transaction, lane: string, forMs: number, reason: string): Promise<void> {
  await tx.execute(
    sql`insert into publishing_lanes (lane, blocked_until, blocked_reason, updated_at)
        values (${lane}, agency.now() + ${forMs} * interval '1 millisecond', ${reason}, agency.now())
        on conflict (lane) do update set blocked_until = greatest(publishing_lanes.blocked_until, excluded.blocked_until), blocked_reason = excluded.blocked_reason, updated_at = excluded.updated_at`,
  );
}

/** Any failure of ours inside a step is, for the row, a step to take again. */
export function asSocialError(network: string, error: unknown): SocialError {
  if (error instanceof SocialError) return error;
  if (error instanceof StorageError && error.code === "not_found") {
    return new SocialError({ network, kind: "media_invalid", message: "A picture of this post is no longer in our storage. Add it again.", cause: error });
  }
  return new SocialError({ network, kind: "transient", message: "The step could not be finished here; it will be tried again.", cause: error });
}

const hasRefs = (refs: RemoteRefs): boolean => Object.keys(refs).length > 0;
