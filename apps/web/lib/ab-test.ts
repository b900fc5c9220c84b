import type { AbTest } from "@agency/core/metrics/schema";

const dayMs = 86_400_000;
/** Each post has this long before it is compared. */
const waitMs = 3 * dayMs;

/** Which version is ahead, and by how much of the other one's rate; the API tells B against A. Null while nothing can be said. */
export function leadOf({ difference }: Pick<AbTest, "difference">): { better: "A" | "B"; by: number } | null {
  if (difference === null || difference <= -1) return null;
  return difference >= 0 ? { better: "B", by: difference } : { better: "A", by: 1 / (1 + difference) - 1 };
}

/**
 * What one post of a version does typically: the geometric mean, as the comparison itself has it, so that a single post with a large
 * audience does not speak for all. Null while nothing is measured.
 */
export function typicalRate(posts: readonly Pick<AbTest["a"]["posts"][number], "audience" | "interactions">[]): number | null {
  const logs = posts.flatMap(({ audience, interactions }) => (audience ? [Math.log(((interactions ?? 0) + 0.5) / (audience + 1))] : []));
  return logs.length === 0 ? null : Math.exp(logs.reduce((sum, each) => sum + each, 0) / logs.length);
}

/** When the last post has had its days, as far as the plan tells. */
export const readyAt = ({ a, b }: Pick<AbTest, "a" | "b">): string => new Date(Math.max(...[...a.posts, ...b.posts].map(({ dueAt }) => Date.parse(dueAt))) + waitMs).toISOString();
