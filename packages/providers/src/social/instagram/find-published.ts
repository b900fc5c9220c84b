import { z } from "zod";
import type { ChannelCredentials, FrozenPost } from "../../spec/social.ts";
import { followPages } from "../meta/follow-pages.ts";
import { isVideo, kindOfPost } from "./kind-of-post.ts";
import type { InstagramLogin } from "./logins.ts";
import { comparableText } from "../rules.ts";

/** Instagram's clock and ours may differ by this much. */
const clockSkewMs = 60_000;

/**
 * Media of the account that can be this post: same words, same kind, not older than the call. A container that is known to be published
 * stands among them, but a listing may lag, and two posts may say the same.
 */
export async function findPublished({ graph }: InstagramLogin, { remoteId, accessToken }: ChannelCredentials, post: FrozenPost, callStartedAt: Date): Promise<string[]> {
  const kind = kindOfPost(post);
  const earliest = callStartedAt.getTime() - clockSkewMs;
  const listed = await followPages(
    graph,
    {
      path: `${encodeURIComponent(remoteId)}/${kind === "story" ? "stories" : "media"}`,
      query: { fields: "id,caption,timestamp,media_type,media_product_type", since: String(Math.floor(earliest / 1000)), limit: "50" },
      accessToken,
      account: remoteId,
    },
    mediaNode,
  );
  const wanted = kind === "story" ? null : comparableText(post.text);
  return listed
    .filter((media) =>
      // Instagram tells whole seconds.
      Date.parse(media.timestamp) >= Math.floor(earliest / 1000) * 1000 &&
      (wanted === null || comparableText(media.caption ?? "") === wanted) &&
      isOfKind(media, post))
    .map(({ id }) => id);
}

function isOfKind({ media_type, media_product_type }: z.infer<typeof mediaNode>, post: FrozenPost): boolean {
  switch (kindOfPost(post)) {
    case "carousel":
      return media_type === "CAROUSEL_ALBUM";
    case "image":
      return media_type === "IMAGE" && media_product_type !== "STORY";
    case "reel":
      return media_product_type === "REELS" || media_type === "VIDEO";
    case "story":
      return media_type === (post.media.some(isVideo) ? "VIDEO" : "IMAGE");
  }
}

const mediaNode = z.object({
  id: z.string(),
  caption: z.string().nullish(),
  timestamp: z.string(),
  media_type: z.string().nullish(),
  media_product_type: z.string().nullish(),
});
