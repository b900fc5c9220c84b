import { sql } from "drizzle-orm";
import { databaseNow, isDatabaseUnavailable, rows, type Transaction } from "@agency/platform/db";
import { recordEvents, systemActor } from "@agency/platform/live";
import { StorageError } from "@agency/platform/storage";
import { SocialError, type SocialNetwork } from "@agency/providers/spec";
import { judgePost, networkRules } from "@agency/providers/social/network-rules";
import type { Issue } from "@agency/providers/social/rules";
import { approvalInForce } from "../../approvals/index.ts";
import { openCredentials } from "../../channels/index.ts";
import { canonicalHash, freezeContent, getContent } from "../../contents/index.ts";
import { refreshContent } from "../content-status.ts";
import { convertingReason, convertMedia } from "../convert-media.ts";
import { publicationEvent } from "../publication-events.ts";
import { finishAttempt, startPrepareAttempt } from "./attempts.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { frozenPost } from "./frozen-post.ts";
import { waitForLimits } from "./account-limits.ts";
import { keepingLease, LeaseLostError, readHeld, writeAndRelease, writeHeld } from "./lease.ts";
import { asSocialError, settleFailure } from "./settle.ts";
import type { PublicationRow } from "../table.ts";

/**
 * Freezes what is approved, uploads what can be uploaded ahead, and arms the publication for its time. Each outside step is
 * written before it leaves, its handles are stored before the next one.
 */
export async function prepare(context: PublisherContext, claim: Claim, network: SocialNetwork): Promise<void> {
  const { db, leaseMs, failpoint } = context;
  let row = await db.system((tx) => readHeld(tx, claim));
  if (row.snapshot === null) {
    failpoint("publish.freeze", "before");
    const frozen = await freeze(context, claim, row);
    failpoint("publish.freeze", "after");
    if (!frozen) return;
    row = frozen;
  }
  const post = frozenPost(row.snapshot!, context, row);
  if (await waitForLimits(context, claim, row, network)) return;
  for (;;) {
    const credentials = await openCredentials(context, row.channelId);
    const step = `prepare:${Object.keys(row.refs).length}`;
    failpoint("publish.prepare_intent", "before");
    const attemptId = await db.system(async (tx) => {
      const held = await writeHeld(tx, claim, { status: "preparing" }, { leaseMs });
      return startPrepareAttempt(tx, held, step);
    });
    failpoint("publish.prepare_intent", "after");
    try {
      const result = await keepingLease(context, claim, () => network.prepareStep({ credentials, post, refs: row.refs }));
      failpoint("publish.prepare_result", "before");
      if (result.done) {
        await arm(context, claim, attemptId);
        failpoint("publish.prepare_result", "after");
        return;
      }
      const waitMs = result.waitMs ?? (Object.keys(result.added).length === 0 ? idleMs : 0);
      row = await db.system(async (tx) => {
        await finishAttempt(tx, attemptId, { outcome: "succeeded", refsAdded: result.added });
        const changes = { refs: { ...row.refs, ...result.added } };
        // The account is free for other posts while the network works on this one.
        return waitMs > 0 ? writeAndRelease(tx, claim, { ...changes, ...networkWorks(waitMs) }) : writeHeld(tx, claim, { ...changes, waitReason: null }, { leaseMs });
      });
      failpoint("publish.prepare_result", "after");
      if (waitMs > 0) return;
    } catch (error) {
      const isOfOutside = error instanceof SocialError || error instanceof StorageError;
      if (error instanceof LeaseLostError || (!isOfOutside && isDatabaseUnavailable(error))) throw error;
      const failure = asSocialError(row.network, error);
      if (failure !== error) context.log.warn({ err: error, publicationId: row.id }, "a step of preparing failed here");
      await settleFailure(context, claim, { row, attemptId, error: failure, step: "prepare" });
      return;
    }
    if (context.isStopping() || (await db.system((tx) => isLaneWanted(tx, row)))) {
      await db.system((tx) => writeAndRelease(tx, claim, { nextStepAt: sql`agency.now()` }));
      return;
    }
  }
}

/** A step that neither got further nor asked to wait is not taken again at once. */
const idleMs = 1_000;

const networkWorks = (waitMs: number) => ({ waitReason: "not_ready", nextStepAt: sql`agency.now() + ${Math.ceil(waitMs)} * interval '1 millisecond'` });

