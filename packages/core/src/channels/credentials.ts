import { eq, sql } from "drizzle-orm";
import type { KeyRing } from "@agency/platform/secrets";
import { SocialError, type ChannelCredentials } from "@agency/providers/spec";
import { renewChannel, type RenewDependencies } from "./renew-channel.ts";
import { channels, type ChannelRow } from "./table.ts";
import { channelTokenAad } from "./token-aad.ts";

/** What opening the credentials of a call needs of a channel. */
export type SealedChannel = Pick<ChannelRow, "id" | "network" | "status" | "statusReason" | "remoteId" | "sealedToken" | "details">;

/**
 * True of a token that ends before a call made now is answered for certain, and that can be renewed. A part of the query that reads
 * the channel anyway, so that a busy second asks nothing more.
 */
export const tokenIsEnding = sql<boolean>`(${channels.renewAt} is not null and ${channels.tokenExpiresAt} <= agency.now() + interval '90 seconds')`;

/** @throws SocialError `reauth` when there is no usable token */
export function openSealedCredentials(keyRing: KeyRing, channel: SealedChannel): ChannelCredentials {
  if (channel.sealedToken === null || channel.status !== "connected") {
    throw new SocialError({ network: channel.network, kind: "reauth", message: channel.statusReason ?? "This channel is not connected." });
  }
  return { remoteId: channel.remoteId, accessToken: keyRing.open(channel.sealedToken, channelTokenAad(channel.id)), details: channel.details };
}

/**
 * The same for a channel that was read with `tokenIsEnding`: renewed first where the token ends. The health job renews hours ahead, so
 * that this happens only after a long stop. @throws SocialError `reauth`, or as the network failed to renew
 */
export async function openLastingCredentials(deps: RenewDependencies, channel: SealedChannel & { isEnding: boolean }): Promise<ChannelCredentials> {
  if (!channel.isEnding || channel.status !== "connected") return openSealedCredentials(deps.keyRing, channel);
  return openSealedCredentials(deps.keyRing, await renewChannel(deps, channel.id, { usedToken: channel.sealedToken }));
}

/** The credentials of a channel for one outside call: one read, and a renewal only where the token ends. @throws SocialError `reauth`, or as the network failed to renew */
export async function openCredentials(deps: RenewDependencies, channelId: string): Promise<ChannelCredentials> {
  const { id, network, status, statusReason, remoteId, sealedToken, details } = channels;
  const [channel] = await deps.db.readSystem((tx) => tx.select({ id, network, status, statusReason, remoteId, sealedToken, details, isEnding: tokenIsEnding }).from(channels).where(eq(channels.id, channelId)));
  if (!channel) throw new SocialError({ network: "unknown", kind: "permanent", message: "This channel no longer exists." });
  return openLastingCredentials(deps, channel);
}
