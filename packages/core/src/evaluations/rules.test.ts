import { describe, expect, it } from "vitest";
import { removedPhrases } from "./case-from-content.ts";
import { detectLanguage } from "./detect-language.ts";
import { editDistance } from "./edit-distance.ts";
import { compareTrial, outcomeOf, winRateOf } from "./rules.ts";
import { evaluateLibrary } from "./evaluate-library.ts";
import { containsPhrase, patternProblem, runChecks, type CheckedText } from "./run-checks.ts";
import type { Check } from "./schema.ts";

describe("the language of a text", () => {
  it.each([
    ["vi", "Sáng nay quán vừa rang mẻ Robusta mới. Ghé thử một ly cà phê sữa đá nhé, tỉnh táo cả buổi sáng!"],
    ["vi", "Ưu đãi Flash Sale tại Mộc Hiên Coffee: mua 1 tặng 1 cho mọi ly cold brew đến hết Chủ nhật này."],
    ["vi_unmarked", "Sang nay quan vua rang me Robusta moi. Ghe thu mot ly ca phe sua da nhe, tinh tao ca buoi sang!"],
    ["vi_unmarked", "Khong can di xa, ban van co the thuong thuc huong vi nguyen ban cua ca phe phin ngay tai nha."],
    ["en", "Cà Phê Sông Hàn roasts its beans every week. Wake up with a glass of Cà phê sữa đá for 29,000 VND."],
    ["en", "This morning we roasted a fresh batch. Come by and try an iced milk coffee. #caphe"],
    ["other", "Ce matin nous avons torréfié un nouveau lot de café. Venez goûter avec vos amis."],
    ["other", "12 345 🎉"],
  ] as const)("is %s: %s", (language, text) => {
    expect(detectLanguage(text)).toBe(language);
    expect(detectLanguage(text.normalize("NFD"))).toBe(language);
  });
});

