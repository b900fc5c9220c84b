import { randomUUID } from "node:crypto";
import type { Store } from "../store/open-store.ts";

export interface TikTokCreator {
  openId: string;
  /** Behind the `@`. */
  username: string;
  nickname: string;
  bio: string;
  color: string;
  isPrivate: boolean;
  isVerified: boolean;
  commentDisabled: boolean;
  duetDisabled: boolean;
  stitchDisabled: boolean;
  maxVideoSeconds: number;
  /** What `creator_info` answers, with HTTP 200, to somebody who cannot post now. */
  blockedCode: string | null;
  /** Direct posts in 24 hours, over all apps. Known from practice, in no document: about 15. */
  postsPerDay: number;
  /** Source: Direct Post reference, 6 a minute for each token (seen 2026-11-22). */
  initsPerMinute: number;
  followers: number;
  createdAt: number;
}
export type CreatorChange = Partial<Omit<TikTokCreator, "openId" | "createdAt">>;

const colors = ["#ff5c35", "#0891b2", "#7c3aed", "#16a34a", "#db2777", "#ca8a04", "#2563eb"];
const usual = {
  bio: "", isPrivate: false, isVerified: false, commentDisabled: false, duetDisabled: false, stitchDisabled: false, maxVideoSeconds: 600, blockedCode: null,
  postsPerDay: 15, initsPerMinute: 6, followers: 1_280,
};

const demoCreators = [
  { openId: "tt-0001-ca-phe-som-mai", username: "caphesommai", nickname: "Cà Phê Sớm Mai", bio: "Cà phê rang mộc ☕ mở cửa từ 6 giờ sáng", color: "#92400e", isVerified: true, followers: 24_300 },
  { openId: "tt-0002-spa-an-nhien", username: "spaannhien", nickname: "Spa An Nhiên", bio: "Nghỉ ngơi giữa lòng thành phố.", color: "#0f766e", maxVideoSeconds: 300, stitchDisabled: true, followers: 8_150 },
  { openId: "tt-0003-nha-pho-xanh", username: "nhaphoxanh", nickname: "Nhà Phố Xanh (riêng tư)", bio: "Nhà phố nhiều cây, gần trường, gần chợ.", color: "#166534", isPrivate: true, duetDisabled: true, stitchDisabled: true, followers: 96 },
];

/** Puts the demo accounts in place; keeps what is there. */
export function seedDemoCreators(store: Store, now: number): void {
  store.transaction(() => {
    for (const creator of demoCreators) insert(store, { ...usual, ...creator, createdAt: now });
  });
}

/** Adds an account; a username already taken is made another. */
export function addCreator(store: Store, input: CreatorChange & { nickname: string }, now: number): TikTokCreator {
  const count = store.get<{ count: number }>("SELECT coalesce(max(number), 0) AS count FROM tt_creators")?.count ?? 0;
  const openId = `-000${randomUUID().replaceAll("-", "").slice(0, 28)}`;
  const creator: TikTokCreator = { ...usual, color: colors[count % colors.length] ?? "#ff5c35", username: `tai.khoan.${count + 1}`, ...input, openId, createdAt: now };
  insert(store, creator);
  return findCreator(store, openId)!;
}

export function findCreator(store: Store, openId: string): TikTokCreator | undefined {
  const row = store.get<CreatorRow>("SELECT * FROM tt_creators WHERE open_id = ?", openId);
  return row && fromRow(row);
}

export function findCreatorByName(store: Store, username: string): TikTokCreator | undefined {
  const row = store.get<CreatorRow>("SELECT * FROM tt_creators WHERE username = ?", username);
  return row && fromRow(row);
}

/** All accounts in the order in which they came. */
export function listCreators(store: Store): TikTokCreator[] {
  return store.all<CreatorRow>("SELECT * FROM tt_creators ORDER BY number").map(fromRow);
}

export function changeCreator(store: Store, openId: string, change: CreatorChange): boolean {
  const before = findCreator(store, openId);
  if (!before) return false;
  const after = { ...before, ...change };
  store.run(
    `UPDATE tt_creators SET username = ?, nickname = ?, bio = ?, color = ?, is_private = ?, is_verified = ?, comment_disabled = ?, duet_disabled = ?, stitch_disabled = ?,
       max_video_seconds = ?, blocked_code = ?, posts_per_day = ?, inits_per_minute = ?, followers = ? WHERE open_id = ?`,
    ...values(after), openId,
  );
  return true;
}

/** Who may see a post of this account, in the order in which TikTok offers it. */
export function privacyOptions({ isPrivate }: TikTokCreator): string[] {
  return [isPrivate ? "FOLLOWER_OF_CREATOR" : "PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY"];
}

interface CreatorRow {
  open_id: string; username: string; nickname: string; bio: string; color: string; is_private: number; is_verified: number; comment_disabled: number; duet_disabled: number;
  stitch_disabled: number; max_video_seconds: number; blocked_code: string | null; posts_per_day: number; inits_per_minute: number; followers: number; created_at: number;
}

function fromRow(row: CreatorRow): TikTokCreator {
  return {
    openId: row.open_id, username: row.username, nickname: row.nickname, bio: row.bio, color: row.color, isPrivate: row.is_private === 1, isVerified: row.is_verified === 1,
    commentDisabled: row.comment_disabled === 1, duetDisabled: row.duet_disabled === 1, stitchDisabled: row.stitch_disabled === 1, maxVideoSeconds: row.max_video_seconds,
    blockedCode: row.blocked_code, postsPerDay: row.posts_per_day, initsPerMinute: row.inits_per_minute, followers: row.followers, createdAt: row.created_at,
  };
}

function values(creator: TikTokCreator): (string | number | null)[] {
  const flag = (value: boolean): number => (value ? 1 : 0);
  return [
    creator.username, creator.nickname, creator.bio, creator.color, flag(creator.isPrivate), flag(creator.isVerified), flag(creator.commentDisabled), flag(creator.duetDisabled),
    flag(creator.stitchDisabled), creator.maxVideoSeconds, creator.blockedCode, creator.postsPerDay, creator.initsPerMinute, creator.followers,
  ];
}

function insert(store: Store, creator: TikTokCreator): void {
  store.run(
    `INSERT OR IGNORE INTO tt_creators (username, nickname, bio, color, is_private, is_verified, comment_disabled, duet_disabled, stitch_disabled, max_video_seconds,
       blocked_code, posts_per_day, inits_per_minute, followers, open_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...values(creator), creator.openId, creator.createdAt,
  );
}
