import { sql } from "drizzle-orm";
import { recordEvents, systemActor } from "@agency/platform/live";
import type { Transaction } from "@agency/platform/db";
import { SocialError, type RemoteRefs } from "@agency/providers/spec";
import { pauseChannel } from "../../channels/index.ts";
import { refreshContent } from "../content-status.ts";
import { publicationEvent } from "../publication-events.ts";
import { consequenceOf } from "../rules.ts";
import { finishAttempt } from "./attempts.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { writeAndRelease } from "./lease.ts";
import type { PublicationRow } from "../table.ts";

/** The network took it and said under which id (R3). One transaction: attempt, publication, content, event. */
export async function settlePublished(
  context: PublisherContext,
  claim: Claim,
  result: { attemptId: string; remoteId: string; requestId: string | null; outcome: "succeeded" | "proven_live" },
): Promise<void> {
  context.failpoint("publish.settle", "before");
  await context.db.system(async (tx) => {
    await finishAttempt(tx, result.attemptId, result);
    const row = await writeAndRelease(tx, claim, {
      status: "published",
      remoteId: result.remoteId,
      publishedAt: sql`coalesce(sending_since, agency.now())`,
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
  await context.db.system(async (tx) => {
    if (input.attemptId) {
      const outcome = consequence.next === "reconcile" ? "ambiguous" : input.step === "prepare" && error.kind === "ambiguous" ? "superseded" : error.kind === "transient" && error.status === undefined ? "not_sent" : "rejected";
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
          status: input.step === "publish" ? "armed" : row.status,
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

/** Nobody can prove what happened: a person looks (R3). The attempt stays live, so nothing is sent until then. */
export async function settleUncertain(context: PublisherContext, claim: Claim, evidence: string): Promise<void> {
  await context.db.system(async (tx) => {
    const row = await writeAndRelease(tx, claim, { status: "uncertain", nextStepAt: null, errorKind: "uncertain", errorDetail: evidence });
    await refreshContent(tx, row.contentId);
    await recordEvents(tx, publicationEvent("publication.uncertain", row, systemActor));
  });
}

/** R13: found too late; never sent by itself. */
export async function settleMissed(context: PublisherContext, claim: Claim): Promise<void> {
  await context.db.system(async (tx) => {
    const row = await writeAndRelease(tx, claim, { status: "missed", nextStepAt: null, finishedAt: sql`agency.now()` });
    await refreshContent(tx, row.contentId);
    await recordEvents(tx, publicationEvent("publication.missed", row, systemActor));
  });
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
  return new SocialError({ network, kind: "transient", message: "The step could not be finished here; it will be tried again.", cause: error });
}

const hasRefs = (refs: RemoteRefs): boolean => Object.keys(refs).length > 0;
