import { eq, sql } from "drizzle-orm";
import { recordEvents, systemActor } from "@agency/platform/live";
import { SocialError, type SocialNetwork } from "@agency/providers/spec";
import { channels, pauseChannel } from "../../channels/index.ts";
import { lockContentOf, refreshContent } from "../content-status.ts";
import { publicationEvent } from "../publication-events.ts";
import type { PublicationRow } from "../table.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { confirm } from "./confirm.ts";
import { LeaseLostError, readHeld, writeAndRelease } from "./lease.ts";
import { discardStale, prepare } from "./prepare.ts";
import { reconcile } from "./reconcile.ts";
import { settleFailure, settleMissed } from "./settle.ts";

/** Without a network of that environment here, look again after this. */
const unavailableMs = 60_000;

/** Takes the next step of one held publication that is not a publish call. */
export async function takeStep(context: PublisherContext, claim: Claim, network: SocialNetwork | null): Promise<void> {
  const { db } = context;
  const { row, isLate, channelStatus } = await look(context, claim);
  if (row.status === "sending") {
    await (row.acceptedAt === null ? reconcile(context, claim, network) : confirm(context, claim, network));
    return;
  }
  const isWaiting = row.status === "scheduled" || row.status === "preparing" || row.status === "armed";
  if (isWaiting && isLate) {
    await settleMissed(context, claim);
    return;
  }
  if (network === null) {
    await db.system((tx) => writeAndRelease(tx, claim, { waitReason: `${row.environment}_network_unavailable`, nextStepAt: sql`agency.now() + ${unavailableMs} * interval '1 millisecond'` }));
    return;
  }
  if (row.staleRefs.length > 0) {
    await discardStale(context, claim, row, network);
    return;
  }
  switch (row.status) {
    case "scheduled":
    case "preparing":
      if (context.isStopping()) await db.system((tx) => writeAndRelease(tx, claim, { nextStepAt: sql`agency.now()` }));
      else if (channelStatus !== "connected") await waitForPerson(context, claim);
      else await prepare(context, claim, network);
      return;
    case "armed":
      // Claimed ahead of its time only when something else woke it.
      await db.system((tx) => writeAndRelease(tx, claim, { nextStepAt: sql`greatest(due_at, agency.now())` }));
      return;
    default:
      await db.system((tx) => writeAndRelease(tx, claim, { nextStepAt: null }));
  }
}

/** A step threw: a lost lease is another worker's business, a dead token waits for a person, anything else is taken again after the lease. */
export async function recover(context: PublisherContext, claim: Claim, error: unknown): Promise<void> {
  if (error instanceof LeaseLostError) return;
  if (error instanceof SocialError && (error.kind === "reauth" || error.kind === "scope_missing") && !claim.attemptId) {
    try {
      const row = await context.db.system((tx) => readHeld(tx, claim));
      await context.db.system((tx) => pauseChannel(tx, { channelId: row.channelId, reason: error.message }));
      await settleFailure(context, claim, { row, attemptId: null, error, step: "prepare" });
      return;
    } catch (failure) {
      if (failure instanceof LeaseLostError) return;
    }
  }
  context.log.error({ err: error, publicationId: claim.id }, "a publishing step failed; it is taken again when its lease ends");
}

async function look(context: PublisherContext, claim: Claim): Promise<{ row: PublicationRow; isLate: boolean; channelStatus: string | undefined }> {
  return context.db.system(async (tx) => {
    const row = await readHeld(tx, claim);
    const [found] = await tx
      .select({ status: channels.status, isLate: sql<boolean>`agency.now() >= ${row.dueAt.toISOString()}::timestamptz + ${context.config.PUBLISH_MISSED_AFTER_MS} * interval '1 millisecond'` })
      .from(channels)
      .where(eq(channels.id, row.channelId));
    return { row, isLate: found?.isLate ?? false, channelStatus: found?.status };
  });
}

async function waitForPerson(context: PublisherContext, claim: Claim): Promise<void> {
  await context.db.system(async (tx) => {
    await lockContentOf(tx, claim.id);
    const row = await writeAndRelease(tx, claim, { status: "needs_auth", nextStepAt: null });
    await refreshContent(tx, row.contentId);
    await recordEvents(tx, publicationEvent("publication.needs_auth", row, systemActor));
  });
}
