import { and, asc, eq, inArray, lte, ne, or, sql } from "drizzle-orm";
import { databaseNow } from "@agency/platform/db";
import { recordEvents, systemActor } from "@agency/platform/live";
import { SocialError } from "@agency/providers/spec";
import { channelEvent } from "./channel-events.ts";
import { checkChannel, type CheckDependencies } from "./check-channel.ts";
import { pauseChannel } from "./pause-channel.ts";
import { renewChannel } from "./renew-channel.ts";
import { accessEnd, warningDays, warningDue } from "./rules.ts";
import { channels, oauthGrants, oauthStates } from "./table.ts";

export interface ChannelKeeper {
  /** One round now. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

/** Accounts looked at in one go; the next go follows at once while there are more. */
const batch = 50;
/** Calls to networks at a time. */
const concurrency = 4;
/** While one process asks, the others leave the account alone. */
const claimMinutes = 5;
/** A network whose app is not set up here (any more) is looked for again after this. */
const absentMinutes = 60;
/** News of networks are repeated for three days at most. */
const newsDays = 7;

/**
 * Looks after accounts while nobody looks: renews tokens well before they end, asks each network daily whether posting will work, and
 * warns of ends that only a person can put off. Several processes may do so at once.
 */
export function startChannelKeeper(deps: CheckDependencies): ChannelKeeper {
  const { config, log } = deps;
  let stopping = false;
  let round: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    for (const work of [renewDue, checkDue, warnOfEnds, forgetOld]) {
      if (stopping) return;
      try {
        await work(deps, () => stopping);
      } catch (error) {
        log.warn({ err: error }, "accounts could not be looked after; tried again at the next round");
      }
    }
  };
  const timer = setInterval(() => void (round = round.then(sweep)), config.CHANNEL_SWEEP_MS);
  timer.unref();
  return {
    sweep: () => (round = round.then(sweep)),
    async stop() {
      stopping = true;
      clearInterval(timer);
      await round;
    },
  };
}

type Work = (deps: CheckDependencies, isStopping: () => boolean) => Promise<void>;

const renewDue: Work = async (deps, isStopping) => {
  for (let found = batch; found === batch && !isStopping(); ) {
    const due = await deps.db.readSystem((tx) =>
      tx
        .select({ id: channels.id, network: channels.network, environment: channels.environment, sealedToken: channels.sealedToken })
        .from(channels)
        .where(and(lte(channels.renewAt, sql`agency.now()`), ne(channels.status, "disconnected")))
        .orderBy(asc(channels.renewAt))
        .limit(batch),
    );
    found = due.length;
    await inParallel(due, async ({ id, network, environment, sealedToken }) => {
      if (!deps.socialNetwork(network, environment)?.refresh) {
        await deps.db.system((tx) => tx.update(channels).set({ renewAt: sql`agency.now() + ${absentMinutes} * interval '1 minute'` }).where(eq(channels.id, id)));
        return;
      }
      try {
        await renewChannel(deps, id, { usedToken: sealedToken });
      } catch (error) {
        if (!(error instanceof SocialError)) throw error;
        deps.log.warn({ channelId: id, network, kind: error.kind, code: error.code, requestId: error.requestId }, "an account's access could not be renewed");
      }
    });
  }
};

const checkDue: Work = async (deps, isStopping) => {
  for (let found = batch; found === batch && !isStopping(); ) {
    const due = await deps.db.system(async (tx) => {
      const waiting = await tx
        .select({ id: channels.id })
        .from(channels)
        .where(and(eq(channels.status, "connected"), lte(channels.checkAt, sql`agency.now()`)))
        .orderBy(asc(channels.checkAt))
        .limit(batch)
        .for("no key update", { skipLocked: true });
      if (waiting.length === 0) return [];
      return tx
        .update(channels)
        .set({ checkAt: sql`agency.now() + ${claimMinutes} * interval '1 minute'` })
        .where(inArray(channels.id, waiting.map(({ id }) => id)))
        .returning();
    });
    found = due.length;
    await inParallel(due, async (channel) => {
      // A network that is not set up here any more cannot be asked; it is looked for again after the claim.
      await checkChannel(deps, channel);
    });
  }
};

/** An end that only a person can put off is told 10, 3 and 1 days before, once each. */
const warnOfEnds: Work = async (deps) => {
  await deps.db.system(async (tx) => {
    const now = await databaseNow(tx);
    const ending = await tx
      .select()
      .from(channels)
      .where(
        and(
          eq(channels.status, "connected"),
          lte(sql`coalesce(${channels.refreshExpiresAt}, ${channels.tokenExpiresAt})`, sql`agency.now() + ${warningDays[0]} * interval '1 day'`),
          or(sql`${channels.warnedDays} is distinct from ${warningDays.at(-1)!}`, lte(sql`coalesce(${channels.refreshExpiresAt}, ${channels.tokenExpiresAt})`, sql`agency.now()`)),
        ),
      )
      .for("no key update", { skipLocked: true });
    for (const channel of ending) {
      const end = accessEnd(channel);
      if (end !== null && end <= now) {
        await pauseChannel(tx, { channelId: channel.id, reason: "The access that was granted has ended." });
        continue;
      }
      const days = warningDue(channel, now);
      if (days === null) continue;
      const [row] = await tx.update(channels).set({ warnedDays: days }).where(eq(channels.id, channel.id)).returning();
      await recordEvents(tx, { ...channelEvent("channel.expiring", row!, systemActor), payload: { network: row!.network, status: row!.status, days, endsAt: accessEnd(row!)!.toISOString() } });
    }
  });
};

const forgetOld: Work = async (deps) => {
  await deps.db.system(async (tx) => {
    await tx.delete(oauthStates).where(lte(oauthStates.expiresAt, sql`agency.now() - interval '1 day'`));
    // Sealed tokens that nobody chose to use.
    await tx.delete(oauthGrants).where(lte(oauthGrants.expiresAt, sql`agency.now()`));
    await tx.execute(sql`delete from network_news where received_at < agency.now() - ${newsDays} * interval '1 day'`);
  });
};

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: Math.min(concurrency, waiting.length) }, async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
    }),
  );
}
