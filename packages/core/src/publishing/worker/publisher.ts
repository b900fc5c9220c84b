import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { newId } from "@agency/platform/db";
import { SocialError, type RateUsage, type SocialNetwork } from "@agency/providers/spec";
import type { CoreDependencies } from "../../dependencies.ts";
import { startCopyMaker } from "../../assets/index.ts";
import { openCredentials } from "../../channels/index.ts";
import { wakeConverted } from "../convert-media.ts";
import { dueChannel } from "../publication-events.ts";
import { createBreakers } from "./breakers.ts";
import { claimDue, type Claim, type FollowUp } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { followUp } from "./follow-up.ts";
import { readHeld } from "./lease.ts";
import { networkOf } from "./network-of.ts";
import { appLaneOf, blockLane } from "./lane-blocks.ts";
import { putBackUnsent, send, type DueClaim } from "./send.ts";
import { recover, takeStep } from "./take-step.ts";

export interface Publisher {
  /** Stops claiming, puts back what has not left, waits for calls under way at most `timeoutMs`, and releases the rest (R14). */
  stop(timeoutMs: number): Promise<void>;
}

/** Share of the concurrency that one organization may hold, so that its trouble starves no other (R9). */
const organizationShare = 0.5;
/** Addresses fetched at once; few while posts are being sent, whose time matters more. */
const followUpsAtOnce = { idle: 16, busy: 2 };
/** With so many in hand, addresses wait for the end of the rush, at most so long. */
const rush = { from: 4, followUpsEveryMs: 5_000 };
/** With so many in hand, rounds wait for each other: each reads all that is due. */
const crowd = { from: 32, roundEveryMs: 50 };
/** A lease lasts at least this much longer than a call, for the reads and writes around it. */
const leaseMarginMs = 250;

type PublisherDependencies = Pick<CoreDependencies, "db" | "config" | "log" | "storage" | "mediaLinks" | "keyRing" | "failpoint" | "socialNetwork" | "live">;

/**
 * The claim loop (DESIGN: publications are never queue jobs): sleeps until the next row is due, woken by NOTIFY, takes what is due
 * and walks each through its next step. The row is the only truth; this process may die at any line.
 */
export function startPublisher(deps: PublisherDependencies): Publisher {
  const { config, log } = deps;
  let stopped = false;
  const context: PublisherContext = {
    ...deps,
    workerId: newId(),
    breakers: createBreakers({ failures: config.PUBLISH_BREAKER_FAILURES, openMs: config.PUBLISH_BREAKER_OPEN_MS, now: () => performance.now() }),
    limits: new Map(),
    leaseMs: Math.max(config.PUBLISH_LEASE_MS, config.NETWORK_TIMEOUT_MS + Math.max(leaseMarginMs, config.NETWORK_TIMEOUT_MS / 4)),
    isStopping: () => stopped,
  };
  const running = new Set<Promise<void>>();
  const following = new Set<Promise<void>>();
  let sweptAt = -Infinity;
  let followedAt = -Infinity;
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
        const sweep = performance.now() - sweptAt >= config.PUBLISH_POLL_MS;
        const isRush = running.size >= rush.from;
        const mayFollow = !isRush || performance.now() - followedAt >= rush.followUpsEveryMs;
        context.failpoint("publish.claim", "before");
        const round = await claimDue(deps.db, {
          workerId: context.workerId,
          limit: config.PUBLISH_CONCURRENCY - running.size,
          leaseMs: context.leaseMs,
          missedAfterMs: config.PUBLISH_MISSED_AFTER_MS,
          perOrganization: Math.max(1, Math.floor(config.PUBLISH_CONCURRENCY * organizationShare)),
          sweep,
          followUpLimit: mayFollow ? (running.size === 0 ? followUpsAtOnce.idle : followUpsAtOnce.busy) - following.size : 0,
        });
        if (mayFollow) followedAt = performance.now();
        if (sweep) sweptAt = performance.now();
        if (round.claims.length > 0) context.failpoint("publish.claim", "after");
        for (const claim of round.claims) track(running, walk(claim));
        for (const post of round.followUps) track(following, follow(context, post));
        if (round.nextInMs !== null) sleepMs = Math.min(sleepMs, Math.max(0, Math.ceil(round.nextInMs)));
      } catch (error) {
        wakePending = false;
        if (!stopped) log.warn({ err: error }, "publications could not be claimed; trying again");
      }
      if (running.size >= crowd.from && !stopped) await pause(crowd.roundEveryMs);
      if (!wakePending && !stopped) await sleep(sleepMs);
    }
  }

  /** One post after the other while the account has more that are due, unless others wait for room (R9). */
  async function walk(first: Claim): Promise<void> {
    for (let claim: Claim | null = first; claim !== null; ) {
      claim = await take(context, claim, () => !stopped && running.size <= config.PUBLISH_CONCURRENCY * organizationShare);
      if (claim !== null) context.failpoint("publish.claim", "after");
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

  function track(tasks: Set<Promise<void>>, work: Promise<void>): void {
    const task = work.finally(() => {
      tasks.delete(task);
      wakeUp();
    });
    tasks.add(task);
  }

  const copies = startCopyMaker({ ...deps, onSettled: wakeConverted });
  const looping = loop();
  return {
    async stop(timeoutMs) {
      stopped = true;
      const copiesStopped = copies.stop();
      stopListening();
      wake();
      await looping;
      let timer: NodeJS.Timeout | undefined;
      const deadline = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, timeoutMs);
      });
      await Promise.race([Promise.allSettled([...running, ...following, copiesStopped]), deadline]);
      clearTimeout(timer);
      await releaseUnsent(context).catch((error: unknown) => log.warn({ err: error }, "leases could not be released; they end by themselves"));
    },
  };
}

