import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instagramRules, validateInstagramPost } from "./instagram/rules.ts";
import { countText, fromLittleText, linkedinRules, toLittleText } from "./linkedin/rules.ts";
import { networkRules, ruledNetworks } from "./network-rules.ts";
import { plainOptions, postFormats } from "./post-options.ts";
import { describeIssue, hashtagsIn, type PostDraft } from "./rules.ts";
import { tiktokRules } from "./tiktok/rules.ts";

const photo = { mimeType: "image/jpeg", byteLength: 300_000, width: 1080, height: 1350, alt: "Ly cà phê sữa đá" };
const video = { mimeType: "video/mp4", byteLength: 9_000_000, width: 1080, height: 1920, alt: null, durationSeconds: 30 };
const draft = (changes: Partial<PostDraft> = {}): PostDraft => ({ text: "Sáng nay uống gì?", link: null, media: [photo], ...changes });
const codes = (network: keyof typeof networkRules, changes: Partial<PostDraft>) => networkRules[network].validate(draft(changes)).map(({ code, severity }) => `${severity} ${code.slice(network.length + 1)}`);

/** Every format with every kind of file, said and unsaid things beside it. */
function everyKindOfPost(): PostDraft[] {
  const pdf = { mimeType: "application/pdf", byteLength: 300_000, width: null, height: null, alt: null };
  const square = { ...video, width: 1080, height: 1080 };
  const media: PostDraft["media"][] = [
    [], [photo], [photo, photo], [photo, video], [video], [video, video], [square], [{ ...video, width: 270, height: 480 }], [{ ...video, byteLength: 0 }],
    [{ ...video, byteLength: 90_000_000_000 }], [{ ...video, mimeType: "video/webm" }], [{ ...video, mimeType: "video/quicktime" }],
    [{ ...video, durationSeconds: 1 }], [{ ...video, durationSeconds: 100_000 }], [pdf], [pdf, pdf], [{ ...pdf, byteLength: 900_000_000 }],
  ];
  const disclosure = { aiGenerated: true, paidPartnership: true, ownBrand: true };
  const extras: Partial<PostDraft>[] = [{}, { title: "a".repeat(2_000), firstComment: "a".repeat(20_000), disclosure, link: "https://caphe.vn" }, { text: "" }, { link: "https://caphe.vn" }];
  return postFormats.flatMap((format) => media.flatMap((files) => extras.map((extra) => draft({ format, media: files, ...extra }))));
}

describe("every network's rules (R15)", () => {
  it.each(ruledNetworks)("%s has nothing to say about a good post", (network) => {
    expect(networkRules[network].validate(draft())).toEqual([]);
  });

  it.each(ruledNetworks)("%s counts composed letters and stops one past its limit", (network) => {
    const { countText: count, maxTextLength } = networkRules[network];
    const decomposed = "ệ".normalize("NFD").repeat(maxTextLength);
    expect(count(decomposed)).toBe(maxTextLength);
    const media = network === "tiktok" ? [video] : [photo];
    expect(codes(network, { text: decomposed, media })).toEqual([]);
    expect(codes(network, { text: `${decomposed}x`, media })).toEqual(["error text_too_long"]);
  });

  it.each(ruledNetworks)("%s words every issue in both languages, with nothing left to fill in", (network) => {
    const { validate, messages } = networkRules[network];
    const worst = [
      draft({ text: "", media: [] }),
      draft({ text: `#1 ${"#a".concat(" #b1").repeat(40)} ${"@a.b ".repeat(30)}https://a.vn ${"x".repeat(70_000)}`, link: "nope", media: [] }),
      draft({ link: "https://a.vn", media: [...Array.from({ length: 40 }, () => ({ ...photo, alt: null, byteLength: 50_000_000, width: 9_000, height: 9_000 })), { ...photo, width: 200, height: 200 }, { ...photo, mimeType: "image/x-icon" }, { ...photo, width: 300, height: 3_000 }] }),
      draft({ media: [{ ...photo, alt: "a".repeat(5_000) }, { ...photo, mimeType: "image/png", byteLength: 2_000_000 }, { ...photo, byteLength: 0 }, { ...photo, byteLength: 5_000_000 }] }),
      draft({ media: [{ ...video, durationSeconds: 90_000, byteLength: 9_000_000_000, width: 100, height: 100 }, { ...video, mimeType: "video/x-msvideo" }, photo] }),
      draft({ media: [{ ...photo, mimeType: "application/pdf" }] }),
      draft({ text: "#a #b #c #d #e #f" }),
      draft({ format: "story", title: "t".repeat(91), firstComment: "Đặt bàn nhé", disclosure: { aiGenerated: true, paidPartnership: true, ownBrand: false }, options: { ...plainOptions, privacyLevel: "SELF_ONLY" } }),
      draft({ media: [video], options: { ...plainOptions, privacyLevel: "EVERYBODY", coverSeconds: 31 } }),
      draft({ media: [video], options: plainOptions }),
      draft({ format: "draft", media: [video] }),
      draft({ format: "story", media: [{ ...video, width: 3_840, height: 2_160 }], options: { ...plainOptions, collaborators: ["ban.toi"] } }),
      draft({ link: "https://a.vn", media: [] }),
      draft({
        format: "story", text: "", firstComment: "x".repeat(70_000), disclosure: { aiGenerated: true, paidPartnership: true, ownBrand: true },
        media: [{ ...photo, mimeType: "application/pdf", byteLength: 900_000_000 }, { ...photo, mimeType: "application/pdf" }],
      }),
      ...everyKindOfPost(),
    ].flatMap(validate);
    expect(new Set(worst.map(({ code }) => code))).toEqual(new Set(Object.keys(messages)));
    for (const issue of worst) {
      expect(describeIssue(issue, messages, "vi")).not.toMatch(/[{}]/);
      expect(describeIssue(issue, messages, "en")).not.toMatch(/[{}]/);
    }
  });

  it.each(ruledNetworks)("%s folds a beginning of the text and never more", (network) => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 800 }), (text) => {
        const { shown, truncated, moreLabel } = networkRules[network].preview(text, "vi");
        const whole = text.normalize("NFC").trim();
        expect(whole.startsWith(shown)).toBe(true);
        expect(truncated).toBe(shown !== whole);
        expect(moreLabel === null).toBe(!truncated);
      }),
    );
  });
});

