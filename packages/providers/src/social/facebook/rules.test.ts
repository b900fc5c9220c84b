import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeIssue, hashtagsIn, linksIn } from "../rules.ts";
import type { PostDraft } from "../rules.ts";
import { countText, facebookIssueMessages, facebookLimits, previewFacebookText, validateFacebookPost } from "./rules.ts";

const photo = { mimeType: "image/jpeg", byteLength: 300_000, width: 1080, height: 1080, alt: "Ly cà phê sữa đá" };
const draft = (changes: Partial<PostDraft> = {}): PostDraft => ({ text: "Sáng nay uống gì?", link: null, media: [], ...changes });
const codes = (changes: Partial<PostDraft>) => validateFacebookPost(draft(changes)).map(({ code, severity }) => `${severity} ${code}`);

describe("Facebook's rules (R15)", () => {
  it("have nothing to say about a good post", () => {
    expect(validateFacebookPost(draft())).toEqual([]);
    expect(validateFacebookPost(draft({ link: "https://caphesonghan.vn/menu" }))).toEqual([]);
    expect(validateFacebookPost(draft({ media: Array.from({ length: 10 }, () => photo) }))).toEqual([]);
  });

  it("want a text, a link or a photo", () => {
    expect(codes({ text: " \n " })).toEqual(["error facebook.empty_post"]);
    expect(codes({ text: "", link: "https://caphesonghan.vn" })).toEqual([]);
    expect(codes({ text: "", media: [photo] })).toEqual([]);
  });

  it("count composed characters, and stop one past the limit", () => {
    const decomposed = "ệ".normalize("NFD").repeat(facebookLimits.maxTextLength);
    expect(countText(decomposed)).toBe(facebookLimits.maxTextLength);
    expect(codes({ text: decomposed })).toEqual([]);
    expect(validateFacebookPost(draft({ text: `${decomposed}!` }))).toEqual([
      {
        code: "facebook.text_too_long", severity: "error", pointer: "/text",
        message: { key: "facebook.text_too_long", params: { count: 63_207, limit: 63_206 } },
        fix: { action: "shorten_text", toLength: 63_206 },
      },
    ]);
  });

  it("take no link card beside photos, unless the text already carries the link", () => {
    const link = "https://caphesonghan.vn/menu";
    expect(validateFacebookPost(draft({ link, media: [photo] }))).toMatchObject([{ code: "facebook.link_with_photos", severity: "error", fix: { action: "append_link_to_text", link } }]);
    expect(codes({ text: `Xem thực đơn: ${link}`, link, media: [photo] })).toEqual([]);
  });

  it("refuse a link that is no web address", () => {
    for (const link of ["caphesonghan.vn", "javascript:alert(1)", "https:caphe.vn", "", "ftp://caphe.vn"]) expect(codes({ link })).toEqual(["error facebook.link_invalid"]);
  });

  it("refuse an eleventh photo, a video and an empty file", () => {
    expect(codes({ media: Array.from({ length: 11 }, () => photo) })).toEqual(["error facebook.too_many_photos"]);
    expect(codes({ media: [{ ...photo, mimeType: "video/mp4" }] })).toEqual(["error facebook.media_type_unsupported"]);
    expect(codes({ media: [{ ...photo, mimeType: "image/svg+xml" }] })).toEqual(["error facebook.media_type_unsupported"]);
    expect(codes({ media: [{ ...photo, byteLength: 0 }] })).toEqual(["error facebook.photo_empty"]);
  });

  it("warn about heavy photos and refuse those over the limit", () => {
    expect(codes({ media: [{ ...photo, byteLength: 4_000_000 }] })).toEqual([]);
    expect(codes({ media: [{ ...photo, byteLength: 4_000_001 }] })).toEqual(["warning facebook.photo_large"]);
    expect(codes({ media: [{ ...photo, byteLength: 10_000_000 }] })).toEqual(["warning facebook.photo_large"]);
    expect(codes({ media: [{ ...photo, byteLength: 10_000_001 }] })).toEqual(["error facebook.photo_too_large"]);
    expect(codes({ media: [{ ...photo, mimeType: "image/png", byteLength: 1_000_001 }] })).toEqual(["warning facebook.png_large"]);
  });

  it("point at the photo that nobody described", () => {
    expect(validateFacebookPost(draft({ media: [photo, { ...photo, alt: " " }] }))).toMatchObject([{ code: "facebook.alt_missing", severity: "warning", pointer: "/media/1/alt", fix: { action: "describe_media", index: 1 } }]);
  });

  it("warn about a number that will not become a hashtag", () => {
    expect(codes({ text: "Chào #2026 cùng #cà_phê" })).toEqual(["warning facebook.hashtag_not_linked"]);
  });

  it("have words in Vietnamese and in English for every issue", () => {
    const worst = [
      draft({ text: "", media: [] }), draft({ text: `#1 ${"a".repeat(70_000)}`, link: "x" }),
      draft({ link: "https://a.vn", media: [...Array.from({ length: 11 }, () => ({ ...photo, alt: null })), { ...photo, mimeType: "video/mp4" }, { ...photo, byteLength: 0 }, { ...photo, byteLength: 5_000_000 }, { ...photo, byteLength: 50_000_000 }, { ...photo, mimeType: "image/png", byteLength: 2_000_000 }] }),
    ].flatMap(validateFacebookPost);
    expect(new Set(worst.map(({ code }) => code))).toEqual(new Set(Object.keys(facebookIssueMessages)));
    for (const issue of worst) {
      const [vi, en] = [describeIssue(issue, facebookIssueMessages, "vi"), describeIssue(issue, facebookIssueMessages, "en")];
      expect(vi).not.toMatch(/[{}]/);
      expect(en).not.toMatch(/[{}]/);
      expect(vi).not.toBe(en);
    }
  });

  it("write numbers as each language does", () => {
    const [issue] = validateFacebookPost(draft({ text: "a".repeat(63_207) }));
    if (!issue) throw new Error("expected an issue");
    expect(describeIssue(issue, facebookIssueMessages, "vi")).toBe("Nội dung dài 63.207 ký tự, Facebook cho tối đa 63.206.");
    expect(describeIssue(issue, facebookIssueMessages, "en")).toBe("The text has 63,207 characters; Facebook allows 63,206.");
  });
});

