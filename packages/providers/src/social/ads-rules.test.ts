import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countGoogleAds, googleAdsIssueMessages, validateSearchAd, type SearchAdDraft } from "./google-ads/rules.ts";
import { cutLine, metaAdsIssueMessages, previewPrimaryText, validateMetaAd, type MetaAdDraft } from "./meta-ads/rules.ts";
import { describeIssue } from "./rules.ts";

const search = (changes: Partial<SearchAdDraft> = {}): SearchAdDraft => ({
  headlines: ["Cà phê phin Cầu Đất", "Rang mới mỗi thứ Ba", "Ghé Mộc Hiên hôm nay"],
  descriptions: ["Hạt Arabica Cầu Đất, pha phin tại bàn.", "Giá 39.000₫ một ly, không đường vẫn hậu ngọt."],
  path: "ca-phe", path2: "cau-dat", finalUrl: "https://mochien.example", headlinePins: [], descriptionPins: [], ...changes,
});
const codes = (changes: Partial<SearchAdDraft>) => validateSearchAd(search(changes)).map(({ code, pointer }) => `${code.replace("google_ads.", "")} ${pointer}`);
const meta = (changes: Partial<MetaAdDraft> = {}): MetaAdDraft => ({ primaryText: "Một ly phin chậm rãi giữa phố núi.", headlines: ["Cà phê phin Cầu Đất"], descriptions: ["Pha tại bàn"], cta: "Ghé quán", finalUrl: "https://mochien.example", ...changes });

describe("Google's way of counting", () => {
  it("takes one for a Vietnamese letter with its marks, in either Unicode form, and two for letters of double width", () => {
    expect(countGoogleAds("Phở")).toBe(3);
    expect(countGoogleAds("Phở".normalize("NFD"))).toBe(3);
    expect(countGoogleAds("コーヒー")).toBe(8);
    expect(countGoogleAds("커피 A")).toBe(6);
    expect(countGoogleAds("ＡＢ")).toBe(4);
  });
  it("takes only the default text of an insertion", () => {
    expect(countGoogleAds("{KeyWord:Giày chạy} mới")).toBe("Giày chạy mới".length);
    expect(countGoogleAds("Tới {LOCATION(City):Hà Nội}")).toBe("Tới Hà Nội".length);
  });
  it("adds up and never counts fewer than the letters", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "ệ", "đ", "漢", "가", " ", "₫", "𠀀"), maxLength: 40 }), fc.string({ unit: fc.constantFrom("b", "ữ", "語"), maxLength: 40 }), (one, other) => {
        expect(countGoogleAds(one + other)).toBe(countGoogleAds(one) + countGoogleAds(other));
        expect(countGoogleAds(one)).toBeGreaterThanOrEqual([...one].length);
        expect(countGoogleAds(one)).toBeLessThanOrEqual(2 * [...one].length);
      }),
    );
  });
});

