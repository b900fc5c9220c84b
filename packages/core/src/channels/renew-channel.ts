import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, sql } from "drizzle-orm";
import { databaseNow, type Database, type Transaction } from "@agency/platform/db";
import { recordEvents, systemActor } from "@agency/platform/live";
import { SocialError, type RefreshedTokens, type SocialNetwork } from "@agency/providers/spec";
import type { CoreDependencies } from "../dependencies.ts";
import { channelEvent } from "./channel-events.ts";
import type { ChannelHooks } from "./hooks.ts";
import { renewalTime, retryTime } from "./rules.ts";
import { channels, type ChannelRow } from "./table.ts";
import { channelRefreshAad, channelTokenAad } from "./token-aad.ts";

export type RenewDependencies = Pick<CoreDependencies, "db" | "keyRing" | "socialNetwork" | "log"> & {
  /** Told when an account that had stopped goes on again. */
  channelHooks?: ChannelHooks;
};

/** While another process renews, look again after this. */
const lookAgainMs = 100;
/** Longer than one call to a network may take. */
const longestWaitMs = 30_000;
/** Tries to store tokens that the network has given already: they replace what no longer works. */
const storeTries = 5;

/**
 * Renews a channel's access token, once however many processes want it at the same time (R8): whoever holds the row's lock asks the
 * network, the others wait and find the new token. A rotated token is stored before anybody uses it; an answer without a refresh token
 * leaves the former one in force. A refused renewal pauses the account; a network in trouble changes nothing but the next try.
 * @param options.usedToken the sealed token as the caller read it: where the row holds another by now, that one is answered
 * @returns the row as it stands afterwards
 * @throws SocialError `reauth` when only a person can help, `transient` or `rate_limited` when the network did not answer
 */
export async function renewChannel(deps: RenewDependencies, channelId: string, options: { usedToken: string | null }): Promise<ChannelRow> {
  const startedAt = performance.now();
  for (;;) {
    const turn = await fewAtOnce(deps.db, () => takeTurn(deps, channelId, options.usedToken));
    if (turn !== "locked") return turn;
    if (performance.now() - startedAt > longestWaitMs) throw new SocialError({ network: "unknown", kind: "transient", message: "The account's access is being renewed for very long. It is tried again." });
    await sleep(lookAgainMs);
  }
}

/** Renewals of a process that may hold a connection to the database while their networks answer: the rest of the product needs some too. */
const mostAtOnce = 4;
const underWay = new WeakMap<Database, Set<Promise<undefined>>>();

async function fewAtOnce<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const running = underWay.get(db) ?? new Set();
  underWay.set(db, running);
  while (running.size >= mostAtOnce) await Promise.race(running);
  const result = work();
  const settled = result.then(
    () => undefined,
    () => undefined,
  );
  running.add(settled);
  try {
    return await result;
  } finally {
    running.delete(settled);
  }
}

/** What a turn learned from the network, kept beyond its transaction: tokens must be stored even when that one breaks. */
interface Gained {
  tokens: RefreshedTokens;
  before: ChannelRow;
}

async function takeTurn(deps: RenewDependencies, channelId: string, usedToken: string | null): Promise<ChannelRow | "locked"> {
  const turn: { gained: Gained | null } = { gained: null };
  try {
    const outcome = await deps.db.system(async (tx) => {
      const [row] = await tx.select().from(channels).where(eq(channels.id, channelId)).for("no key update", { skipLocked: true });
      if (!row) return (await exists(tx, channelId)) ? ("locked" as const) : gone();
      // Somebody was quicker.
      if (row.sealedToken !== usedToken) return usable(row);
      const network = deps.socialNetwork(row.network, row.environment);
      if (row.status === "disconnected" || row.sealedToken === null || !network?.refresh) return refused(row);
      const asked = await ask(deps, network, row);
      if (asked instanceof SocialError) return { row: await noteFailure(tx, row, asked), error: asked };
      turn.gained = { tokens: asked, before: row };
      return store(tx, deps, turn.gained);
    });
    // Thrown only now: what the failure means for the account is written down.
    if (outcome !== "locked" && "error" in outcome) throw outcome.error;
    return outcome;
  } catch (error) {
    if (turn.gained === null) throw error;
    return storeAfterBreak(deps, turn.gained, error);
  }
}

async function ask(deps: RenewDependencies, network: SocialNetwork, row: ChannelRow): Promise<RefreshedTokens | SocialError> {
  try {
    return await network.refresh!({
      accessToken: deps.keyRing.open(row.sealedToken!, channelTokenAad(row.id)),
      refreshToken: row.sealedRefreshToken === null ? null : deps.keyRing.open(row.sealedRefreshToken, channelRefreshAad(row.id)),
      details: row.details,
    });
  } catch (error) {
    if (error instanceof SocialError) return error;
    throw error;
  }
}

