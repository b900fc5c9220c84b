import type { Transaction } from "@agency/platform/db";
import type { Actor } from "@agency/platform/live";
import type { NetworkName, SocialEnvironment } from "@agency/providers/spec";

/** What publishing wants to know of channels, registered at composition. Runs in the transaction of the change. */
export interface ChannelHooks {
  afterConnect: ((tx: Transaction, channelId: string, actor: Actor) => Promise<void>)[];
  afterDisconnect: ((tx: Transaction, channelId: string, actor: Actor) => Promise<void>)[];
  /** A network says that something has become of a post. A hint and no more: what is true is read from the network. */
  afterPostNews: ((tx: Transaction, news: PostNews) => Promise<void>)[];
  /** A network says that people answered to a post that stands. A hint as well: the count is read. */
  afterCommentNews: ((tx: Transaction, news: CommentOnPost) => Promise<void>)[];
}

/** About which post of which account. */
export interface PostNews {
  network: NetworkName;
  environment: SocialEnvironment;
  /** The network's id of the account. */
  accountId: string;
  /** The network's handle of the post while it worked on it. */
  handle: string;
}

export interface CommentOnPost extends Omit<PostNews, "handle"> {
  /** The network's id of the post. */
  remoteId: string;
}

export const createChannelHooks = (): ChannelHooks => ({ afterConnect: [], afterDisconnect: [], afterPostNews: [], afterCommentNews: [] });
