import { sql } from "drizzle-orm";
import { newId } from "@agency/platform/db";
import { SocialError, type SocialNetwork } from "@agency/providers/spec";
import type { CoreDependencies } from "../../dependencies.ts";
import { channels, openCredentials, pauseChannel } from "../../channels/index.ts";
import { eq } from "drizzle-orm";
import { dueChannel } from "../publication-events.ts";
import { refreshContent } from "../content-status.ts";
import type { PublicationRow } from "../table.ts";
import { createBreakers } from "./breakers.ts";
import { claimDue, type Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { followUp } from "./follow-up.ts";
import { LeaseLostError, readHeld, writeAndRelease } from "./lease.ts";
import { discardStale, prepare } from "./prepare.ts";
import { reconcile } from "./reconcile.ts";
import { putBackUnsent, send } from "./send.ts";
import { blockLane, settleFailure, settleMissed } from "./settle.ts";

export interface Publisher {
  /** Stops claiming, waits for steps under way at most `timeoutMs`, and releases the rest (R14). */
  stop(timeoutMs: number): Promise<void>;
}

/** Share of the concurrency that one organization may hold, so that its trouble starves no other (R9). */
const organizationShare = 0.5;
/** Above this share of a network's budget for an account, the account rests. */
const restAtPercent = 95;

type PublisherDependencies = Pick<CoreDependencies, "db" | "config" | "log" | "storage" | "keyRing" | "failpoint" | "socialNetwork" | "live">;

/**
 * The claim loop (DESIGN: publications are never queue jobs): sleeps until the next row is due, woken by NOTIFY, takes what is due
 * and walks each through its next step. The row is the only truth; this process may die at any line.
 */
export function startPublisher(deps: PublisherDependencies): Publisher {
  const { config, log } = deps;
  const context: PublisherContext = {
    ...deps,
    workerId: newId(),
    breakers: createBreakers({ failures: config.PUBLISH_BREAKER_FAILURES, openMs: config.PUBLISH_BREAKER_OPEN_MS, now: () => performance.now() }),
  };
  const running = new Set<Promise<void>>();
  let stopped = false;
  let wake: () => void = () => {};
  let wakePending = false;
  const wakeUp = () => {
    wakePending = true;
    wake();
  };
  const stopListening = deps.live.onNotify(dueChannel, wakeUp);

  async function loop(): Promise<void> {
    while (!stopped) {
      wakePending = false;
      let sleepMs = config.PUBLISH_POLL_MS;
      try {
        const free = config.PUBLISH_CONCURRENCY - running.size;
        const round = await claimDue(deps.db, {
          workerId: context.workerId,
          limit: free,
          leaseMs: config.PUBLISH_LEASE_MS,
          missedAfterMs: config.PUBLISH_MISSED_AFTER_MS,
          perOrganization: Math.max(1, Math.floor(config.PUBLISH_CONCURRENCY * organizationShare)),
        });
        for (const claim of round.claims) start(claim);
        if (round.nextInMs !== null) sleepMs = Math.min(sleepMs, Math.max(0, Math.ceil(round.nextInMs)));
      } catch (error) {
        if (!stopped) log.warn({ err: error }, "publications could not be claimed; trying again");
      }
      if (!wakePending && !stopped) await sleep(sleepMs);
    }
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function start(claim: Claim): void {
    const task = step(context, claim)
      .catch((error: unknown) => recover(context, claim, error))
      .finally(() => {
        running.delete(task);
        wakeUp();
      });
    running.add(task);
  }

  const looping = loop();
  return {
    async stop(timeoutMs) {
      stopped = true;
      stopListening();
      wake();
      await looping;
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, timeoutMs).unref());
      await Promise.race([Promise.allSettled(running), deadline]);
    },
  };
}

/** Takes the next step of one held publication. */
async function step(context: PublisherContext, claim: Claim): Promise<void> {
  const row = claim.attemptId ? null : await context.db.system((tx) => readHeld(tx, claim));
  const [networkName, environment] = claim.lane.split(":") as [PublicationRow["network"], PublicationRow["environment"]];
  const network = context.socialNetwork(networkName, environment);
  if (!network) {
    await waitFor(context, claim, 60_000, `${environment}_network_unavailable`);
    return;
  }
  if (row && row.staleRefs.length > 0) {
    await discardStale(context, claim, row, network);
    return;
  }
  const breakerKey = `${networkName}:${environment}:publish`;
  switch (claim.status) {
    case "sending":
      if (!claim.attemptId) {
        await reconcile(context, claim, network);
        return;
      }
      await sendGuarded(context, { ...claim, attemptId: claim.attemptId }, network, breakerKey);
      return;
    case "scheduled":
    case "preparing":
      if (await isTooLate(context, claim)) return;
      await prepareGuarded(context, claim, network);
      return;
    case "armed":
      if (await isTooLate(context, claim)) return;
      // Claimed ahead of its time only when something else woke it.
      await context.db.system((tx) => writeAndRelease(tx, claim, { nextStepAt: sql`greatest(due_at, agency.now())` }));
      return;
    case "published":
      await followUp(context, claim, network);
      return;
    default:
      await context.db.system((tx) => writeAndRelease(tx, claim, { nextStepAt: null }));
  }
}

