import { and, eq, isNotNull, sql } from "drizzle-orm";
import { databaseNow, isUniqueViolation, rows, type Transaction } from "@agency/platform/db";
import { SocialError, type Reconciliation, type Refusal, type SocialNetwork } from "@agency/providers/spec";
import { openCredentials, pauseChannel } from "../../channels/index.ts";
import { publications, type PublicationAttemptRow, type PublicationRow } from "../table.ts";
import { finishAttempt } from "./attempts.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { frozenPost } from "./frozen-post.ts";
import { readHeld, writeAndRelease } from "./lease.ts";
import { readDoubt } from "./read-doubt.ts";
import { resend } from "./resend.ts";
import { settleAccepted, settleFailure, settlePublished, settleUncertain } from "./settle.ts";

/** Between two looks at a network that has not shown the post yet. */
const lookAgainMs = 3_000;

/** Where more posts than this were bound within the days that a look covers, older ones are no candidates. */
const boundWithin = sql`interval '2 days'`;

/**
 * Finds out what became of a publish call whose answer nobody saw (R7): bound when proven live, confirmed later when the network
 * works on it, armed again only where a deterministic read proves that nothing is, failed where the network refused it for another
 * post than ours, else `uncertain` once the window is over.
 * Reads only, but for the one resend of networks that refuse a second copy.
 */
export async function reconcile(context: PublisherContext, claim: Claim, network: SocialNetwork | null): Promise<void> {
  const { db, config } = context;
  const readAt = performance.now();
  const { row, doubt, now, bound, twin, isPaused } = await db.system(async (tx) => {
    const held = await readHeld(tx, claim);
    const taken = await tx
      .select({ remoteId: publications.remoteId })
      .from(publications)
      .where(and(eq(publications.lane, held.lane), isNotNull(publications.remoteId), sql`${publications.publishedAt} > agency.now() - ${boundWithin}`));
    return {
      row: held,
      doubt: await readDoubt(tx, held.id),
      now: await databaseNow(tx),
      bound: new Set(taken.map((entry) => entry.remoteId!)),
      twin: await unresolvedTwin(tx, held),
      isPaused: (await rows(tx, sql`select 1 from platform.switches where name = 'publishing.paused' and is_on`)).length > 0,
    };
  });
  if (!doubt) {
    // `sending` without a live attempt cannot be written by us; a person decides rather than a guess.
    await settleUncertain(context, claim, "No record of the call was found.");
    return;
  }
  const { attempt, firstCallAt, isResent, refusal } = doubt;
  const elapsedSince = (from: Date) => now.getTime() - from.getTime() + (performance.now() - readAt);
  const settleMs = Math.min(config.PUBLISH_RECONCILE_SETTLE_MS, network?.resend?.afterMs ?? Infinity);
  const tooEarlyMs = settleMs - elapsedSince(attempt.callStartedAt!);
  if (tooEarlyMs > 0) {
    await lookAgain(context, claim, tooEarlyMs);
    return;
  }
  const resendLeftMs = () => (network?.resend && !isResent && !isPaused && twin === undefined && !context.isStopping() ? network.resend.withinMs - elapsedSince(firstCallAt) : 0);
  context.failpoint("publish.reconcile", "before");
  const patienceMs = resendLeftMs() > 0 ? Math.min(config.NETWORK_TIMEOUT_MS, resendLeftMs() / 2) : config.NETWORK_TIMEOUT_MS;
  const seen = await look(context, row, { firstCallAt, bound, refusal }, network, patienceMs);
  // Two posts with the same words, both unproven: which of them is the one that stands there, only a person can say.
  const isWordsAlone = row.snapshot?.media.length === 0 || Boolean(network?.resend) || (seen.state === "live" && seen.byWords === true);
  const result: Reconciliation = seen.state === "live" && twin !== undefined && isWordsAlone ? { state: "unknown", evidence: `${seen.evidence} Publication ${twin} with the same text is unproven as well.` } : seen;
  context.failpoint("publish.reconcile", "after");
  switch (result.state) {
    case "live":
      await bind(context, claim, row, attempt, result);
      return;
    case "accepted":
      await settleAccepted(context, claim, row, { attemptId: attempt.id, added: result.added, checkAfterMs: 0 });
      return;
    case "absent":
      await db.system(async (tx) => {
        await finishAttempt(tx, attempt.id, { outcome: "proven_absent" });
        await writeAndRelease(tx, claim, { status: "armed", sendingSince: null, tries: row.tries + 1, waitReason: "proven_absent", nextStepAt: sql`agency.now()` });
      });
      return;
    case "refused":
      await settleFailure(context, claim, { row, attemptId: attempt.id, error: result.error, step: "publish", isProven: true });
      return;
    case "unknown": {
      const earliestMs = (network?.resend?.afterMs ?? 0) - elapsedSince(firstCallAt);
      if (resendLeftMs() > 0 && earliestMs <= 0) {
        await resend(context, claim, network!, { row, attempt, leftMs: resendLeftMs() });
        return;
      }
      // A look may itself take as long as the network lets us wait, so the window is measured after it (R2).
      const leftMs = config.PUBLISH_RECONCILE_WINDOW_MS - elapsedSince(firstCallAt);
      if (leftMs <= 0) await settleUncertain(context, claim, result.evidence);
      else await lookAgain(context, claim, Math.min(lookAgainMs, leftMs, resendLeftMs() > 0 ? earliestMs : Infinity));
    }
  }
}

