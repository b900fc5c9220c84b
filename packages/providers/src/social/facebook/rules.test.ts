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

  it("refuse an eleventh photo, a foreign file and an empty one", () => {
    expect(codes({ media: Array.from({ length: 11 }, () => photo) })).toEqual(["error facebook.too_many_photos"]);
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

  it("take one video of any shape, and nothing beside it", () => {
    const video = { mimeType: "video/mp4", byteLength: 9_000_000, width: 1920, height: 1080, alt: null, durationSeconds: 30 };
    expect(codes({ media: [video] })).toEqual([]);
    expect(codes({ text: "", media: [{ ...video, mimeType: "video/quicktime", durationSeconds: null }] })).toEqual([]);
    expect(validateFacebookPost(draft({ media: [photo, video] }))).toMatchObject([{ code: "facebook.mixed_media", fix: { action: "remove_media", index: 1 } }]);
    expect(codes({ media: [video, video] })).toEqual(["error facebook.mixed_media"]);
    expect(codes({ media: [{ ...video, mimeType: "video/x-msvideo" }] })).toEqual(["error facebook.video_type_unsupported"]);
    expect(codes({ media: [{ ...video, durationSeconds: 14_401 }] })).toEqual(["error facebook.video_length"]);
    expect(codes({ link: "https://a.vn", media: [video] })).toEqual(["error facebook.link_with_photos"]);
    expect(codes({ title: "a".repeat(256), media: [video] })).toEqual(["error facebook.title_too_long"]);
    expect(codes({ title: "a".repeat(256), media: [photo] })).toEqual([]);
  });

  describe("for a reel", () => {
    const video = { mimeType: "video/mp4", byteLength: 9_000_000, width: 1080, height: 1920, alt: null, durationSeconds: 30 };
    const reel = (changes: Partial<typeof video> = {}, more: Partial<PostDraft> = {}) => codes({ format: "reel", media: [{ ...video, ...changes }], ...more });

    it("want one upright MP4 of 3 to 90 seconds", () => {
      expect(reel()).toEqual([]);
      expect(reel({}, { text: "" })).toEqual([]);
      expect(reel({ width: 540, height: 960, durationSeconds: 3 })).toEqual([]);
      expect(reel({ durationSeconds: 90.3 })).toEqual([]);
      expect(reel({ durationSeconds: 2.9 })).toEqual(["error facebook.video_length"]);
      expect(reel({ durationSeconds: 91 })).toEqual(["error facebook.video_length"]);
      expect(reel({ width: 1080, height: 1350 })).toEqual(["error facebook.video_not_upright"]);
      expect(reel({ width: 360, height: 640 })).toEqual(["error facebook.video_too_small"]);
      expect(reel({ mimeType: "video/quicktime" })).toEqual(["error facebook.video_type_unsupported"]);
      expect(reel({ byteLength: 0 })).toEqual(["error facebook.video_empty"]);
      expect(codes({ format: "reel" })).toEqual(["error facebook.reel_needs_video"]);
      expect(codes({ format: "reel", media: [photo] })).toEqual(["error facebook.reel_needs_video"]);
      expect(codes({ format: "reel", media: [video, video] })).toEqual(["error facebook.one_video"]);
    });

    it("offer to cut it upright and to turn it into an MP4", () => {
      const fixes = (changes: Partial<typeof video>) => validateFacebookPost(draft({ format: "reel", media: [{ ...video, ...changes }] })).map(({ fix }) => fix);
      expect(fixes({ width: 1920, height: 1080 })).toEqual([{ action: "crop_media", index: 0 }]);
      expect(fixes({ mimeType: "video/quicktime" })).toEqual([{ action: "convert_media", index: 0, toMimeType: "video/mp4" }]);
    });

    it("take no link card", () => {
      expect(reel({}, { link: "https://caphe.vn" })).toEqual(["error facebook.link_with_photos"]);
      expect(reel({}, { link: "https://caphe.vn", text: "Xem https://caphe.vn" })).toEqual([]);
    });
  });

  describe("for a story", () => {
    const upright = { ...photo, width: 1080, height: 1920 };
    const video = { mimeType: "video/mp4", byteLength: 9_000_000, width: 1080, height: 1920, alt: null, durationSeconds: 30 };
    const story = (media: PostDraft["media"], more: Partial<PostDraft> = {}) => codes({ format: "story", text: "", media, ...more });

    it("want one photo or one upright video of 3 to 60 seconds", () => {
      expect(story([upright])).toEqual([]);
      expect(story([{ ...upright, alt: null }])).toEqual([]);
      expect(story([video])).toEqual([]);
      expect(story([{ ...video, durationSeconds: 61 }])).toEqual(["error facebook.video_length"]);
      expect(story([{ ...video, width: 1920, height: 1080 }])).toEqual(["error facebook.video_not_upright"]);
      expect(story([photo])).toEqual(["warning facebook.story_not_upright"]);
      expect(story([])).toEqual(["error facebook.story_needs_media"]);
      expect(story([upright, upright])).toEqual(["error facebook.one_story_file"]);
    });

    it("say what a story does not show", () => {
      expect(story([upright], { text: "Chào", link: "https://caphe.vn" })).toEqual(["warning facebook.story_hides_text", "warning facebook.story_hides_link"]);
      expect(validateFacebookPost(draft({ format: "story", text: "", media: [upright], firstComment: "Đặt bàn" })))
        .toMatchObject([{ code: "facebook.story_takes_no_comment", severity: "error", pointer: "/firstComment", fix: { action: "set_field", value: "" } }]);
    });
  });

  it("have no inbox for drafts, and no label of a paid partnership", () => {
    expect(validateFacebookPost(draft({ format: "draft" }))).toMatchObject([{ code: "facebook.format_unsupported", fix: { action: "set_field", value: "feed" } }]);
    expect(codes({ disclosure: { aiGenerated: true, paidPartnership: true, ownBrand: false } })).toEqual(["warning facebook.partnership_by_hand"]);
  });

  it("have words in Vietnamese and in English for every issue", () => {
    const video = { mimeType: "video/mp4", byteLength: 9_000_000, width: 1920, height: 1080, alt: null, durationSeconds: 300 };
    const disclosure = { aiGenerated: false, paidPartnership: true, ownBrand: false };
    const worst = [
      draft({ format: "draft" }), draft({ media: [photo, video] }), draft({ media: [{ ...video, byteLength: 20_000_000_000 }], title: "a".repeat(300), disclosure }),
      draft({ media: [{ ...video, byteLength: 0 }] }), draft({ media: [{ ...video, mimeType: "video/webm" }] }),
      draft({ format: "reel" }), draft({ format: "reel", media: [video, video] }), draft({ format: "reel", media: [video] }), draft({ format: "reel", media: [{ ...video, width: 90, height: 160, videoCodec: "vp8" }] }), draft({ format: "reel", media: [{ ...video, framesPerSecond: 120 }] }),
      draft({ format: "story", link: "https://a.vn", firstComment: "a" }), draft({ format: "story", media: [photo, photo] }), draft({ format: "story", media: [photo] }),
      draft({ text: "", media: [] }), draft({ text: `#1 ${"a".repeat(70_000)}`, link: "x" }),
      draft({ link: "https://a.vn", media: [...Array.from({ length: 11 }, () => ({ ...photo, alt: null })), { ...photo, mimeType: "image/x-icon" }, { ...photo, byteLength: 0 }, { ...photo, byteLength: 5_000_000 }, { ...photo, byteLength: 50_000_000 }, { ...photo, mimeType: "image/png", byteLength: 2_000_000 }] }),
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