describe("a responsive search ad", () => {
  it("passes within 15 × 30, 4 × 90 and paths of 15", () => {
    expect(validateSearchAd(search())).toEqual([]);
    const full = search({ headlines: Array.from({ length: 15 }, (_, index) => `${"ệ".repeat(28)}${String(index).padStart(2, "0")}`), descriptions: Array.from({ length: 4 }, (_, index) => `${"a".repeat(89)}${index}`), path: "a".repeat(15), path2: "b".repeat(15) });
    expect(validateSearchAd(full)).toEqual([]);
  });
  it("is refused one past every limit", () => {
    expect(codes({ headlines: ["Một", "Hai"] })).toEqual(["too_few_headlines /headlines"]);
    expect(codes({ descriptions: ["Một"] })).toEqual(["too_few_descriptions /descriptions"]);
    expect(codes({ headlines: ["Một", "Hai", "x".repeat(31)] })).toEqual(["line_too_long /headlines/2"]);
    expect(codes({ headlines: ["Một", "Hai", "コ".repeat(16)] })).toEqual(["line_too_long /headlines/2"]);
    expect(codes({ headlines: Array.from({ length: 16 }, (_, index) => `Dòng ${index}`) })).toEqual(["too_many_headlines /headlines/15"]);
    expect(codes({ path: "a".repeat(16) })).toEqual(["path_too_long /path"]);
    expect(codes({ path: "", path2: "b" })).toEqual(["path_order /path2"]);
    expect(codes({ path: "ca phe/da-lat" })).toEqual(["path_characters /path"]);
    expect(codes({ finalUrl: null })).toEqual(["url_missing /finalUrl"]);
    expect(codes({ headlinePins: [null, 4] })).toEqual(["pin_out_of_range /headlinePins/1"]);
  });
  it("points at what reviewers disapprove, with the repair", () => {
    const [issue] = validateSearchAd(search({ headlines: ["Một", "Hai", "Ghé ngay!"] }));
    expect(issue).toMatchObject({ code: "google_ads.exclamation", pointer: "/headlines/2", range: { start: 8, end: 9 }, fix: { action: "replace_range", text: "" } });
    expect(codes({ headlines: ["Một", "Hai", "Ba", "HAI"] })).toEqual(["duplicate /headlines/3"]);
    expect(codes({ descriptions: ["Gọi 0905 123 456", "Mua ngay!!"] })).toEqual(["phone_number /descriptions/0", "repeated_punctuation /descriptions/1"]);
    expect(codes({ headlines: ["Một", "Hai", "GIẢM GIÁ SỐC"] })).toEqual(["all_caps /headlines/2"]);
    expect(codes({ headlines: ["Một", "Hai", "Cà phê ☕"] })).toEqual(["emoji /headlines/2"]);
    expect(codes({ descriptions: ["Giá 1.250.000₫ và 85.000.000 đồng", "Mua..."] })).toEqual([]);
  });
});

describe("a Meta ad", () => {
  it("is warned where texts are cut and refused past the hard limit", () => {
    const found = (changes: Partial<MetaAdDraft>) => validateMetaAd(meta(changes)).map(({ code, severity }) => `${severity} ${code.replace("meta_ads.", "")}`);
    expect(found({})).toEqual([]);
    expect(found({ primaryText: "x".repeat(126) })).toEqual(["warning primary_text_folded"]);
    expect(found({ primaryText: "x".repeat(2_201) })).toEqual(["error primary_text_too_long"]);
    expect(found({ headlines: ["x".repeat(41)] })).toEqual(["warning line_long"]);
    expect(found({ primaryText: " ", headlines: [] })).toEqual(["error primary_text_missing", "error headline_missing"]);
  });
  it("is cut in the preview where the feed cuts it", () => {
    expect(cutLine("x".repeat(41), 40)).toBe(`${"x".repeat(39)}…`);
    expect(previewPrimaryText("cà phê ".repeat(40), "vi")).toMatchObject({ truncated: true, moreLabel: "Xem thêm" });
  });
});

it("words every issue of ads in both languages", () => {
  const worst = [
    ...validateSearchAd(search({ headlines: [...Array.from({ length: 16 }, () => "x".repeat(31)), "GIẢM GIÁ SỐC!", "A!", "☕", "0905123456", "=1+1", "-20%"], descriptions: Array.from({ length: 5 }, () => "Mua!!"), path: "a b".repeat(9), finalUrl: "x", headlinePins: [9] })),
    ...validateSearchAd(search({ headlines: [], descriptions: [], path: "", path2: "b", finalUrl: null })),
  ];
  expect(new Set(worst.map(({ code }) => code))).toEqual(new Set(Object.keys(googleAdsIssueMessages)));
  const ads = [validateMetaAd(meta({ primaryText: "", headlines: [], finalUrl: null })), validateMetaAd(meta({ primaryText: "x".repeat(126), headlines: Array.from({ length: 6 }, () => "x".repeat(41)), cta: "x".repeat(21), finalUrl: "x" })), validateMetaAd(meta({ primaryText: "x".repeat(2_201) }))].flat();
  expect(new Set(ads.map(({ code }) => code))).toEqual(new Set(Object.keys(metaAdsIssueMessages)));
  for (const issue of [...worst, ...ads]) for (const language of ["vi", "en"] as const) expect(describeIssue(issue, { ...googleAdsIssueMessages, ...metaAdsIssueMessages }, language)).not.toMatch(/[{}]/);
});