describe("how far an edit went", () => {
  it("is 0 for the same text, 1 for another, and in between by the share that changed", () => {
    expect(editDistance("Cà phê mới rang", "Cà phê mới rang")).toBe(0);
    expect(editDistance("Cà phê".normalize("NFD"), "Cà phê")).toBe(0);
    expect(editDistance("abcd", "wxyz")).toBe(1);
    expect(editDistance("Mua ngay hôm nay", "Mua ngay hôm sau")).toBeCloseTo(2 / 16);
    expect(editDistance("", "")).toBe(0);
  });

  it("compares texts of any length in little time, by words", () => {
    const long = Array.from({ length: 12_000 }, (_, index) => `từ${index}`).join(" ");
    const startedAt = performance.now();
    expect(editDistance(long, long.replace("từ600 ", ""))).toBeCloseTo(1 / 12_000);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it("names what was taken out and nowhere put back", () => {
    expect(removedPhrases("Quán rẻ nhất thành phố, mời bạn ghé thử.", "Quán ấm cúng giữa phố, mời bạn ghé thử.")).toEqual(expect.arrayContaining([expect.stringContaining("rẻ nhất")]));
    expect(removedPhrases("Một hai ba.", "Một hai ba bốn.")).toEqual([]);
  });
});

describe("what became of a text", () => {
  it("is accepted as written, edited, rejected, passed over, or open", () => {
    const inForce = { isInForce: true, editDistance: 0 };
    expect(outcomeOf({ ...inForce, contentStatus: "approved" })).toBe("accepted");
    expect(outcomeOf({ ...inForce, contentStatus: "published", editDistance: 0.1 })).toBe("edited");
    expect(outcomeOf({ ...inForce, contentStatus: "changes_requested" })).toBe("rejected");
    expect(outcomeOf({ ...inForce, contentStatus: "archived" })).toBe("rejected");
    expect(outcomeOf({ isInForce: false, editDistance: 0, contentStatus: "scheduled" })).toBe("passed_over");
    expect(outcomeOf({ isInForce: false, editDistance: 0, contentStatus: "archived" })).toBe("open");
    expect(outcomeOf({ ...inForce, contentStatus: "draft" })).toBe("open");
  });

  it("wins by what is approved without an edit", () => {
    expect(winRateOf({ accepted: 0, edited: 0, rejected: 0 })).toBeNull();
    expect(winRateOf({ accepted: 3, edited: 1, rejected: 0 })).toBe(0.75);
  });

  it("calls a trial better or worse only when the numbers carry it", () => {
    const of = (accepted: number, total: number) => ({ accepted, edited: total - accepted, rejected: 0 });
    expect(compareTrial(of(5, 5), of(50, 100))).toBe("too_early");
    expect(compareTrial(of(18, 20), of(50, 100))).toBe("better");
    expect(compareTrial(of(4, 20), of(60, 100))).toBe("worse");
    expect(compareTrial(of(11, 20), of(50, 100))).toBe("even");
    expect(compareTrial(of(20, 20), of(20, 20))).toBe("even");
  });
});

describe("checks", () => {
  const product = { name: "Cà phê phin Mộc", description: null, features: [], benefits: [], price: { amount: "29000", currency: "VND" }, url: null };
  const text = (body: string): CheckedText => ({ document: { type: "social", body, hashtags: [], cta: "Ghé quán nhé!", altText: "Một ly cà phê", link: null }, product, dontWords: ["rẻ"], issues: [] });
  const outcome = (check: Exclude<Check, { kind: "tone" }>, body: string) => runChecks([check], text(body))[0]!.outcome;

  it("find the product by its name, with or without marks and case, and its price however it is written", () => {
    expect(outcome({ kind: "facts", price: false }, "CÀ PHÊ PHIN MỘC vừa rang")).toBe("passed");
    expect(outcome({ kind: "facts", price: false }, "Một ly cà phê ngon")).toBe("failed");
    for (const price of ["29.000₫", "29,000 VND", "29000đ"]) expect(outcome({ kind: "facts", price: true }, `Cà phê phin Mộc chỉ ${price}`)).toBe("passed");
    expect(outcome({ kind: "facts", price: true }, "Cà phê phin Mộc chỉ 39.000₫")).toBe("failed");
  });

  it("know a Vietnamese text without its marks from a Vietnamese one", () => {
    expect(outcome({ kind: "language", language: "vi" }, "Sáng nay quán vừa rang mẻ cà phê mới, mời bạn ghé thử.")).toBe("passed");
    expect(runChecks([{ kind: "language", language: "vi" }], { ...text("Sang nay quan vua rang me ca phe moi, moi ban ghe thu mot ly cho tinh tao ca ngay."), document: { type: "social", body: "Sang nay quan vua rang me ca phe moi, moi ban ghe thu mot ly cho tinh tao ca ngay.", hashtags: [], cta: "", altText: "", link: null } })[0]).toMatchObject({ outcome: "failed", detail: expect.stringContaining("without its marks") });
  });

  it("look for words as words, with their marks", () => {
    expect(containsPhrase("Giá rẻ quá", "RẺ")).toBe(true);
    expect(containsPhrase("Rẽ phải ở ngã tư", "rẻ")).toBe(false);
    expect(containsPhrase("trẻ trung", "rẻ")).toBe(false);
    expect(outcome({ kind: "banned_words", words: [] }, "Giá rẻ quá")).toBe("failed");
    expect(outcome({ kind: "not_contains", text: "số một" }, "Quán số một phố cổ")).toBe("failed");
    expect(outcome({ kind: "contains", text: "mới rang" }, "Hạt mới rang")).toBe("passed");
    expect(outcome({ kind: "max_length", characters: 3 }, "Dài")).toBe("failed");
  });

  it("match patterns in linear time, whatever the pattern", () => {
    const startedAt = performance.now();
    expect(outcome({ kind: "regex", pattern: "(a+)+$", isAbsent: false }, `${"a".repeat(20_000)}!`)).toBe("failed");
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(outcome({ kind: "regex", pattern: "\\d{2}%", isAbsent: true }, "Giảm 15% hôm nay")).toBe("failed");
    expect(patternProblem("(")).not.toBeNull();
    expect(patternProblem("(?=x)")).not.toBeNull();
  });

  it("fail, one and all, on an answer that cannot be read", () => {
    const checks: Exclude<Check, { kind: "tone" }>[] = [{ kind: "structure" }, { kind: "limits" }, { kind: "not_contains", text: "x" }];
    expect(runChecks(checks, { ...text(""), document: null }).map(({ outcome: found }) => found)).toEqual(["failed", "failed", "failed"]);
    expect(outcome({ kind: "structure" }, " ")).toBe("failed");
  });
});

it("passes every library case by the local writer, without a database", async () => {
  const results = await evaluateLibrary();
  expect(results.length).toBeGreaterThan(60);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
});