/** Steps that outlast the drain are taken over by another worker at once; a call whose answer is awaited keeps its lease. */
async function releaseUnsent(context: PublisherContext): Promise<void> {
  await context.db.system((tx) =>
    tx.execute(
      sql`update publications set lease_owner = null, lease_until = null, fence = fence + 1, next_step_at = agency.now()
          where lease_owner = ${context.workerId} and status <> 'sending'`,
    ),
  );
}

/** @returns the claim of the account's next post, where the step handed its lane on */
async function take(context: PublisherContext, claim: Claim, handOn: () => boolean): Promise<Claim | null> {
  try {
    const network = networkOf(context, claim.lane);
    if (claim.attemptId === null) await takeStep(context, claim, network);
    else if (network === null) await putBackUnsent(context, { ...claim, attemptId: claim.attemptId }, 60_000, "network_unavailable");
    else return await sendGuarded(context, { ...claim, attemptId: claim.attemptId }, network, handOn);
  } catch (error) {
    await recover(context, claim, error);
  }
  return null;
}

async function follow(context: PublisherContext, post: FollowUp): Promise<void> {
  try {
    await followUp(context, post, networkOf(context, post.lane));
  } catch (error) {
    context.log.warn({ err: error, publicationId: post.id }, "the address of a post could not be fetched; trying again later");
  }
}

/** Sends when the network is not known to be down, and lets the account rest when its budget is nearly spent (R9). */
async function sendGuarded(context: PublisherContext, claim: DueClaim, network: SocialNetwork, handOn: () => boolean): Promise<Claim | null> {
  const breakerKey = `${network.name}:${network.environment}:publish`;
  if (!context.breakers.isClosed(breakerKey) && !(await probe(context, claim, network, breakerKey))) return null;
  const restMs = (usage: RateUsage | null | undefined) => {
    if (!usage || usage.percent < restAtPercent) return 0;
    return usage.regainAt ? Math.max(1_000, usage.regainAt.getTime() - Date.now()) : context.config.PUBLISH_RETRY_MAX_MS;
  };
  const rests = () => [
    { lane: claim.lane, forMs: restMs(network.rateUsage(claim.lane.split(":").slice(2).join(":"))) },
    { lane: appLaneOf(claim.lane), forMs: restMs(network.appUsage?.()) },
  ];
  const next = await send(context, claim, observe(network, context, breakerKey), () => rests().every(({ forMs }) => forMs === 0) && handOn());
  for (const { lane, forMs } of rests()) if (forMs > 0) await context.db.system((tx) => blockLane(tx, lane, forMs, "rate_limited"));
  return next;
}

/** Above this share of a network's budget for an account, the account rests; of its budget for our app, all of them do. */
const restAtPercent = 95;

/** The network was in trouble: one read decides whether calls go out (R9). Any answer is one, a refusal of this account too. */
async function probe(context: PublisherContext, claim: DueClaim, network: SocialNetwork, breakerKey: string): Promise<boolean> {
  const waitMs = context.breakers.probeInMs(breakerKey);
  if (waitMs > 0) {
    await putBackUnsent(context, claim, waitMs, "network_down");
    return false;
  }
  const answered = await context.breakers.probe(breakerKey, async () => {
    try {
      const row = await context.db.system((tx) => readHeld(tx, claim));
      await network.checkAccount(await openCredentials(context, row.channelId));
      return true;
    } catch (error) {
      return error instanceof SocialError && !isNetworkTrouble(error);
    }
  });
  if (!answered) await putBackUnsent(context, claim, context.breakers.probeInMs(breakerKey), "network_down");
  return answered;
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
        if (error instanceof SocialError && isNetworkTrouble(error)) context.breakers.failed(breakerKey);
        throw error;
      }
    },
  });
}

/** No answer, or a server's own failure. A refusal (a duplicate, a limit) is an answer. */
const isNetworkTrouble = (error: SocialError): boolean =>
  (error.kind === "transient" || error.kind === "ambiguous") && (error.status === undefined || error.status >= 500);
