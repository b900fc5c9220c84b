import type { Transaction } from "@agency/platform/db";
import type { Actor } from "@agency/platform/live";

/** What publishing wants to know of channels, registered at composition. Runs in the transaction of the change. */
export interface ChannelHooks {
  afterConnect: ((tx: Transaction, channelId: string, actor: Actor) => Promise<void>)[];
  afterDisconnect: ((tx: Transaction, channelId: string, actor: Actor) => Promise<void>)[];
}

export const createChannelHooks = (): ChannelHooks => ({ afterConnect: [], afterDisconnect: [] });
