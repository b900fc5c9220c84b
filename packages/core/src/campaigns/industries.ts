import { foldText } from "@agency/platform/text";
import type { PillarKey } from "./schema.ts";

export type Industry = "food" | "beauty" | "property" | "business" | "learning" | "fashion" | "travel" | "other";

/** How a field of business spreads its month. */
export interface IndustryHabit {
  /** Weekend against working day: how much is said on Saturday and Sunday. */
  weekend: number;
  /** Shares of the pillars; days of the calendar come on top. */
  pillars: Record<Exclude<PillarKey, "occasion">, number>;
  names: Record<PillarKey, { vi: string; en: string }>;
}

/** From the brand's own word for its industry. */
export function recognizeIndustry(text: string | null): Industry {
  const plain = foldText(text ?? "");
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? "other";
}

const words: readonly (readonly [Industry, RegExp])[] = [
  ["food", /\b(ca phe|cafe|coffee|tra sua|nha hang|restaurant|am thuc|do an|food|banh|bakery|quan|f&b|bistro|bar)\b/],
  ["property", /\b(bat dong san|real estate|can ho|nha dat|property|chung cu)\b/],
  ["beauty", /\b(spa|my pham|lam dep|skincare|beauty|cosmetics?|salon|massage|tham my|nail|gym|yoga|fitness)\b/],
  ["learning", /\b(giao duc|education|khoa hoc|hoc vien|dao tao|academy|school|training|tieng anh)\b/],
  ["fashion", /\b(thoi trang|fashion|quan ao|giay|tui|trang suc|jewel(le)?ry|clothing)\b/],
  ["travel", /\b(du lich|travel|tour|khach san|hotel|resort|homestay)\b/],
  ["business", /\b(phan mem|software|saas|b2b|cong nghe|technology|tu van|consulting|ke toan|accounting|logistics|agency)\b/],
];

const names: IndustryHabit["names"] = {
  product: { vi: "Sản phẩm", en: "Product" },
  knowledge: { vi: "Kiến thức", en: "Know-how" },
  story: { vi: "Hậu trường", en: "Behind the scenes" },
  community: { vi: "Trò chuyện", en: "Conversation" },
  offer: { vi: "Lời mời", en: "Invitation" },
  occasion: { vi: "Ngày trong lịch", en: "Calendar days" },
};

export const habits: Record<Industry, IndustryHabit> = {
  food: { weekend: 1.25, pillars: { product: 32, knowledge: 14, story: 22, community: 18, offer: 14 }, names: { ...names, product: { vi: "Món và vị", en: "Menu" } } },
  beauty: { weekend: 1.1, pillars: { product: 26, knowledge: 30, story: 14, community: 14, offer: 16 }, names: { ...names, knowledge: { vi: "Chăm sóc", en: "Care tips" } } },
  property: { weekend: 1.1, pillars: { product: 30, knowledge: 34, story: 14, community: 10, offer: 12 }, names: { ...names, product: { vi: "Căn nhà", en: "Homes" }, knowledge: { vi: "Hiểu biết mua nhà", en: "Buyer's know-how" } } },
  business: { weekend: 0.4, pillars: { product: 24, knowledge: 40, story: 16, community: 10, offer: 10 }, names },
  learning: { weekend: 0.9, pillars: { product: 22, knowledge: 38, story: 14, community: 16, offer: 10 }, names: { ...names, product: { vi: "Khóa học", en: "Courses" } } },
  fashion: { weekend: 1.2, pillars: { product: 38, knowledge: 18, story: 14, community: 16, offer: 14 }, names: { ...names, knowledge: { vi: "Phối đồ", en: "Styling" } } },
  travel: { weekend: 1.2, pillars: { product: 30, knowledge: 26, story: 18, community: 14, offer: 12 }, names },
  other: { weekend: 0.9, pillars: { product: 30, knowledge: 25, story: 17, community: 15, offer: 13 }, names },
};
