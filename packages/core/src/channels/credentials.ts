import { eq } from "drizzle-orm";
import type { Database } from "@agency/platform/db";
import type { KeyRing } from "@agency/platform/secrets";
import { SocialError, type ChannelCredentials } from "@agency/providers/spec";
import { channels, type ChannelRow } from "./table.ts";

/** Binds a sealed token to its row: a token copied to another row does not open (R35). */
export const channelTokenAad = (channelId: string): string => `channels:${channelId}:token`;

export const channelRefreshAad = (channelId: string): string => `channels:${channelId}:refresh_token`;

/** @throws SocialError `reauth` when there is no usable token */
export function openSealedCredentials(keyRing: KeyRing, channel: Pick<ChannelRow, "id" | "network" | "status" | "statusReason" | "remoteId" | "sealedToken" | "details">): ChannelCredentials {
  if (channel.sealedToken === null || channel.status !== "connected") {
    throw new SocialError({ network: channel.network, kind: "reauth", message: channel.statusReason ?? "This channel is not connected." });
  }
  return { remoteId: channel.remoteId, accessToken: keyRing.open(channel.sealedToken, channelTokenAad(channel.id)), details: channel.details };
}

/** The credentials of a channel for one outside call. @throws SocialError `reauth` */
export async function openCredentials(deps: { db: Database; keyRing: KeyRing }, channelId: string): Promise<ChannelCredentials> {
  const [channel] = await deps.db.system((tx) => tx.select().from(channels).where(eq(channels.id, channelId)));
  if (!channel) throw new SocialError({ network: "unknown", kind: "permanent", message: "This channel no longer exists." });
  return openSealedCredentials(deps.keyRing, channel);
}
