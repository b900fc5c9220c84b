import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalHash, canonicalJson } from "./document-hash.ts";
import { checkContent, documentText, isEditable, postText, projectDocument, statusFromPublications, versionName } from "./rules.ts";
import { contentStatuses, type ContentDocument, type SocialDocument } from "./schema.ts";

const social = (changes: Partial<SocialDocument> = {}): SocialDocument => ({ type: "social", body: "Sáng nay uống gì?", hashtags: ["#càphê"], cta: "Ghé quán nhé", altText: "", link: null, ...changes });
const check = (document: ContentDocument, changes = {}) => checkContent({ document, platform: "facebook", dontWords: [], language: "vi", media: [], ...changes });

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
    expect(documentText({ type: "ads", headlines: ["A"], descriptions: ["B"], primaryText: "C", cta: "D", path: "e" })).toBe("A\nB\nC\nD");
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
    const codes = (body: string) => check(social({ body }), { dontWords: ["rẻ nhất"] }).map(({ code }) => code);
    expect(codes("Cà phê RẺ NHẤT phố")).toContain("brand.word_not_wanted");
    expect(codes("Cà phê rẻ nhất!".normalize("NFD"))).toContain("brand.word_not_wanted");
    expect(check(social({ body: "Bán rẻo" }), { dontWords: ["rẻ"] })).toEqual([]);
  });
  test("speak the content's language", () => {
    const [issue] = check(social({ body: "", cta: "", hashtags: [] }), { language: "en" });
    expect(issue?.detail).toBe("A post needs text, a link or a photo.");
  });
  test("leave other platforms to their own rules", () => {
    expect(check(social({ body: "", cta: "", hashtags: [] }), { platform: "linkedin" })).toEqual([]);
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