describe("the feed preview", () => {
  it("shows a short text whole", () => {
    expect(previewFacebookText("Sáng nay uống gì?", "vi")).toEqual({ shown: "Sáng nay uống gì?", truncated: false, moreLabel: null });
  });

  it("folds after 477 characters at a whole word, or after five lines", () => {
    const long = previewFacebookText("cà phê ".repeat(100), "vi");
    expect(long).toMatchObject({ truncated: true, moreLabel: "Xem thêm" });
    expect(long.shown.endsWith("phê") || long.shown.endsWith("cà")).toBe(true);
    expect(previewFacebookText("1\n2\n3\n4\n5\n6", "en")).toEqual({ shown: "1\n2\n3\n4\n5", truncated: true, moreLabel: "See more" });
  });

  it("always shows a beginning of the text and never more than the fold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 1_500 }), (text) => {
        const { shown, truncated } = previewFacebookText(text, "en");
        const whole = text.normalize("NFC").trim();
        expect(whole.startsWith(shown)).toBe(true);
        expect([...shown].length <= 477).toBe(true);
        expect(shown.split("\n").length <= 5).toBe(true);
        expect(truncated).toBe(shown !== whole);
      }),
    );
  });
});

describe("what stands in a text", () => {
  it("finds hashtags with Vietnamese letters, not fragments of links", () => {
    expect(hashtagsIn("#CàPhê ngon #sữa_đá, #2026 https://a.vn/x#muc #a-b (#c) ##d e#f")).toEqual(["#CàPhê", "#sữa_đá", "#a", "#c"]);
    expect(hashtagsIn("#cà".normalize("NFD"))).toEqual(["#cà"]);
  });

  it("finds links without the sentence's punctuation", () => {
    expect(linksIn("Xem https://caphe.vn/menu?x=1. Hoặc (http://a.vn/b), nhé https://…")).toEqual(["https://caphe.vn/menu?x=1", "http://a.vn/b"]);
  });
});
