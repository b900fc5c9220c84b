import { sql } from "drizzle-orm";
import { rows, together, type Transaction } from "@agency/platform/db";
import { eventsStatement, recordEvents, systemActor } from "@agency/platform/live";
import { StorageError } from "@agency/platform/storage";
import { SocialError, type RemoteRefs } from "@agency/providers/spec";
import { pauseChannel } from "../../channels/index.ts";
import type { ContentStatus } from "../../contents/schema.ts";
import { contentFollows, countsOf, lockContentOf, refreshContent, type PublicationCounts } from "../content-status.ts";
import { publicationEvent } from "../publication-events.ts";
import { consequenceOf, type Consequence } from "../rules.ts";
import { finishAttempt } from "./attempts.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { LeaseLostError, writeAndRelease } from "./lease.ts";
import { blockLane, blockingLane } from "./lane-blocks.ts";
import { networkOf } from "./network-of.ts";
import { nextInLane } from "./next-in-lane.ts";
import { persist } from "./persist.ts";
import { readOtherCalls } from "./read-doubt.ts";
import type { SentPublication } from "./read-before-call.ts";
import type { AttemptOutcome, PublicationAttemptRow, PublicationRow } from "../table.ts";

/**
 * The network took it and said under which id (R3). One transaction: attempt, publication, content, event; in two packets, because
 * a thousand of them may end in the same second.
 * @param result.handOn claims the account's next post in the same breath
 * @returns that claim
 */
export async function settlePublished(
  context: PublisherContext,
  claim: Claim,
  row: SentPublication,
  result: { attemptId: string; remoteId: string; permalink?: string | null; requestId: string | null; outcome: "succeeded" | "proven_live"; handOn?: boolean },
): Promise<Claim | null> {
  context.failpoint("publish.settle", "before");
  const next = await persist(context, () =>
    context.db.system(async (tx) => {
      const [contents, , released, counts, waiting] = await together(
        tx,
        // The content first, as every edit does: in another order two of them wait for each other.
        sql`select id, status from contents where id = ${row.contentId} for no key update`,
        sql`update publication_attempts set outcome = ${result.outcome}, remote_id = ${result.remoteId}, provider_request_id = ${result.requestId},
              error_kind = null, error_code = null, error_detail = null, finished_at = agency.now() where id = ${result.attemptId}`,
        // The answer just came; of a post that was found later only the start of its call is known. One more look, for the permalink, is a step of its own that cannot change the outcome (R5).
        sql`update publications set status = 'published', remote_id = ${result.remoteId}, permalink = ${result.permalink ?? null}, lease_owner = null, lease_until = null, finished_at = agency.now(),
              published_at = ${result.outcome === "succeeded" ? sql`agency.now()` : sql`coalesce(sending_since, agency.now())`},
              next_step_at = agency.now(), wait_reason = null, error_kind = null, error_detail = null, tries = 0, version = version + 1, updated_at = agency.now()
            where id = ${claim.id} and fence = ${claim.fence} returning id`,
        countsOf(row.contentId),
        sql`select 1 from publications where lane = ${row.lane} and status = 'armed' and lease_owner is null and next_step_at <= agency.now() and id <> ${row.id} limit 1`,
      );
      if (released!.length === 0) throw new LeaseLostError(claim.id);
      const event = publicationEvent("publication.published", { ...row, status: "published" }, systemActor, { remoteId: result.remoteId });
      const following = result.handOn && waiting!.length > 0 ? nextInLane({ lane: row.lane, workerId: context.workerId, leaseMs: context.leaseMs, missedAfterMs: context.config.PUBLISH_MISSED_AFTER_MS }) : null;
      const [, , taken] = await together(
        tx,
        contentFollows(contents![0] as { id: string; status: ContentStatus }, counts![0] as PublicationCounts),
        eventsStatement(event),
        ...(following ? [following.statement] : []),
      );
      return following?.read(taken!) ?? null;
    }),
  );
  context.failpoint("publish.settle", "after");
  return next;
}

