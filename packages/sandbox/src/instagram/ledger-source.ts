import type { LedgerSource } from "../ledger/ledger-post.ts";
import { allMedia } from "./media-table.ts";

const formats = { FEED: "feed", REELS: "reel", STORY: "story" } as const;

export const instagramLedger: LedgerSource = {
  publicOperations: ["media_publish.create"],
  posts: ({ store }, account) =>
    allMedia(store, account).map((media) => ({
      network: "instagram", account: media.accountId, postId: media.id, format: formats[media.productType], text: media.caption, link: null,
      mediaSha256: media.files.map(({ sha256 }) => sha256), createdAt: new Date(media.createdAt).toISOString(), clientRequest: media.clientRequest,
    })),
};
