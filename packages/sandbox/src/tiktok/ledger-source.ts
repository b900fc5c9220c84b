import type { LedgerPost, LedgerSource } from "../ledger/ledger-post.ts";
import { isPublic, listPublishes, readyAt, statusOf } from "./publishes-table.ts";
import type { TikTokPublish } from "./publishes-table.ts";

/** Everything that TikTok took for good: public posts by their id; drafts, and posts for few, which have none, by the id of their publish. */
export const tiktokLedger: LedgerSource = {
  publicOperations: ["upload.create", "content.create", "pull.create"],
  posts: (sandbox, account) => {
    const now = sandbox.now();
    return listPublishes(sandbox.store, account)
      .filter((publish) => publish.deletedAt === null && ["PUBLISH_COMPLETE", "SEND_TO_USER_INBOX"].includes(statusOf(publish, now).status))
      .toReversed()
      .map((publish) => ledgerPost(publish, now));
  },
};

function ledgerPost(publish: TikTokPublish, now: number): LedgerPost {
  const { postInfo, mediaType, postMode, source } = publish;
  return {
    network: "tiktok",
    account: publish.openId,
    postId: publish.postId !== null && isPublic(publish, now) ? publish.postId : publish.publishId,
    format: postMode === "MEDIA_UPLOAD" ? "draft" : "feed",
    text: mediaType === "PHOTO" ? postInfo.description : postInfo.title,
    link: null,
    mediaSha256: publish.media.map(({ sha256 }) => sha256),
    createdAt: new Date(readyAt(publish) ?? publish.createdAt).toISOString(),
    clientRequest: { publishId: publish.publishId, mediaType, postMode, source, postInfo },
  };
}