/** The network took the post and works on it. The attempt stays live, so that nothing is sent again; the account's next post need not wait. */
export async function settleAccepted(
  context: PublisherContext,
  claim: Claim,
  row: SentPublication,
  result: { attemptId: string; added: RemoteRefs; checkAfterMs: number; requestId?: string | null; evidence?: string },
): Promise<void> {
  context.failpoint("publish.accept", "before");
  await inTransaction(context, claim, async (tx) => {
    await finishAttempt(tx, result.attemptId, { outcome: "accepted", refsAdded: result.added, requestId: result.requestId ?? null });
    const held = await writeAndRelease(tx, claim, {
      refs: { ...row.refs, ...result.added },
      acceptedAt: sql`agency.now()`,
      waitReason: "network_processing",
      errorKind: null,
      errorDetail: null,
      tries: 0,
      nextStepAt: sql`agency.now() + ${result.checkAfterMs} * interval '1 millisecond'`,
    });
    await recordEvents(tx, publicationEvent("publication.waiting", held, systemActor, { reason: "network_processing" }));
  });
  context.failpoint("publish.accept", "after");
}

/** More rejections than these of one publication are an answer, however passing each of them looks. */
const rejections = 3;

/**
 * The network refused a post that it had taken; nothing is public. What it was given is used up, so a passing reason means a new
 * start from the uploads; anything else ends here.
 */
export async function settleRejected(context: PublisherContext, claim: Claim, input: { row: PublicationRow; attempt: PublicationAttemptRow; error: SocialError }): Promise<void> {
  const { row, error } = input;
  const policy = { baseMs: context.config.PUBLISH_RETRY_BASE_MS, maxMs: context.config.PUBLISH_RETRY_MAX_MS };
  const consequence = consequenceOf({ kind: error.kind, retryAfterMs: error.retryAfterMs, tries: input.attempt.number }, policy, Math.random());
  context.failpoint("publish.rejected", "before");
  await inTransaction(context, claim, async (tx) => {
    await finishAttempt(tx, input.attempt.id, { outcome: "rejected", error });
    const anew = { acceptedAt: null, sendingSince: null, refs: {}, staleRefs: hasRefs(row.refs) ? [...row.staleRefs, row.refs] : row.staleRefs, errorKind: error.kind, errorDetail: error.message };
    if (consequence.next === "needs_auth") {
      await pauseChannel(tx, { channelId: row.channelId, reason: error.message });
      const paused = await writeAndRelease(tx, claim, { ...anew, status: "needs_auth", waitReason: null, nextStepAt: null });
      await refreshContent(tx, row.contentId);
      await recordEvents(tx, publicationEvent("publication.needs_auth", paused, systemActor));
      return;
    }
    if (consequence.next === "again" && input.attempt.number < rejections) {
      if (consequence.blockLaneMs !== null) await blockLane(tx, blockingLane(claim.lane, error), consequence.blockLaneMs, consequence.waitReason);
      const again = await writeAndRelease(tx, claim, { ...anew, status: "preparing", waitReason: consequence.waitReason, nextStepAt: sql`agency.now() + ${consequence.delayMs} * interval '1 millisecond'` });
      await recordEvents(tx, publicationEvent("publication.waiting", again, systemActor, { reason: consequence.waitReason }));
      return;
    }
    const failed = await writeAndRelease(tx, claim, { ...anew, status: "failed", waitReason: null, nextStepAt: hasRefs(row.refs) ? sql`agency.now()` : null, finishedAt: sql`agency.now()` });
    await refreshContent(tx, row.contentId);
    await recordEvents(tx, publicationEvent("publication.failed", failed, systemActor, { errorKind: error.kind }));
  });
  context.failpoint("publish.rejected", "after");
}

/**
 * A call failed in a documented way: wait, ask for a person, give up, or look whether it had an effect.
 * @param input.isProven a read has shown already that nothing of ours stands
 */
