/** Trades by the words that their pages use, folded; the first with most hits counts. */
const trades: { vi: string; en: string; words: readonly string[] }[] = [
  { vi: "Quán cà phê", en: "Coffee shop", words: ["ca phe", "coffee", "cafe", "espresso", "latte", "rang xay", "roastery"] },
  { vi: "Spa và chăm sóc da", en: "Spa and skincare", words: ["spa", "massage", "facial", "cham soc da", "skincare", "tri lieu", "treatment", "goi dau"] },
  { vi: "Nhà hàng", en: "Restaurant", words: ["nha hang", "restaurant", "mon an", "dac san", "dining", "chef", "buffet"] },
  { vi: "Tiệm bánh", en: "Bakery", words: ["tiem banh", "bakery", "banh kem", "banh mi", "pastry", "croissant"] },
  { vi: "Bất động sản", en: "Real estate", words: ["bat dong san", "can ho", "real estate", "apartment", "du an", "nha pho"] },
  { vi: "Thời trang", en: "Fashion", words: ["thoi trang", "fashion", "quan ao", "dam", "ao dai", "clothing"] },
  { vi: "Giáo dục", en: "Education", words: ["khoa hoc", "course", "hoc vien", "academy", "trung tam", "giao vien", "school"] },
  { vi: "Khách sạn và lưu trú", en: "Hospitality", words: ["khach san", "homestay", "hotel", "resort", "phong nghi", "villa"] },
  { vi: "Thể hình và yoga", en: "Fitness and yoga", words: ["yoga", "gym", "fitness", "pilates", "phong tap"] },
  { vi: "Nha khoa", en: "Dental clinic", words: ["nha khoa", "dental", "dentist", "nieng rang", "implant"] },
  { vi: "Nội thất", en: "Furniture", words: ["noi that", "furniture", "sofa", "interior", "do go"] },
  { vi: "Mỹ phẩm", en: "Cosmetics", words: ["my pham", "cosmetic", "son moi", "serum", "kem duong"] },
  { vi: "Phần mềm", en: "Software", words: ["phan mem", "software", "saas", "api", "dashboard", "cloud"] },
];

/** A trade in the reader's language, or null where the text does not tell. @param folded text without diacritics */
export function industryOf(folded: string, language: "vi" | "en"): string | null {
  const words = ` ${folded.replace(/[^a-z0-9]+/g, " ")} `;
  const scored = trades.map((trade) => ({ trade, hits: trade.words.reduce((sum, word) => sum + Math.min(12, words.split(` ${word} `).length - 1), 0) }));
  const best = scored.reduce((left, right) => (right.hits > left.hits ? right : left));
  return best.hits >= 3 ? best.trade[language] : null;
}
