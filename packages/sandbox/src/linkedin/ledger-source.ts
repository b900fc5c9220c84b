import type { LedgerSource } from "../ledger/ledger-post.ts";
import { allPosts, mediaOf } from "./posts-table.ts";

/** What strangers can see on LinkedIn. */
export const linkedinLedger: LedgerSource = {
  publicOperations: ["posts.create"],
  posts: ({ store }, account) =>
    allPosts(store, account).map((post) => ({
      network: "linkedin", account: post.author, postId: post.urn, format: "feed", text: post.shown, link: post.content.article?.source ?? null,
      mediaSha256: mediaOf(store, post).map(({ asset }) => asset.sha256 ?? ""), createdAt: new Date(post.createdAt).toISOString(), clientRequest: post.clientRequest,
    })),
};