/** The row with what the network gave; an account that had stopped for its token goes on. */
async function store(tx: Transaction, deps: RenewDependencies, { tokens, before }: Gained): Promise<ChannelRow> {
  const now = await databaseNow(tx);
  const rotated = tokens.refreshToken || null;
  const [row] = await tx
    .update(channels)
    .set({
      sealedToken: deps.keyRing.seal(tokens.accessToken, channelTokenAad(before.id)),
      tokenExpiresAt: tokens.expiresAt,
      ...(rotated === null ? {} : { sealedRefreshToken: deps.keyRing.seal(rotated, channelRefreshAad(before.id)), refreshExpiresAt: tokens.refreshExpiresAt ?? before.refreshExpiresAt }),
      renewAt: renewalTime({ now, expiresAt: tokens.expiresAt }),
      renewedAt: sql`agency.now()`,
      renewFailures: 0,
      warnedDays: null,
      status: "connected",
      statusReason: null,
      version: sql`${channels.version} + 1`,
      updatedAt: sql`agency.now()`,
    })
    // Not over tokens that a person, or another process after a broken connection, has put there since.
    .where(and(eq(channels.id, before.id), eq(channels.sealedToken, before.sealedToken!)))
    .returning();
  if (!row) {
    const [found] = await tx.select().from(channels).where(eq(channels.id, before.id));
    return found ? usable(found) : gone();
  }
  if (before.status === "needs_auth") {
    for (const hook of deps.channelHooks?.afterConnect ?? []) await hook(tx, row.id, systemActor);
    await recordEvents(tx, channelEvent("channel.connected", row, systemActor));
  }
  return row;
}

/** The connection to the database broke after the network had answered: the old tokens may be worth nothing, so the new ones must not be lost. */
async function storeAfterBreak(deps: RenewDependencies, gained: Gained, cause: unknown): Promise<ChannelRow> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deps.db.system((tx) => store(tx, deps, gained));
    } catch (error) {
      if (attempt === storeTries) {
        deps.log.error({ err: cause, channelId: gained.before.id }, "renewed tokens could not be stored");
        throw error;
      }
      await sleep(200 * 2 ** attempt);
    }
  }
}

/** Writes down what a failed renewal means. */
async function noteFailure(tx: Transaction, row: ChannelRow, error: SocialError): Promise<ChannelRow> {
  const failures = row.renewFailures + 1;
  const now = await databaseNow(tx);
  const isRefused = isRefusal(error, row, now);
  const [after] = await tx
    .update(channels)
    .set({
      renewFailures: failures,
      renewAt: isRefused ? null : retryTime({ now, failures, expiresAt: row.tokenExpiresAt, retryAfterMs: error.retryAfterMs }),
      ...(isRefused ? { status: "needs_auth" as const, statusReason: error.message, version: sql`${channels.version} + 1` } : {}),
      updatedAt: sql`agency.now()`,
    })
    .where(eq(channels.id, row.id))
    .returning();
  // Told once: an account that had stopped for its token already, while its renewal was still to be tried, has not told yet.
  if (isRefused) await recordEvents(tx, channelEvent("channel.needs_auth", after!, systemActor));
  return after!;
}

/** Only a person can help. What may be the operator's to mend (a wrong app secret) stops the account no sooner than its token ends. */
function isRefusal(error: SocialError, row: ChannelRow, now: Date): boolean {
  if (error.kind === "reauth" || error.kind === "scope_missing" || error.kind === "account_action_needed") return true;
  const hasEnded = row.status !== "connected" || (row.tokenExpiresAt !== null && row.tokenExpiresAt <= now);
  return hasEnded && (error.kind === "permanent" || error.kind === "config_error");
}

async function exists(tx: Transaction, channelId: string): Promise<boolean> {
  return (await tx.select({ id: channels.id }).from(channels).where(eq(channels.id, channelId))).length > 0;
}

function usable(row: ChannelRow): ChannelRow {
  if (row.status !== "connected" || row.sealedToken === null) return refused(row);
  return row;
}

function refused(row: ChannelRow): never {
  throw new SocialError({ network: row.network, kind: "reauth", message: row.statusReason ?? "This account has to be connected again." });
}

function gone(): never {
  throw new SocialError({ network: "unknown", kind: "permanent", message: "This channel no longer exists." });
}