describe("Instagram", () => {
  it("wants a picture, as JPEG, between 4:5 and 1.91:1", () => {
    expect(codes("instagram", { media: [] })).toEqual(["error media_missing"]);
    expect(codes("instagram", { media: [{ ...photo, mimeType: "image/png" }] })).toEqual(["error media_type_unsupported"]);
    expect(codes("instagram", { media: [{ ...photo, width: 1080, height: 1352 }] })).toEqual([]);
    expect(codes("instagram", { media: [{ ...photo, width: 1080, height: 1500 }] })).toEqual(["error ratio_unsupported"]);
    expect(codes("instagram", { media: [{ ...photo, width: 2000, height: 1000 }] })).toEqual(["error ratio_unsupported"]);
    expect(codes("instagram", { media: Array.from({ length: 11 }, () => photo) })).toEqual(["error too_many_media"]);
    expect(validateInstagramPost(draft({ media: [{ ...photo, mimeType: "image/png" }] }))[0]?.fix).toEqual({ action: "convert_media", index: 0, toMimeType: "image/jpeg" });
  });

  it("advises five hashtags and refuses 31", () => {
    const tags = (count: number) => Array.from({ length: count }, (_, index) => `#tag${index}`).join(" ");
    expect(codes("instagram", { text: tags(5) })).toEqual([]);
    expect(codes("instagram", { text: tags(6) })).toEqual(["warning many_hashtags"]);
    expect(codes("instagram", { text: tags(31) })).toEqual(["error too_many_hashtags"]);
    expect(instagramRules.validate(draft({ text: tags(6) }))[0]?.fix).toEqual({ action: "keep_hashtags", most: 5 });
  });

  it("knows what a reel and a story take", () => {
    const wide = { ...photo, width: 1600, height: 900 };
    expect(codes("instagram", { format: "reel", media: [video] })).toEqual([]);
    expect(codes("instagram", { format: "reel", media: [photo] })).toEqual(["error reel_needs_video"]);
    expect(codes("instagram", { format: "reel", media: [video, photo] })).toEqual(["error reel_needs_video"]);
    expect(codes("instagram", { format: "reel", media: [{ ...video, width: 1080, height: 1080 }] })).toEqual(["warning not_upright"]);
    expect(codes("instagram", { format: "story", text: "", media: [{ ...photo, width: 1080, height: 1920, alt: null }] })).toEqual([]);
    expect(codes("instagram", { format: "story", text: "Chữ", media: [wide] })).toEqual(["warning story_hides_text", "warning not_upright"]);
    expect(codes("instagram", { format: "story", text: "", media: [{ ...video, durationSeconds: 61 }] })).toEqual(["error video_length"]);
    expect(codes("instagram", { format: "reel", media: [{ ...video, durationSeconds: 61 }] })).toEqual([]);
    expect(codes("instagram", { format: "story", text: "", media: [video], firstComment: "Đặt bàn" })).toEqual(["error story_takes_no_comment"]);
    expect(codes("instagram", { format: "story", text: "", media: [video, video] })).toEqual(["error one_story_file"]);
  });

  it("says what happens to a carousel of different shapes, to a cover beyond the end and to an AI label", () => {
    expect(codes("instagram", { media: [photo, video] })).toEqual(["warning carousel_cropped"]);
    expect(codes("instagram", { media: [video], options: { ...plainOptions, coverSeconds: 31 } })).toEqual(["error cover_beyond_video"]);
    expect(codes("instagram", { disclosure: { aiGenerated: true, paidPartnership: true, ownBrand: false } })).toEqual(["warning ai_label_by_hand"]);
    expect(codes("instagram", { firstComment: "x".repeat(2_201) })).toEqual(["error comment_too_long"]);
  });

  it("judges a video by what is known of it", () => {
    expect(codes("instagram", { media: [video] })).toEqual([]);
    expect(codes("instagram", { media: [{ ...video, durationSeconds: null }] })).toEqual([]);
    expect(codes("instagram", { media: [{ ...video, durationSeconds: 2 }] })).toEqual(["error video_length"]);
    expect(codes("instagram", { media: [{ ...video, byteLength: 300_000_001 }] })).toEqual(["error video_too_large"]);
  });
});

