import { and, eq, sql } from "drizzle-orm";
import { recordEvents, systemActor } from "@agency/platform/live";
import { SocialError, type AccountHealth, type AccountLimits, type ChannelCredentials, type SocialNetwork } from "@agency/providers/spec";
import type { CoreDependencies } from "../dependencies.ts";
import { channelEvent } from "./channel-events.ts";
import { openLastingCredentials, openSealedCredentials, tokenIsEnding } from "./credentials.ts";
import { pauseChannel } from "./pause-channel.ts";
import type { RenewDependencies } from "./renew-channel.ts";
import { channels, type ChannelRow } from "./table.ts";

export type CheckDependencies = RenewDependencies & Pick<CoreDependencies, "config">;

/** A network that did not answer is asked again after this. */
const againMinutes = 15;

interface Answer {
  health: AccountHealth;
  limits: AccountLimits | null;
}

/**
 * Asks the network whether posting will work, and what the account may do right now, and writes the answer down. A network that does
 * not answer changes nothing. An account that had stopped and is well again (a checkpoint was passed) goes on.
 */
export async function checkChannel(deps: CheckDependencies, channel: ChannelRow): Promise<ChannelRow> {
  const network = deps.socialNetwork(channel.network, channel.environment);
  if (!network || channel.status === "disconnected") return channel;
  const answer = await askNetwork(deps, network, channel);
  return deps.db.forOrganization(channel.organizationId, async (tx) => {
    const checked = (minutes: number) => sql`agency.now() + ${minutes} * interval '1 minute'`;
    const [before] = await tx.select().from(channels).where(eq(channels.id, channel.id)).for("no key update");
    // Whoever connected it again meanwhile knows better.
    if (!before || before.status === "disconnected" || before.connectedBy !== channel.connectedBy) return before ?? channel;
    if (answer === null) {
      const [row] = await tx.update(channels).set({ checkAt: checked(againMinutes) }).where(eq(channels.id, channel.id)).returning();
      return row!;
    }
    if (typeof answer === "string") await pauseChannel(tx, { channelId: channel.id, reason: answer });
    const isWell = typeof answer !== "string";
    const [row] = await tx
      .update(channels)
      .set({
        lastCheckedAt: sql`agency.now()`,
        checkAt: checked(deps.config.CHANNEL_CHECK_MS / 60_000),
        ...(isWell && answer.limits ? { limits: answer.limits, limitsAt: sql`agency.now()` } : {}),
        ...(isWell && answer.health.scopes.length > 0 ? { scopes: answer.health.scopes } : {}),
        ...(isWell && answer.health.expiresAt ? { tokenExpiresAt: answer.health.expiresAt } : {}),
      })
      .where(eq(channels.id, channel.id))
      .returning();
    if (!isWell || before.status === "connected") return row!;
    const [resumed] = await tx
      .update(channels)
      .set({ status: "connected", statusReason: null, version: sql`${channels.version} + 1`, updatedAt: sql`agency.now()` })
      .where(and(eq(channels.id, channel.id), eq(channels.status, "needs_auth")))
      .returning();
    for (const hook of deps.channelHooks?.afterConnect ?? []) await hook(tx, resumed!.id, systemActor);
    await recordEvents(tx, channelEvent("channel.connected", resumed!, systemActor));
    return resumed!;
  });
}

/** What the network says; why it refuses; or null when it did not answer. */
async function askNetwork(deps: CheckDependencies, network: SocialNetwork, channel: ChannelRow): Promise<Answer | string | null> {
  try {
    const credentials = await credentialsOf(deps, channel);
    const health = await network.checkAccount(credentials);
    if (!health.ok) return health.reason ?? "The network no longer accepts this connection.";
    return { health, limits: (await network.accountLimits?.(credentials)) ?? null };
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    return error.kind === "reauth" || error.kind === "scope_missing" ? error.message : null;
  }
}

/** A stopped account's token is tried as it is: perhaps it works again. */
async function credentialsOf(deps: CheckDependencies, channel: ChannelRow): Promise<ChannelCredentials> {
  if (channel.status === "needs_auth") return openSealedCredentials(deps.keyRing, { ...channel, status: "connected" });
  const [found] = await deps.db.readForOrganization(channel.organizationId, (tx) => tx.select({ isEnding: tokenIsEnding }).from(channels).where(eq(channels.id, channel.id)));
  return openLastingCredentials(deps, { ...channel, isEnding: found?.isEnding ?? false });
}