/** Another publication of this account with the same text whose outcome nobody knows. Files mostly name their post: texts can be confused, and copies where a copy is proof. */
async function unresolvedTwin(tx: Transaction, row: PublicationRow): Promise<string | undefined> {
  if (row.snapshot === null) return undefined;
  const [twin] = await rows<{ id: string }>(
    tx,
    sql`select id from publications where lane = ${row.lane} and id <> ${row.id} and status in ('sending', 'uncertain')
        and snapshot->>'text' = ${row.snapshot.text} and sending_since > agency.now() - interval '2 days' limit 1`,
  );
  return twin?.id;
}

async function look(
  context: PublisherContext,
  row: PublicationRow,
  known: { firstCallAt: Date; bound: Set<string>; refusal: Refusal | null },
  network: SocialNetwork | null,
  patienceMs: number,
): Promise<Reconciliation> {
  if (network === null) return { state: "unknown", evidence: `${row.network} (${row.environment}) is not set up here, so it could not be asked.` };
  try {
    const credentials = await openCredentials(context, row.channelId);
    const { firstCallAt, bound, refusal } = known;
    return await withinPatience(patienceMs, row.network, network.reconcile({ credentials, post: frozenPost(row.snapshot!, context, row), refs: row.refs, callStartedAt: firstCallAt, boundRemoteIds: bound, refusal }));
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    if (error.kind === "reauth" || error.kind === "scope_missing") await context.db.system((tx) => pauseChannel(tx, { channelId: row.channelId, reason: error.message }));
    return { state: "unknown", evidence: `The network could not be asked: ${error.message}` };
  }
}

/** A listing of many pages may take many times one call's patience; a look has to end before its lease does. */
async function withinPatience<T>(timeoutMs: number, network: string, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SocialError({ network, kind: "transient", message: "The network did not answer in time." })), timeoutMs + 250);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
    answer.catch(() => {});
  }
}

async function bind(context: PublisherContext, claim: Claim, row: PublicationRow, attempt: PublicationAttemptRow, found: Extract<Reconciliation, { state: "live" }>): Promise<void> {
  try {
    await settlePublished(context, claim, row, { attemptId: attempt.id, remoteId: found.remoteId, requestId: null, outcome: "proven_live" });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await settleUncertain(context, claim, "The post that matches is already bound to another publication.");
  }
}

async function lookAgain(context: PublisherContext, claim: Claim, inMs: number): Promise<void> {
  await context.db.system((tx) => writeAndRelease(tx, claim, { nextStepAt: sql`agency.now() + ${Math.max(50, Math.round(inMs))} * interval '1 millisecond'` }));
}
