import { and, eq, sql } from "drizzle-orm";
import { SocialError } from "@agency/providers/spec";
import type { CoreDependencies } from "../dependencies.ts";
import { openSealedCredentials } from "./credentials.ts";
import { channels, type ChannelRow } from "./table.ts";

/** Long enough for the disconnection to be committed. */
const settleMs = 1_000;

/**
 * Gives the grant of a channel that is being disconnected back to its network, best effort and later: only once it really is
 * disconnected, and only where no other channel lives on the same person's grant. The token is kept in memory alone meanwhile.
 */
export function revokeSoon(deps: Pick<CoreDependencies, "db" | "keyRing" | "socialNetwork" | "log">, channel: ChannelRow): void {
  const network = deps.socialNetwork(channel.network, channel.environment);
  if (!network?.revoke || channel.sealedToken === null || channel.remoteUserId === null) return;
  const credentials = openSealedCredentials(deps.keyRing, { ...channel, status: "connected" });
  const revoke = async (): Promise<void> => {
    try {
      const [row] = await deps.db.readSystem((tx) =>
        tx
          .select({ others: sql<number>`(select count(*)::int from channels o where o.network = ${channel.network} and o.environment = ${channel.environment} and o.remote_user_id = ${channel.remoteUserId} and o.status <> 'disconnected')` })
          .from(channels)
          .where(and(eq(channels.id, channel.id), eq(channels.status, "disconnected"))),
      );
      if (row?.others === 0) await network.revoke!(credentials);
    } catch (error) {
      const known = error instanceof SocialError ? { kind: error.kind, code: error.code } : { err: error };
      deps.log.warn({ channelId: channel.id, network: channel.network, ...known }, "an access could not be given back; it ends by itself");
    }
  };
  setTimeout(() => void revoke(), settleMs).unref();
}
