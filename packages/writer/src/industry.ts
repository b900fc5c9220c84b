import { withoutMarks } from "./text.ts";

export type IndustryName = "coffee" | "spa" | "realEstate" | "software" | "food" | "fashion" | "education" | "fitness" | "travel" | "other";

/** The field of business, from the first text that tells; pass what says most first (the brand's own word for its industry). */
export function recognizeIndustry(texts: readonly (string | null | undefined)[]): IndustryName {
  for (const text of texts) {
    const plain = withoutMarks(text ?? "").toLowerCase();
    const found = INDUSTRIES.find(([, words]) => words.test(plain));
    if (found) return found[0];
  }
  return "other";
}

const INDUSTRIES: readonly (readonly [IndustryName, RegExp])[] = [
  ["coffee", /\b(ca phe|cafe|coffee|espresso|cold brew|roaster(y)?|quan nuoc|tra sua|barista)\b/],
  ["realEstate", /\b(bat dong san|real estate|can ho|chung cu|nha dat|apartments?|villas?|biet thu|dat nen|property|condos?)\b/],
  ["software", /\b(software|saas|phan mem|b2b|crm|erp|cloud|api|cong nghe|technology|it services?|app|ung dung|platform|automation)\b/],
  ["spa", /\b(spa|my pham|lam dep|skincare|skin|cham soc da|beauty|cosmetics?|salon|massage|tham my|duong da|nails?|goi dau)\b/],
  ["fitness", /\b(gym|yoga|fitness|pilates|the hinh|the thao|the duc|workout)\b/],
  ["education", /\b(giao duc|education|khoa hoc|tieng anh|english course|courses?|academy|hoc vien|dao tao|training|trung tam anh ngu|school|e-?learning)\b/],
  ["fashion", /\b(thoi trang|fashion|quan ao|vay|dam|ao dai|giay|tui xach|apparel|clothing|linen|trang suc|jewel(le)?ry)\b/],
  ["travel", /\b(du lich|travel|tour|khach san|hotel|resort|homestay)\b/],
  ["food", /\b(am thuc|nha hang|restaurant|food|do an|banh|bakery|an uong|f&b|fnb|quan an|pho|bun|com|catering)\b/],
];
