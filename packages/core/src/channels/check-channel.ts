import { eq, sql } from "drizzle-orm";
import { SocialError } from "@agency/providers/spec";
import type { CoreDependencies } from "../dependencies.ts";
import { openSealedCredentials } from "./credentials.ts";
import { pauseChannel } from "./pause-channel.ts";
import { channels, type ChannelRow } from "./table.ts";

/** Asks the network whether posting will work, and writes down the answer. A network that does not answer changes nothing. */
export async function checkChannel(deps: Pick<CoreDependencies, "db" | "keyRing" | "socialNetwork">, channel: ChannelRow): Promise<ChannelRow> {
  const network = deps.socialNetwork(channel.network, channel.environment);
  if (!network || channel.status === "disconnected") return channel;
  let failure: string | null = null;
  let answered = true;
  try {
    const health = await network.checkAccount(openSealedCredentials(deps.keyRing, channel));
    if (!health.ok) failure = health.reason ?? "The network no longer accepts this connection.";
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    if (error.kind === "reauth" || error.kind === "scope_missing") failure = error.message;
    else answered = false;
  }
  return deps.db.forOrganization(channel.organizationId, async (tx) => {
    if (failure !== null) await pauseChannel(tx, { channelId: channel.id, reason: failure });
    const [row] = await tx
      .update(channels)
      .set(answered ? { lastCheckedAt: sql`agency.now()` } : { updatedAt: channel.updatedAt })
      .where(eq(channels.id, channel.id))
      .returning();
    return row ?? channel;
  });
}
