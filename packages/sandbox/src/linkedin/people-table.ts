import type { Store } from "../store/open-store.ts";

export interface LinkedInAuthor {
  /** `urn:li:person:…` or `urn:li:organization:…`. */
  urn: string;
  name: string;
  /** Headline of a member, tagline of a page. */
  line: string;
  color: string;
  followers: number;
  postsPerDay: number;
}

/** A member's part in a page. Source: LinkedIn, Organization Access Control (seen 2026-11-22). */
export interface PageRole {
  organization: string;
  role: string;
  state: "APPROVED" | "REQUESTED" | "REVOKED";
}

/** Roles that may post for a page. */
export const postingRoles: readonly string[] = ["ADMINISTRATOR", "DIRECT_SPONSORED_CONTENT_POSTER", "CONTENT_ADMIN"];

/** Commonly seen with the Share product; LinkedIn shows numbers in its portal only. */
const usualPostsPerDay = 150;
const colors = ["#0a66c2", "#057642", "#915907", "#5f3dc4", "#b24020", "#00687a"];

const demoMembers = [
  { urn: "urn:li:person:sbMinhAnh01", name: "Nguyễn Minh Anh", line: "Trưởng phòng Marketing tại Cà Phê Sớm Mai", color: "#0a66c2", followers: 2_314 },
  { urn: "urn:li:person:sbQuocBao02", name: "Trần Quốc Bảo", line: "Nhà sáng lập · Viết về khởi nghiệp", color: "#5f3dc4", followers: 12_480 },
] as const;
const demoPages = [
  { urn: "urn:li:organization:5515715", name: "Cà Phê Sớm Mai", line: "Cà phê rang mộc · Thực phẩm và đồ uống", color: "#92400e", followers: 8_420, role: "ADMINISTRATOR" },
  { urn: "urn:li:organization:5515716", name: "Nhà Phố Xanh", line: "Nhà phố nhiều cây · Bất động sản", color: "#166534", followers: 1_275, role: "CONTENT_ADMIN" },
  { urn: "urn:li:organization:5515717", name: "Bếp Nhà Mây (chỉ xem)", line: "Nhà hàng · chỉ xem số liệu", color: "#475569", followers: 640, role: "ANALYST" },
] as const;

/** Puts the demo members and pages in place; keeps what is there. */
export function seedDemoPeople(store: Store): void {
  store.transaction(() => {
    for (const member of demoMembers) insertAuthor(store, member);
    for (const page of demoPages) {
      insertAuthor(store, page);
      giveRole(store, demoMembers[0].urn, { organization: page.urn, role: page.role, state: "APPROVED" });
    }
  });
}

export function findAuthor(store: Store, urn: string): LinkedInAuthor | undefined {
  const row = store.get<AuthorRow>("SELECT * FROM li_authors WHERE urn = ?", urn);
  return row && fromRow(row);
}

export function listAuthors(store: Store, kind: "person" | "organization"): LinkedInAuthor[] {
  return store.all<AuthorRow>("SELECT * FROM li_authors WHERE urn LIKE ? ORDER BY number", `urn:li:${kind}:%`).map(fromRow);
}

/** Adds a member or page of that name and answers it. */
export function addAuthor(store: Store, kind: "person" | "organization", name: string): LinkedInAuthor {
  const number = (store.get<{ number: number }>("SELECT coalesce(max(number), 0) AS number FROM li_authors")?.number ?? 0) + 1;
  const urn = kind === "person" ? `urn:li:person:sb${String(number).padStart(8, "0")}` : `urn:li:organization:${6_000_000 + number}`;
  insertAuthor(store, { urn, name, line: kind === "person" ? "Thành viên thử nghiệm" : "Trang thử nghiệm", color: colors[number % colors.length] ?? "#0a66c2", followers: 500 + (number * 37) % 4_000 });
  const added = findAuthor(store, urn);
  if (!added) throw new Error(`${urn} was not stored`);
  return added;
}

export function giveRole(store: Store, member: string, { organization, role, state }: PageRole): void {
  store.run("INSERT OR REPLACE INTO li_roles (member, organization, role, state) VALUES (?, ?, ?, ?)", member, organization, role, state);
}

export function rolesOf(store: Store, member: string): PageRole[] {
  return store.all<{ organization: string; role: string; state: PageRole["state"] }>("SELECT organization, role, state FROM li_roles WHERE member = ? ORDER BY number", member).map((row) => ({ ...row }));
}

export function setPostsPerDay(store: Store, urn: string, postsPerDay: number): boolean {
  return store.run("UPDATE li_authors SET posts_per_day = ? WHERE urn = ?", postsPerDay, urn).changes === 1;
}

interface AuthorRow {
  urn: string; name: string; line: string; color: string; followers: number; posts_per_day: number;
}

const fromRow = ({ urn, name, line, color, followers, posts_per_day }: AuthorRow): LinkedInAuthor => ({ urn, name, line, color, followers, postsPerDay: posts_per_day });

function insertAuthor(store: Store, { urn, name, line, color, followers }: Omit<LinkedInAuthor, "postsPerDay">): void {
  store.run("INSERT OR IGNORE INTO li_authors (urn, name, line, color, followers, posts_per_day) VALUES (?, ?, ?, ?, ?, ?)", urn, name, line, color, followers, usualPostsPerDay);
}
