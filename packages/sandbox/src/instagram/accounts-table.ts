import { GraphError } from "../facebook/graph-error.ts";
import type { Store } from "../store/open-store.ts";
import { instagramId } from "./ids.ts";

/** A professional account. */
export interface InstagramAccount {
  number: number;
  id: string;
  username: string;
  name: string;
  biography: string;
  /** CSS colour of its avatar. */
  color: string;
  /** Facebook page that it is linked to; null for accounts that only Instagram's own login reaches. */
  pageId: string | null;
  followers: number;
  /** Published posts per rolling 24 h. Source: content_publishing_limit, the guide's number (checked 2026-11-22). */
  postsPerDay: number;
  /** Containers per rolling 24 h. Source: Instagram, content publishing (checked 2026-11-22). */
  containersPerDay: number;
  /** 4,800 × impressions per rolling 24 h. Source: Meta, rate limiting (seen 2026-11-22). */
  callsPerDay: number;
  /** Behind a checkpoint: nothing can be published until a person acts. */
  isRestricted: boolean;
}

export const defaultPostsPerDay = 100;
export const defaultContainersPerDay = 400;
const defaultCallsPerDay = 4_800 * 20;
const colors = ["#c13584", "#0f766e", "#b45309", "#1d4ed8", "#6d28d9", "#15803d", "#b91c1c"];

const demoAccounts = [
  { username: "caphesommai", name: "Cà Phê Sớm Mai", biography: "Cà phê rang mộc ☕ Mở cửa từ 6 giờ sáng.\n12 Hàng Cá, Hà Nội", color: "#92400e", pageId: "61550000000001" },
  { username: "spa.annhien", name: "Spa An Nhiên", biography: "Nghỉ ngơi giữa lòng thành phố 🌿", color: "#0f766e", pageId: "61550000000002" },
  { username: "nhaphoxanh", name: "Nhà Phố Xanh", biography: "Nhà phố nhiều cây, gần trường, gần chợ.", color: "#166534", pageId: "61550000000003" },
  { username: "tiem.banh.nho", name: "Tiệm Bánh Nhỏ", biography: "Bánh nướng mỗi sáng. Không có Trang Facebook.", color: "#be185d", pageId: null },
] as const;

/** Puts the demo accounts in place; keeps what is there. */
export function seedDemoAccounts(store: Store): void {
  store.transaction(() => {
    for (const account of demoAccounts) if (!findByUsername(store, account.username)) insertAccount(store, account);
  });
}

/** Adds an account. @throws GraphError when the name is taken */
export function addAccount(store: Store, input: { username: string; name: string; pageId: string | null }): InstagramAccount {
  if (findByUsername(store, input.username)) throw new GraphError({ code: 100, message: `@${input.username} exists already` });
  const count = store.get<{ count: number }>("SELECT count(*) AS count FROM ig_accounts")?.count ?? 0;
  return insertAccount(store, { ...input, biography: "", color: colors[count % colors.length] ?? "#c13584" });
}

export function findAccount(store: Store, id: string): InstagramAccount | undefined {
  const row = store.get<AccountRow>("SELECT * FROM ig_accounts WHERE id = ?", id);
  return row && fromRow(row);
}

export function findByUsername(store: Store, username: string): InstagramAccount | undefined {
  const row = store.get<AccountRow>("SELECT * FROM ig_accounts WHERE username = ?", username);
  return row && fromRow(row);
}

/** The account that is linked to a Facebook page. */
export function accountOfPage(store: Store, pageId: string): InstagramAccount | undefined {
  const row = store.get<AccountRow>("SELECT * FROM ig_accounts WHERE page_id = ? ORDER BY number LIMIT 1", pageId);
  return row && fromRow(row);
}

/** All accounts in the order in which they came. */
export function listAccounts(store: Store): InstagramAccount[] {
  return store.all<AccountRow>("SELECT * FROM ig_accounts ORDER BY number").map(fromRow);
}

/** @returns false for an unknown account */
export function setAccountLimits(
  store: Store, id: string, limits: { postsPerDay?: number | undefined; containersPerDay?: number | undefined; callsPerDay?: number | undefined; isRestricted?: boolean | undefined },
): boolean {
  return store.run(
    `UPDATE ig_accounts SET posts_per_day = coalesce(?, posts_per_day), containers_per_day = coalesce(?, containers_per_day),
       calls_per_day = coalesce(?, calls_per_day), restricted = coalesce(?, restricted) WHERE id = ?`,
    limits.postsPerDay ?? null, limits.containersPerDay ?? null, limits.callsPerDay ?? null, limits.isRestricted === undefined ? null : Number(limits.isRestricted), id,
  ).changes === 1;
}

interface AccountRow {
  number: number; id: string; username: string; name: string; biography: string; color: string; page_id: string | null; followers: number;
  posts_per_day: number; containers_per_day: number; calls_per_day: number; restricted: number;
}

function fromRow(row: AccountRow): InstagramAccount {
  return {
    number: row.number, id: row.id, username: row.username, name: row.name, biography: row.biography, color: row.color, pageId: row.page_id,
    followers: row.followers, postsPerDay: row.posts_per_day, containersPerDay: row.containers_per_day, callsPerDay: row.calls_per_day, isRestricted: row.restricted === 1,
  };
}

function insertAccount(store: Store, account: { username: string; name: string; biography: string; color: string; pageId: string | null }): InstagramAccount {
  return store.transaction(() => {
    const next = (store.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'ig_accounts'")?.seq ?? 0) + 1;
    const id = instagramId("account", next);
    store.run(
      `INSERT INTO ig_accounts (number, id, username, name, biography, color, page_id, followers, posts_per_day, containers_per_day, calls_per_day)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      next, id, account.username, account.name, account.biography, account.color, account.pageId, 800 + ((next * 7_919) % 24_000),
      defaultPostsPerDay, defaultContainersPerDay, defaultCallsPerDay,
    );
    const stored = findAccount(store, id);
    if (!stored) throw new Error(`account ${id} was not stored`);
    return stored;
  });
}