async function sendGuarded(context: PublisherContext, claim: Claim & { attemptId: string }, network: SocialNetwork, breakerKey: string): Promise<void> {
  if (!context.breakers.isClosed(breakerKey) && !(await probe(context, claim, network, breakerKey))) return;
  await send(context, claim, observe(network, context, breakerKey));
  const usage = network.rateUsage(claim.lane.split(":").slice(2).join(":"));
  if (usage && usage.percent >= restAtPercent) {
    const restMs = usage.regainAt ? Math.max(1_000, usage.regainAt.getTime() - Date.now()) : context.config.PUBLISH_RETRY_MAX_MS;
    await context.db.system((tx) => blockLane(tx, claim.lane, restMs, "rate_limited"));
  }
}

async function prepareGuarded(context: PublisherContext, claim: Claim, network: SocialNetwork): Promise<void> {
  const row = await context.db.system((tx) => readHeld(tx, claim));
  const [channel] = await context.db.system((tx) => tx.select({ status: channels.status }).from(channels).where(eq(channels.id, row.channelId)));
  if (channel?.status !== "connected") {
    await context.db.system(async (tx) => {
      await writeAndRelease(tx, claim, { status: "needs_auth", nextStepAt: null });
      await refreshContent(tx, row.contentId);
    });
    return;
  }
  await prepare(context, claim, network);
}

/** R13: an hour late is not sent by itself. */
async function isTooLate(context: PublisherContext, claim: Claim): Promise<boolean> {
  const late = await context.db.system(async (tx) => {
    const row = await readHeld(tx, claim);
    const result = await tx.execute<{ late: boolean }>(sql`select agency.now() > ${row.dueAt.toISOString()}::timestamptz + ${context.config.PUBLISH_MISSED_AFTER_MS} * interval '1 millisecond' as late`);
    return result.rows[0]!.late;
  });
  if (!late) return false;
  await settleMissed(context, claim);
  return true;
}

/** The network was in trouble: one read decides whether the call goes out (R9). */
async function probe(context: PublisherContext, claim: Claim & { attemptId: string }, network: SocialNetwork, breakerKey: string): Promise<boolean> {
  const waitMs = context.breakers.probeInMs(breakerKey);
  if (waitMs > 0) {
    await putBackUnsent(context, claim, waitMs, "network_down");
    return false;
  }
  const row = await context.db.system((tx) => readHeld(tx, claim));
  try {
    await network.checkAccount(await openCredentials(context, row.channelId));
    context.breakers.succeeded(breakerKey);
    return true;
  } catch {
    context.breakers.failed(breakerKey);
    await putBackUnsent(context, claim, context.config.PUBLISH_BREAKER_OPEN_MS, "network_down");
    return false;
  }
}

/** Lets the breaker see how publish calls end. */
function observe(network: SocialNetwork, context: PublisherContext, breakerKey: string): SocialNetwork {
  return Object.assign(Object.create(network) as SocialNetwork, {
    publish: async (input: Parameters<SocialNetwork["publish"]>[0]) => {
      try {
        const receipt = await network.publish(input);
        context.breakers.succeeded(breakerKey);
        return receipt;
      } catch (error) {
        if (error instanceof SocialError && (error.kind === "transient" || error.kind === "ambiguous")) context.breakers.failed(breakerKey);
        throw error;
      }
    },
  });
}

async function waitFor(context: PublisherContext, claim: Claim, ms: number, reason: string): Promise<void> {
  if (claim.attemptId) await putBackUnsent(context, { ...claim, attemptId: claim.attemptId }, ms, reason);
  else await context.db.system((tx) => writeAndRelease(tx, claim, { waitReason: reason, nextStepAt: sql`agency.now() + ${ms} * interval '1 millisecond'` }));
}

/** A step threw: a lost lease is another worker's business, anything else is taken again after the lease. */
async function recover(context: PublisherContext, claim: Claim, error: unknown): Promise<void> {
  if (error instanceof LeaseLostError) return;
  if (error instanceof SocialError && (error.kind === "reauth" || error.kind === "scope_missing") && !claim.attemptId) {
    const row = await context.db.system((tx) => readHeld(tx, claim)).catch(() => null);
    if (row) {
      await context.db.system((tx) => pauseChannel(tx, { channelId: row.channelId, reason: error.message }));
      await settleFailure(context, claim, { row, attemptId: null, error, step: "prepare" }).catch(() => {});
      return;
    }
  }
  context.log.error({ err: error, publicationId: claim.id }, "a publishing step failed; it is taken again when its lease ends");
}
