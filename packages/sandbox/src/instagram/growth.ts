/** Counts of a post that grow with its age, the same for every look at the same moment. */
export interface Counts {
  views: number;
  reach: number;
  likes: number;
  comments: number;
  saved: number;
  shares: number;
  follows: number;
  profileVisits: number;
}

/** Half of everything that a post will ever reach, it has reached after this time. */
const halfLifeMs = 14 * 3_600_000;

/** What a post of that age counts; `ownComments` are real ones under it. */
export function countsAt(post: { seed: number; followers: number; ageMs: number; isVideo: boolean; ownComments: number }): Counts {
  const share = 1 - 0.5 ** (Math.max(0, post.ageMs) / halfLifeMs);
  const luck = 0.4 + spread(post.seed, 1) * 1.4;
  const final = post.followers * luck * (post.isVideo ? 0.9 : 0.45);
  const part = (of: number, salt: number) => Math.floor(of * (0.6 + spread(post.seed, salt) * 0.8) * share);
  const reach = part(final, 2);
  return {
    reach,
    views: Math.floor(reach * (post.isVideo ? 1.6 : 1.25)),
    likes: part(final * 0.06, 3),
    comments: post.ownComments,
    saved: part(final * 0.012, 4),
    shares: part(final * 0.009, 5),
    follows: part(final * 0.002, 6),
    profileVisits: part(final * 0.02, 7),
  };
}

/** A number in [0, 1) that belongs to a post and a purpose. */
function spread(seed: number, salt: number): number {
  let state = Math.imul(seed ^ (salt * 0x9e3779b1), 0x85ebca6b) >>> 0;
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35) >>> 0;
  return ((state ^ (state >>> 16)) >>> 0) / 4_294_967_296;
}
