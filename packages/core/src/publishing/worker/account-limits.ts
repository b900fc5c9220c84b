import { eq, sql } from "drizzle-orm";
import { recordEvents, systemActor } from "@agency/platform/live";
import { SocialError, type AccountLimits, type SocialNetwork } from "@agency/providers/spec";
import { channels, openCredentials } from "../../channels/index.ts";
import { publicationEvent } from "../publication-events.ts";
import type { PublicationRow } from "../table.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { blockLane } from "./lane-blocks.ts";
import { writeAndRelease } from "./lease.ts";
import { settleFailure } from "./settle.ts";

/** What the networks last told, by lane. `readAt`: monotonic milliseconds. */
export type LimitsMemory = Map<string, { limits: AccountLimits; readAt: number }>;

/**
 * Asks the network, where it tells, whether the account may post now, before anything is prepared (R9). True when the post waits:
 * a used-up quota rests the account, anything else is told in the network's words and looked at again.
 */
export async function waitForLimits(context: PublisherContext, claim: Claim, row: PublicationRow, network: SocialNetwork): Promise<boolean> {
  if (!network.accountLimits) return false;
  const againMs = context.config.PUBLISH_LIMITS_MS;
  let limits: AccountLimits;
  try {
    limits = await readLimits(context, row, network);
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    if (error.kind !== "reauth" && error.kind !== "scope_missing" && error.kind !== "rate_limited") {
      context.log.info({ err: error, publicationId: row.id }, "the limits of an account could not be read; the call itself will tell");
      return false;
    }
    await settleFailure(context, claim, { row, attemptId: null, error, step: "prepare" });
    return true;
  }
  const isUsedUp = limits.postsTotal !== null && limits.postsUsed !== null && limits.postsUsed >= limits.postsTotal;
  if (!isUsedUp && limits.blockedReason === null) return false;
  const reason = isUsedUp ? "quota_exhausted" : "account_blocked";
  context.limits.delete(claim.lane);
  await context.db.system(async (tx) => {
    if (isUsedUp) await blockLane(tx, claim.lane, againMs, reason);
    const waiting = await writeAndRelease(tx, claim, {
      waitReason: reason,
      errorKind: isUsedUp ? "quota_exhausted" : "account_action_needed",
      errorDetail: limits.blockedReason ?? `${limits.postsUsed} of ${limits.postsTotal} posts are used.`,
      nextStepAt: sql`agency.now() + ${againMs} * interval '1 millisecond'`,
    });
    await recordEvents(tx, publicationEvent("publication.waiting", waiting, systemActor, { reason }));
  });
  return true;
}

/** At most as old as the setting says; what is read is shown on the channel's page as well. */
async function readLimits(context: PublisherContext, row: PublicationRow, network: SocialNetwork): Promise<AccountLimits> {
  const known = context.limits.get(row.lane);
  if (known && performance.now() - known.readAt < context.config.PUBLISH_LIMITS_MS) return known.limits;
  const limits = await network.accountLimits!(await openCredentials(context, row.channelId));
  if (context.limits.size >= memoryRows) context.limits.clear();
  context.limits.set(row.lane, { limits, readAt: performance.now() });
  await context.db.system((tx) => tx.update(channels).set({ limits, limitsAt: sql`agency.now()` }).where(eq(channels.id, row.channelId)));
  return limits;
}

/** Accounts remembered at once; forgetting costs one read each. */
const memoryRows = 10_000;
