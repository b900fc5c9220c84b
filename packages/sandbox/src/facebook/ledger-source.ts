import type { LedgerSource } from "../ledger/ledger-post.ts";
import { allPublicPosts } from "./posts-table.ts";

export const facebookLedger: LedgerSource = {
  publicOperations: ["feed.create", "photos.create", "videos.create", "video_reels.create", "video_stories.create", "photo_stories.create"],
  posts: (sandbox, account) =>
    allPublicPosts(sandbox.store, sandbox.now(), account).map((post) => ({
      network: "facebook", account: post.pageId, postId: post.id, format: post.kind === "reel" || post.kind === "story" ? post.kind : "feed",
      text: post.message, link: post.link,
      mediaSha256: post.video?.sha256 ? [post.video.sha256] : post.photos.map(({ sha256 }) => sha256),
      createdAt: new Date(post.publishedAt ?? post.createdAt).toISOString(), clientRequest: post.clientRequest,
    })),
};
