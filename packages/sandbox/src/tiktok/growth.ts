import { createHash } from "node:crypto";
import type { TikTokPublish } from "./publishes-table.ts";
import { publicAt } from "./publishes-table.ts";

export interface PostCounts {
  views: number;
  likes: number;
  comments: number;
  shares: number;
}

const dayMs = 86_400_000;

/** What a post has gathered by now: grows fast at first, levels off after a few days, differs from post to post and never falls. */
export function countsOf(publish: TikTokPublish, followers: number, now: number): PostCounts {
  const age = Math.max(0, now - (publicAt(publish) ?? now)) / dayMs;
  const dice = createHash("sha256").update(publish.postId ?? publish.publishId).digest();
  const luck = (index: number): number => dice.readUInt16BE(index * 2) / 65_535;
  const ceiling = (150 + followers * 0.6) * (0.4 + 3.6 * luck(0) ** 3);
  const views = Math.floor(ceiling * (1 - Math.exp(-age / 1.4)));
  const of = (share: number): number => Math.floor(views * share);
  return { views, likes: of(0.03 + 0.09 * luck(1)), comments: of(0.002 + 0.01 * luck(2)), shares: of(0.002 + 0.012 * luck(3)) };
}
