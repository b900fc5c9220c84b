import type { FacebookPost } from "./posts-table.ts";

/** What happened to a post so far; every number only grows. */
export interface PostCounts {
  views: number;
  reach: number;
  clicks: number;
  reactions: number;
  comments: number;
  shares: number;
}

const nothing: PostCounts = { views: 0, reach: 0, clicks: 0, reactions: 0, comments: 0, shares: 0 };
/** Half of the day's people come within the first hours; the rest trickles in over a month. */
const firstHours = 9;
const tailDays = 12;
/** How much more people see of a kind. */
const pull = { feed: 1, video: 1.6, reel: 2.4, story: 0.4 } as const;

/** Counts of a post at that time: the same for the same post, as time goes on. */
export function countsOf(post: Pick<FacebookPost, "number" | "kind" | "publishedAt">, now: number): PostCounts {
  if (post.publishedAt === null || post.publishedAt > now) return nothing;
  const hours = (now - post.publishedAt) / 3_600_000;
  const grown = 0.72 * (1 - Math.exp(-hours / firstHours)) + 0.28 * (1 - Math.exp(-hours / 24 / tailDays));
  const luck = (salt: number) => fraction(post.number * 31 + salt);
  const people = (240 + 2_600 * luck(1) ** 2) * pull[post.kind];
  const part = (share: number) => Math.floor(people * share * grown);
  return {
    views: part(1.15 + 0.5 * luck(2)), reach: part(1), clicks: part(0.02 + 0.05 * luck(3)), reactions: part(0.02 + 0.06 * luck(4)),
    comments: part(0.002 + 0.008 * luck(5)), shares: part(0.001 + 0.006 * luck(6)),
  };
}

/** A number in [0, 1) that looks random. */
function fraction(seed: number): number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0) / 4_294_967_296;
}
