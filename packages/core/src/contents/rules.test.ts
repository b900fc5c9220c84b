import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BrandGuard } from "../brands/schema.ts";
import { canonicalHash, canonicalJson } from "./document-hash.ts";
import { applyFix, checkContent, documentText, isEditable, postText, projectDocument, statusFromPublications, versionName } from "./rules.ts";
import { contentStatuses, type ContentDocument, type SocialDocument } from "./schema.ts";

const social = (changes: Partial<SocialDocument> = {}): SocialDocument => ({ type: "social", body: "Sáng nay uống gì?", hashtags: ["#càphê"], cta: "Ghé quán nhé", altText: "", link: null, ...changes });
const check = (document: ContentDocument, changes = {}) => checkContent({ document, platform: "facebook", guard: null, language: "vi", media: [], ...changes });
const guard: BrandGuard = { brandName: "Mộc Hiên", brandDescription: null, dontWords: ["rẻ bèo"], requiredWords: [], claims: [], emojiPolicy: "any", formality: "any", restrictedWords: [], catalogue: [] };

describe("the text of a post", () => {
  test("is body, call to action and hashtags, each a paragraph; what is empty leaves no gap", () => {
    expect(postText(social())).toBe("Sáng nay uống gì?\n\nGhé quán nhé\n\n#càphê");
    expect(postText(social({ cta: "  ", hashtags: [] }))).toBe("Sáng nay uống gì?");
  });
  test("is shortened to a title at a word", () => {
    const { title } = projectDocument(social({ body: `${"cà phê ".repeat(40)}\nhàng hai` }));
    expect(title.length).toBeLessThanOrEqual(121);
    expect(title).toMatch(/^(cà phê ?)+…$|cà…$/);
    expect(projectDocument(social({ body: "\n\n  Dòng đầu\nDòng hai" })).title).toBe("Dòng đầu");
  });
  test("of every type is read as a whole", () => {
    expect(documentText({ type: "ads", headlines: ["A"], descriptions: ["B"], primaryText: "C", cta: "D", path: "e", path2: "", finalUrl: null, headlinePins: [], descriptionPins: [] })).toBe("A\nB\nC\nD");
    expect(documentText({ type: "video", hook: "H", scenes: [{ voiceover: "V", onScreenText: "O", visual: "x", seconds: 3 }], caption: "C", hashtags: [] })).toBe("H\nV\nO\nC");
  });
});

describe("checks while a person types (R15)", () => {
  test("count as the network counts, after composition", () => {
    const decomposed = "ế".normalize("NFD").repeat(30_000);
    expect(check(social({ body: decomposed, cta: "", hashtags: [] }))).toEqual([]);
    expect(check(social({ body: "x".repeat(63_207), cta: "", hashtags: [] }))[0]).toMatchObject({ code: "facebook.text_too_long", severity: "error" });
  });
  test("find unwanted words whole, in any case and Unicode form, and only whole", () => {
    const codes = (body: string) => check(social({ body }), { guard }).map(({ code }) => code);
    expect(codes("Cà phê RẺ BÈO phố")).toContain("brand.word_not_wanted");
    expect(codes("Cà phê rẻ bèo!".normalize("NFD"))).toContain("brand.word_not_wanted");
    expect(codes("Bán rẻ bèox")).toEqual([]);
  });
  test("speak the content's language", () => {
    const [issue] = check(social({ body: "", cta: "", hashtags: [] }), { language: "en" });
    expect(issue?.detail).toBe("A post needs text, a link, a photo or a video.");
  });
  test("are each network's own, and none where a network has none", () => {
    const many = social({ hashtags: ["#a", "#b", "#c", "#d", "#e", "#f"] });
    const codes = (platform: string) => check(many, { platform }).map(({ code }) => code);
    expect(codes("instagram")).toEqual(["instagram.many_hashtags", "instagram.media_missing"]);
    expect(codes("linkedin")).toEqual([]);
    expect(codes("website")).toEqual([]);
  });
  test("say where, and repair with one click without cutting by themselves", () => {
    const many = social({ hashtags: ["#a", "#b", "#c", "#d", "#e", "#f", "#2026"] });
    const [hashtags, number] = check(many, { platform: "instagram" });
    expect(hashtags).toMatchObject({ pointer: "/hashtags", fixes: [{ kind: "set", value: ["#a", "#b", "#c", "#d", "#e"] }] });
    expect(number).toMatchObject({ code: "instagram.hashtag_not_linked", pointer: "/hashtags/6", fixes: [{ kind: "drop" }] });
    expect(applyFix(many, number!.fixes![0]!)).toMatchObject({ hashtags: ["#a", "#b", "#c", "#d", "#e", "#f"] });
  });
  test("hold ads to the limits of their own platform, and a dropped line takes its pin along", () => {
    const ad: ContentDocument = { type: "ads", headlines: ["Một", "Hai", "Hai", "Ba!"], descriptions: ["A", "B"], primaryText: "", cta: "", path: "", path2: "", finalUrl: "https://a.vn", headlinePins: [1, null, 3, 2], descriptionPins: [] };
    const [duplicate, exclamation] = check(ad, { platform: "google_ads" });
    expect(duplicate).toMatchObject({ code: "google_ads.duplicate", pointer: "/headlines/2" });
    expect(applyFix(ad, duplicate!.fixes![0]!)).toMatchObject({ headlines: ["Một", "Hai", "Ba!"], headlinePins: [1, null, 2] });
    expect(applyFix(ad, exclamation!.fixes![0]!)).toMatchObject({ headlines: ["Một", "Hai", "Hai", "Ba"] });
    expect(check(ad, { platform: "meta_ads" }).map(({ code }) => code)).toEqual(["meta_ads.primary_text_missing", "meta_ads.duplicate"]);
  });
});

describe("the status of content", () => {
  test("follows its publications", () => {
    expect(statusFromPublications({ approved: true, open: 1, published: 1 })).toBe("scheduled");
    expect(statusFromPublications({ approved: true, open: 0, published: 1 })).toBe("published");
    expect(statusFromPublications({ approved: true, open: 0, published: 0 })).toBe("approved");
    expect(statusFromPublications({ approved: false, open: 2, published: 0 }), "a draft with a waiting plan stays a draft").toBeNull();
    expect(statusFromPublications({ approved: false, open: 0, published: 1 })).toBe("published");
  });
  test("closes it for edits once it is public or put away", () => {
    expect(contentStatuses.filter((status) => !isEditable(status))).toEqual(["published", "archived"]);
  });
});

test("names alternatives A to Z, then A2", () => {
  expect([0, 1, 25, 26, 52].map(versionName)).toEqual(["A", "B", "Z", "A2", "A3"]);
});

describe("the hash of a document", () => {
  test("does not depend on the order of keys, nor on keys that are undefined", () => {
    expect(canonicalHash({ b: 1, a: [{ d: null, c: "x" }] })).toBe(canonicalHash({ a: [{ c: "x", d: null, e: undefined }], b: 1 }));
  });
  test("changes with every change", () => {
    const hashes = [social(), social({ body: "Sáng nay uống gì ?" }), social({ hashtags: [] }), social({ hashtags: ["#cà", "phê"] }), social({ link: "https://x.vn" })].map(canonicalHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
  test("is over JSON that reads back as it was", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
