import { invalidParameter } from "./graph-error.ts";
import type { Store } from "../store/open-store.ts";

export interface FacebookPage {
  number: number;
  id: string;
  name: string;
  category: string;
  about: string;
  /** CSS colour of its cover and avatar. */
  color: string;
  /** Role of the sandbox person, e.g. `CREATE_CONTENT`. */
  tasks: string[];
  /** Business-use-case budget per rolling 24 h: 4,800 × engaged people. Source: Meta, rate limiting (seen 2026-11-22). */
  callsPerDay: number;
}

const fullRole = ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MANAGE", "MESSAGING", "MODERATE"];
const defaultCallsPerDay = 4_800 * 20;
const colors = ["#0f766e", "#b45309", "#1d4ed8", "#be185d", "#6d28d9", "#15803d", "#b91c1c"];

/** The person who owns every page here. */
export const sandboxPerson = { id: "122000000000001", name: "Người dùng Sandbox" } as const;

const demoPages = [
  { id: "61550000000001", name: "Cà Phê Sớm Mai", category: "Quán cà phê", about: "Cà phê rang mộc, mở cửa từ 6 giờ sáng.", color: "#92400e", tasks: fullRole },
  { id: "61550000000002", name: "Spa An Nhiên", category: "Spa & chăm sóc sắc đẹp", about: "Nghỉ ngơi giữa lòng thành phố.", color: "#0f766e", tasks: fullRole },
  { id: "61550000000003", name: "Nhà Phố Xanh", category: "Bất động sản", about: "Nhà phố nhiều cây, gần trường, gần chợ.", color: "#166534", tasks: fullRole },
  { id: "61550000000004", name: "Bếp Nhà Mây (chỉ xem)", category: "Nhà hàng", about: "Trang này chỉ cho bạn quyền xem số liệu.", color: "#475569", tasks: ["ANALYZE"] },
];

/** Puts the demo pages in place; keeps what is there. */
export function seedDemoPages(store: Store): void {
  store.transaction(() => {
    for (const page of demoPages) insertPage(store, page);
  });
}

/** Adds a page with full role; an id already taken is refused. */
export function addPage(store: Store, input: { id?: string | undefined; name: string }): FacebookPage {
  const count = store.get<{ count: number }>("SELECT coalesce(max(number), 0) AS count FROM fb_pages")?.count ?? 0;
  const id = input.id ?? String(61_560_000_000_000 + count + 1);
  if (findPage(store, id)) throw invalidParameter(`Page ${id} exists already`);
  insertPage(store, {
    id, name: input.name, category: "Trang thử nghiệm", about: "Được tạo qua /sandbox/facebook/pages.",
    color: colors[count % colors.length] ?? "#1d4ed8", tasks: fullRole,
  });
  const page = findPage(store, id);
  if (!page) throw new Error(`page ${id} was not stored`);
  return page;
}

export function findPage(store: Store, id: string): FacebookPage | undefined {
  const row = store.get<PageRow>("SELECT * FROM fb_pages WHERE id = ?", id);
  return row && fromRow(row);
}

/** All pages in the order in which they came. */
export function listPages(store: Store): FacebookPage[] {
  return store.all<PageRow>("SELECT * FROM fb_pages ORDER BY number").map(fromRow);
}

/** Sets how many business-use-case calls a page may make per 24 h. */
export function setCallsPerDay(store: Store, id: string, callsPerDay: number): boolean {
  return store.run("UPDATE fb_pages SET calls_per_day = ? WHERE id = ?", callsPerDay, id).changes === 1;
}

interface PageRow {
  number: number; id: string; name: string; category: string; about: string; color: string; tasks: string; calls_per_day: number;
}

function fromRow(row: PageRow): FacebookPage {
  return {
    number: row.number, id: row.id, name: row.name, category: row.category, about: row.about, color: row.color,
    tasks: JSON.parse(row.tasks) as string[], callsPerDay: row.calls_per_day,
  };
}

function insertPage(store: Store, page: { id: string; name: string; category: string; about: string; color: string; tasks: string[] }): void {
  store.run(
    "INSERT OR IGNORE INTO fb_pages (id, name, category, about, color, tasks, calls_per_day) VALUES (?, ?, ?, ?, ?, ?, ?)",
    page.id, page.name, page.category, page.about, page.color, JSON.stringify(page.tasks), defaultCallsPerDay,
  );
}