/** Commits the snapshot of exactly what is approved (R11), or lets the row wait for its approval. Null when it was let go. */
async function freeze(context: PublisherContext, claim: Claim, row: PublicationRow): Promise<PublicationRow | null> {
  const { config } = context;
  return context.db.system(async (tx) => {
    const content = await getContent(tx, row.contentId, { lock: true });
    const frozen = await freezeContent(tx, content, row.network);
    const approval = await approvalInForce(tx, content.id, frozen.contentHash);
    if (!approval) {
      // Looked at again when it is approved, or when it is too late for it.
      const waiting = await writeAndRelease(tx, claim, {
        waitReason: "waiting_for_approval",
        nextStepAt: sql`due_at + ${config.PUBLISH_MISSED_AFTER_MS + 1_000} * interval '1 millisecond'`,
      });
      await recordEvents(tx, publicationEvent("publication.waiting", waiting, systemActor, { reason: "waiting_for_approval" }));
      return null;
    }
    const fail = async (errorKind: string, errorDetail: string) => {
      const failed = await writeAndRelease(tx, claim, { status: "failed", nextStepAt: null, waitReason: null, errorKind, errorDetail, finishedAt: sql`agency.now()` });
      await refreshContent(tx, row.contentId);
      await recordEvents(tx, publicationEvent("publication.failed", failed, systemActor, { errorKind }));
      return null;
    };
    const { issues, conversions } = judgePost(row.network, frozen);
    if (errorsIn(issues).length > 0) return fail("content_rejected", codesOf(errorsIn(issues)));
    // What was approved stays as it was; the network gets its own encoding of it.
    const converted = await convertMedia(tx, row.organizationId, frozen.media, conversions);
    if (converted.state === "failed") return fail(converted.errorKind, converted.detail);
    if (converted.state === "waiting") {
      const waiting = await writeAndRelease(tx, claim, { waitReason: convertingReason, nextStepAt: sql`agency.now() + ${convertingMs} * interval '1 millisecond'` });
      if (row.waitReason !== convertingReason) await recordEvents(tx, publicationEvent("publication.waiting", waiting, systemActor, { reason: convertingReason }));
      return null;
    }
    const { revisionId: _revisionId, versionId: _versionId, ...post } = frozen;
    const snapshot = { ...post, media: converted.media };
    // The copies are measured: what they turned out to be keeps the rules, or nothing is sent.
    const broken = conversions.length > 0 ? errorsIn(networkRules[row.network].validate(snapshot)) : [];
    if (broken.length > 0) return fail("media_unconvertible", codesOf(broken));
    return writeHeld(
      tx,
      claim,
      { status: "preparing", format: snapshot.format, snapshot, snapshotHash: canonicalHash(snapshot), approvalRequestId: approval.id, revisionId: frozen.revisionId, waitReason: null },
      { leaseMs: context.leaseMs },
    );
  });
}

/** Waiting for a copy ends with its maker's call; this is for a call that was lost. */
const convertingMs = 15_000;

const errorsIn = (issues: readonly Issue[]): Issue[] => issues.filter(({ severity }) => severity === "error");
const codesOf = (issues: readonly Issue[]): string => issues.map(({ code }) => code).join(", ");

/** Another post of the account is due this moment: uploads for later ones make way after each photo. */
async function isLaneWanted(tx: Transaction, row: PublicationRow): Promise<boolean> {
  const found = await rows(tx, sql`select 1 from publications p where p.lane = ${row.lane} and p.id <> ${row.id} and p.status = 'armed' and p.next_step_at <= agency.now() limit 1`);
  return found.length > 0;
}

async function arm(context: PublisherContext, claim: Claim, attemptId: string): Promise<void> {
  await context.db.system(async (tx) => {
    await finishAttempt(tx, attemptId, { outcome: "succeeded" });
    const armed = await writeAndRelease(tx, claim, { status: "armed", nextStepAt: sql`greatest(due_at, agency.now())`, waitReason: null, errorKind: null, errorDetail: null, tries: 0 });
    await recordEvents(tx, publicationEvent("publication.armed", armed, systemActor));
  });
}

/** Removes unpublished leftovers of a former plan; a failure is no reason to hold anything up. */
export async function discardStale(context: PublisherContext, claim: Claim, row: PublicationRow, network: SocialNetwork): Promise<void> {
  try {
    const credentials = await openCredentials(context, row.channelId);
    await keepingLease(context, claim, async () => {
      for (const refs of row.staleRefs) await network.discard({ credentials, refs });
    });
  } catch (error) {
    context.log.info({ err: asSocialError(row.network, error), publicationId: row.id }, "leftovers on the network stay; it removes them by itself");
  }
  await context.db.system(async (tx) => {
    const now = await databaseNow(tx);
    const isOver = row.finishedAt !== null;
    await writeAndRelease(tx, claim, { staleRefs: [], nextStepAt: isOver ? null : (row.nextStepAt ?? now) });
  });
}
