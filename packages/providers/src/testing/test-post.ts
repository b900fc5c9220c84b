import { plainDisclosure, plainOptions } from "../social/post-options.ts";
import type { FrozenPost, PublishReceipt, UserGrant } from "../spec/social.ts";

/** A feed post that says nothing but what is given. */
export const testPost = (post: Partial<FrozenPost> = {}): FrozenPost => ({
  format: "feed",
  title: null,
  text: "",
  link: null,
  media: [],
  firstComment: null,
  disclosure: plainDisclosure,
  options: plainOptions,
  ...post,
});

/** The id of a post that stands at once. */
export async function standing(publishing: Promise<PublishReceipt>): Promise<string> {
  const receipt = await publishing;
  if (receipt.state !== "live") throw new Error("the network is still at work on the post");
  return receipt.remoteId;
}

/** What a dialog gave, with this token. */
export const testGrant = (accessToken: string): UserGrant => ({
  accessToken,
  expiresAt: null,
  refreshToken: null,
  refreshExpiresAt: null,
  remoteUserId: "1",
  grantedScopes: [],
  missingScopes: [],
  details: {},
});
