import { describe, expect, it } from "vitest";
import { shortenToClause, shortenToWords } from "./limits.ts";
import { cleanFact, containsWord, joinList, lowerFirst, tidy, withoutMarks } from "./text.ts";
import { readTopic } from "./topic.ts";

describe("text", () => {
  it.each([["Sẵn sàng chưa?.", "Sẵn sàng chưa?"], ["Một..", "Một."], ["Chờ... rồi", "Chờ... rồi"], ["Cà phê ☕.", "Cà phê ☕"], ["a  b \nc\n\n\n\nd", "a b\nc\n\nd"], ["Gì?: đó", "Gì? đó"]])("“%s” is mended to “%s”", (text, mended) => {
    expect(tidy(text)).toBe(mended);
  });
  it.each([["• Hạt rang mộc.", "Hạt rang mộc"], ["  {{x}}  y ", "x y"], ["Cà phê".normalize("NFD"), "Cà phê"], ["a\u0000b", "a b"]])("the fact “%s” is kept as “%s”", (text, kept) => {
    expect(cleanFact(text)).toBe(kept);
  });
  it.each([["Tỉnh táo mà không gắt", "vi", "tỉnh táo mà không gắt"], ["Đà Lạt mùa mưa", "vi", "Đà Lạt mùa mưa"], ["Hạt Robusta rang mộc", "vi", "hạt Robusta rang mộc"], ["API mở", "vi", "API mở"], ["Syncs with Xero", "en", "syncs with Xero"], ["Xero sync", "en", "Xero sync"], ["I love it", "en", "I love it"]] as const)("“%s” inside a sentence (%s) is “%s”", (text, language, inside) => {
    expect(lowerFirst(text, language)).toBe(inside);
  });
  it("shortens at words and clauses, never inside a word", () => {
    expect(shortenToWords("Cà phê muối Nắng Sớm", 12)).toBe("Cà phê muối");
    expect(shortenToWords("abcdefghij", 5)).toBe("");
    expect(shortenToClause("Rang mộc mỗi ngày, giao trong buổi sáng", 20)).toBe("Rang mộc mỗi ngày");
    expect(shortenToClause("Một câu dài không có chỗ nghỉ", 10)).toBe("");
  });
  it("compares forbidden words as words, without case, with marks", () => {
    expect(containsWord("Giá RẺ hơn", ["rẻ"])).toBe(true);
    expect(containsWord("Tuổi trẻ", ["rẻ"])).toBe(false);
    expect(containsWord("Bạn và bán", ["ban"])).toBe(false);
    expect(containsWord("100% thật", ["100%"])).toBe(true);
    expect(containsWord("gì cũng được", [" ", ""])).toBe(false);
  });
  it("joins lists in each language and strips marks", () => {
    expect(joinList(["a", "b", "c"], "vi")).toBe("a, b và c");
    expect(joinList(["a", "b"], "en")).toBe("a and b");
    expect(withoutMarks("Đường Nguyễn Huệ")).toBe("Duong Nguyen Hue");
  });
});

describe("a topic", () => {
  it.each([
    ["Viết bài về tuyển dụng phụ bếp", "vi", "Tuyển dụng phụ bếp", "recruitment"],
    ["Giảm 20% áo linen dịp 20/10", "vi", "Giảm 20% áo linen dịp 20/10", "promotion"],
    ["Chúc mừng năm mới", "vi", "Chúc mừng năm mới", "greeting"],
    ["5 mẹo giữ bàn gọn", "vi", "Mẹo giữ bàn gọn", "tips"],
    ["Khai trương chi nhánh Thảo Điền", "vi", "Khai trương chi nhánh Thảo Điền", "opening"],
    ["Cà phê muối cho buổi chiều", "vi", "Cà phê muối cho buổi chiều", "general"],
    ["Write a post about our summer menu", "en", "Our summer menu", "general"],
    ["Launch our new cold brew", "en", "Our new cold brew", "launch"],
    ["We are hiring a barista", "en", "We are hiring a barista", "recruitment"],
  ] as const)("“%s” (%s) opens with “%s” and is read as %s", (raw, language, headline, intent) => {
    expect(readTopic(raw, language)).toMatchObject({ headline, intent });
  });
  it("without words is none", () => expect(readTopic("☕ 123 !!", "vi")).toBeNull());
});