describe("TikTok", () => {
  it("gives a photo post 4,000 characters and a video 2,200", () => {
    const text = "x".repeat(2_201);
    expect(codes("tiktok", { text, media: [photo] })).toEqual([]);
    expect(codes("tiktok", { text, media: [video] })).toEqual(["error text_too_long"]);
  });

  it("takes one video, or pictures, never both; no PNG", () => {
    expect(codes("tiktok", { media: [video, photo] })).toEqual(["error media_mixed"]);
    expect(codes("tiktok", { media: [video, video] })).toEqual(["error several_videos"]);
    expect(codes("tiktok", { media: [{ ...photo, mimeType: "image/png" }] })).toEqual(["error media_type_unsupported"]);
    expect(tiktokRules.validate(draft({ media: Array.from({ length: 36 }, () => photo) })).map(({ code }) => code)).toEqual(["tiktok.too_many_photos"]);
  });
});

describe("LinkedIn", () => {
  const pdf = { mimeType: "application/pdf", byteLength: 900_000, width: null, height: null, alt: null };

  it("takes one document alone, under a title", () => {
    expect(codes("linkedin", { media: [pdf] })).toEqual([]);
    expect(codes("linkedin", { media: [pdf], text: "", title: "Ba cách pha" })).toEqual([]);
    expect(codes("linkedin", { media: [pdf], text: "" })).toEqual(["error title_missing"]);
    expect(codes("linkedin", { media: [pdf, photo] })).toEqual(["error media_mixed"]);
    expect(codes("linkedin", { media: [pdf, pdf] })).toEqual(["error several_documents"]);
  });

  it("puts one picture on the card of a link that the text does not hold", () => {
    const link = "https://mochien.example/menu";
    expect(codes("linkedin", { link, title: "Thực đơn", media: [photo] })).toEqual([]);
    expect(codes("linkedin", { link, media: [] })).toEqual(["warning link_untitled"]);
    expect(codes("linkedin", { link, media: [photo, photo] })).toEqual(["error link_with_media"]);
    expect(codes("linkedin", { link, text: `Xem ${link}`, media: [photo, photo] })).toEqual([]);
  });

  it("keeps mentions, and what is written reads back as it was", () => {
    const text = "Chào @[Cà phê (Sớm Mai)](urn:li:organization:5515715) #cà_phê (a_b)";
    expect(toLittleText(text)).toBe("Chào @[Cà phê \\(Sớm Mai\\)](urn:li:organization:5515715) #cà_phê \\(a\\_b\\)");
    expect(fromLittleText(toLittleText(text))).toBe(text);
    expect(fromLittleText("Giá \\(mới\\) {hashtag|\\#|sale}")).toBe("Giá (mới) #sale");
    expect(toLittleText("Giá (mới) #sale @shop a_b")).toBe("Giá \\(mới\\) #sale \\@shop a\\_b");
  });

  it("counts what is sent: reserved characters are escaped, hashtags are not", () => {
    expect(toLittleText("Hello (world) #launch_day #1")).toBe("Hello \\(world\\) #launch_day \\#1");
    expect(countText("(a)")).toBe(5);
    expect(linkedinRules.validate(draft({ text: `${"(".repeat(1_500)}x` })).map(({ code }) => code)).toEqual(["linkedin.text_too_long"]);
  });

  it("never leaves a reserved character unescaped outside a hashtag", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "ệ", " ", "#", "_", "(", "\\", "@", "*", "~", "1"), maxLength: 60 }), (text) => {
        const sent = toLittleText(text);
        expect(sent.replace(/\\([\\|{}@[\]()<>#*_~])/gu, "$1")).toBe(text.normalize("NFC"));
        const bare = sent.replace(/\\[\\|{}@[\]()<>#*_~]/gu, "·");
        expect(bare).not.toMatch(/[\\|{}@[\]()<>*~]/u);
        expect(bare.match(/#/g) ?? []).toHaveLength(hashtagsIn(text).length);
      }),
    );
  });
});
