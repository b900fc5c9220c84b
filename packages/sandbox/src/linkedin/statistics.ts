import { createHash } from "node:crypto";
import type { Store } from "../store/open-store.ts";
import { commentsOf } from "./comments.ts";
import { findAuthor } from "./people-table.ts";
import type { LinkedInPost } from "./posts-table.ts";

export interface PostStatistics {
  impressionCount: number;
  uniqueImpressionsCount: number;
  clickCount: number;
  likeCount: number;
  commentCount: number;
  shareCount: number;
}

/** After this long a post has been seen by two thirds of those who ever will. */
const growthMs = 36 * 3_600_000;

/** What a post has done by now: it grows fast at first and never shrinks, and is the same for everyone who asks. */
export function statisticsFor(store: Store, post: Pick<LinkedInPost, "urn" | "author" | "createdAt">, now: number): PostStatistics {
  const followers = findAuthor(store, post.author)?.followers ?? 0;
  const comments = commentsOf(store, post.urn).length;
  const draw = drawsOf(post.urn);
  const age = Math.max(0, now - post.createdAt);
  const grown = 1 - Math.exp(-age / growthMs);
  const impressionCount = Math.floor(followers * (0.2 + draw(0) * 0.9) * grown);
  const share = (index: number, least: number, most: number): number => Math.floor(impressionCount * (least + draw(index) * (most - least)));
  return {
    impressionCount,
    uniqueImpressionsCount: share(1, 0.55, 0.8),
    clickCount: share(2, 0.01, 0.05),
    likeCount: share(3, 0.008, 0.04),
    commentCount: comments + share(4, 0.001, 0.004),
    shareCount: share(5, 0, 0.003),
  };
}

export const engagementOf = ({ clickCount, likeCount, commentCount, shareCount, impressionCount }: PostStatistics): number =>
  impressionCount === 0 ? 0 : (clickCount + likeCount + commentCount + shareCount) / impressionCount;

/** Numbers in [0, 1) that belong to a text. */
function drawsOf(text: string): (index: number) => number {
  const bytes = createHash("sha256").update(text).digest();
  return (index) => bytes.readUInt16BE(index * 2) / 65_536;
}