export async function settleFailure(
  context: PublisherContext,
  claim: Claim,
  input: { row: SentPublication; attemptId: string | null; error: SocialError; step: "prepare" | "publish"; isProven?: boolean },
): Promise<void> {
  const { row, error } = input;
  // A lost answer of an invisible, repeatable step is no danger: take the step again.
  const kind = input.step === "prepare" && error.kind === "ambiguous" ? "transient" : error.kind;
  const told = consequenceOf({ kind, retryAfterMs: error.retryAfterMs, tries: row.tries }, { baseMs: context.config.PUBLISH_RETRY_BASE_MS, maxMs: context.config.PUBLISH_RETRY_MAX_MS }, Math.random());
  context.failpoint(`${input.step}.failed`, "before");
  await inTransaction(context, claim, async (tx) => {
    const isLate = input.step === "publish" && told.next === "failed" && !input.isProven && (await mayBeOurs(tx, row.id, input.attemptId, error));
    const consequence: Consequence = isLate ? { next: "reconcile" } : told;
    if (input.attemptId) {
      const outcome = isLate ? "ambiguous" : outcomeOf(input.step, error);
      await finishAttempt(tx, input.attemptId, { outcome, error });
    }
    const shared = { errorKind: error.kind, errorDetail: error.message };
    switch (consequence.next) {
      case "reconcile": {
        // Where one resend is proof it has to leave in time, so the first look comes at once; it knows itself when it is too early.
        const settleMs = networkOf(context, row.lane)?.resend ? 0 : context.config.PUBLISH_RECONCILE_SETTLE_MS;
        await writeAndRelease(tx, claim, { ...shared, nextStepAt: sql`agency.now() + ${settleMs} * interval '1 millisecond'` });
        return;
      }
      case "again": {
        if (consequence.blockLaneMs !== null) await blockLane(tx, blockingLane(claim.lane, error), consequence.blockLaneMs, consequence.waitReason);
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

/** What the network refuses as a copy may be what an earlier call left there, however long ago; any other refusal only what came late. */
async function mayBeOurs(tx: Transaction, publicationId: string, attemptId: string | null, error: SocialError): Promise<boolean> {
  if (error.kind !== "duplicate" || attemptId === null) return mayHaveLandedLate(tx, publicationId, error);
  return (await readOtherCalls(tx, publicationId, attemptId)).mayStand;
}

/**
 * Earlier calls were proven absent, but one may have been under way still and have landed since: then the network refuses this one as a
 * second. Such a refusal is looked into, however many calls were absent before it; once nothing stood after the very same refusal, it is
 * believed.
 */
async function mayHaveLandedLate(tx: Transaction, publicationId: string, { kind, code }: SocialError): Promise<boolean> {
  const [absent] = await rows<{ calls: number; refused_so: number }>(
    tx,
    sql`select count(*)::int as calls, count(*) filter (where error_kind = ${kind} and error_code is not distinct from ${code ?? null}::text)::int as refused_so
        from publication_attempts where publication_id = ${publicationId} and step = 'publish' and outcome = 'proven_absent'`,
  );
  return absent!.calls > 0 && absent!.refused_so === 0;
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
    const row = await writeAndRelease(tx, claim, { status: "uncertain", nextStepAt: null, waitReason: null, errorKind: "uncertain", errorDetail: evidence });
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

/** Any failure of ours inside a step is, for the row, a step to take again. */
export function asSocialError(network: string, error: unknown): SocialError {
  if (error instanceof SocialError) return error;
  if (error instanceof StorageError && error.code === "not_found") {
    return new SocialError({ network, kind: "media_invalid", message: "A picture of this post is no longer in our storage. Add it again.", cause: error });
  }
  return new SocialError({ network, kind: "transient", message: "The step could not be finished here; it will be tried again.", cause: error });
}

const hasRefs = (refs: RemoteRefs): boolean => Object.keys(refs).length > 0;
