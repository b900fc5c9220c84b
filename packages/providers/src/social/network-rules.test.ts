import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instagramRules, validateInstagramPost } from "./instagram/rules.ts";
import { countText, fromLittleText, linkedinRules, toLittleText } from "./linkedin/rules.ts";
import { conversionMessages, judgePost, networkRules, ruledNetworks, sizeWithin } from "./network-rules.ts";
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
    [{ ...video, videoCodec: "theora", audioCodec: "vorbis" }], [{ ...video, framesPerSecond: 120 }],
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

describe("what only its encoding keeps out", () => {
  const judged = (network: keyof typeof networkRules, media: PostDraft["media"], changes: Partial<PostDraft> = {}) => {
    const { issues, conversions } = judgePost(network, draft({ options: { ...plainOptions, privacyLevel: "PUBLIC_TO_EVERYONE" }, media, ...changes }));
    return { issues: issues.map(({ code, severity }) => `${severity} ${code.slice(network.length + 1)}`), conversions: conversions.map(({ index, kind }) => `${kind} ${index}`) };
  };
  const png = { ...photo, mimeType: "image/png" };
  const mov = { ...video, mimeType: "video/quicktime", videoCodec: "hevc", audioCodec: "pcm-s16", framesPerSecond: 120 };

  it("is converted and told as a notice, each file by its place", () => {
    expect(judged("instagram", [photo, png])).toEqual({ issues: ["notice media_converted"], conversions: ["image 1"] });
    expect(judged("tiktok", [{ ...png, width: 4_000, height: 3_000 }])).toEqual({ issues: ["notice media_converted"], conversions: ["image 0"] });
    expect(judged("linkedin", [{ ...photo, mimeType: "image/webp" }])).toEqual({ issues: ["notice media_converted"], conversions: ["image 0"] });
    expect(judged("facebook", [{ ...photo, byteLength: 12_000_000 }])).toEqual({ issues: ["notice media_converted"], conversions: ["image 0"] });
    expect(judged("instagram", [mov])).toEqual({ issues: ["notice media_converted"], conversions: ["video 0"] });
    expect(judged("instagram", [{ ...video, width: 2_160, height: 3_840 }])).toEqual({ issues: ["notice media_converted"], conversions: ["video 0"] });
    expect(judged("tiktok", [{ ...video, videoCodec: "av1" }])).toEqual({ issues: ["notice media_converted"], conversions: ["video 0"] });
    expect(judged("linkedin", [mov], { title: "Quán" })).toEqual({ issues: ["notice media_converted"], conversions: ["video 0"] });
    expect(judged("facebook", [mov], { format: "reel" })).toEqual({ issues: ["notice media_converted"], conversions: ["video 0"] });
  });

  it("leaves shape, length, small sizes and moving pictures to a person", () => {
    expect(judged("instagram", [{ ...photo, width: 600, height: 1_400 }])).toEqual({ issues: ["error ratio_unsupported"], conversions: [] });
    expect(judged("instagram", [{ ...png, width: 600, height: 1_400 }])).toEqual({ issues: ["error ratio_unsupported", "notice media_converted"], conversions: ["image 0"] });
    expect(judged("instagram", [{ ...png, width: 200, height: 200 }]).issues).toContain("error photo_too_narrow");
    expect(judged("instagram", [{ ...photo, mimeType: "image/gif" }])).toEqual({ issues: ["error media_type_unsupported"], conversions: [] });
    expect(judged("instagram", [{ ...mov, durationSeconds: 2 }]).issues).toContain("error video_length");
    expect(judged("tiktok", [{ ...video, width: 200, height: 360 }])).toEqual({ issues: ["error video_size"], conversions: [] });
    expect(judged("linkedin", [{ ...video, byteLength: 50_000 }], { title: "Quán" })).toEqual({ issues: ["error video_bytes"], conversions: [] });
    expect(judged("facebook", [{ ...video, width: 1_080, height: 1_080, mimeType: "video/quicktime" }], { format: "reel" }).issues).toContain("error video_not_upright");
  });

  it("says nothing of what is fine, nor of what is not known", () => {
    expect(judged("instagram", [photo])).toEqual({ issues: [], conversions: [] });
    expect(judged("instagram", [{ ...video, videoCodec: null, audioCodec: null, framesPerSecond: null }])).toEqual({ issues: [], conversions: [] });
    expect(judged("instagram", [{ ...video, videoCodec: "hevc", audioCodec: "aac", framesPerSecond: 60.02 }])).toEqual({ issues: [], conversions: [] });
  });

  it("never makes a picture larger or another shape, whatever its size", () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        for (const step of [1, 2] as const) {
          const size = sizeWithin({ width, height }, { long: 1_920, short: 1_080 }, step);
          expect(size.width).toBeLessThanOrEqual(Math.max(width, step) + (step - 1));
          expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(1_920);
          expect(Math.min(size.width, size.height)).toBeLessThanOrEqual(1_080);
          const scale = Math.min(1, 1_920 / Math.max(width, height), 1_080 / Math.min(width, height));
          expect(Math.abs(size.width - Math.max(step, width * scale))).toBeLessThanOrEqual(step / 2 + 1e-9);
          expect(Math.abs(size.height - Math.max(step, height * scale))).toBeLessThanOrEqual(step / 2 + 1e-9);
        }
      }),
    );
  });

  it("is worded in both languages", () => {
    const [notice] = judgePost("instagram", draft({ media: [png] })).issues;
    expect(describeIssue(notice!, conversionMessages, "en")).toBe("File 1 (PNG) will be converted to JPEG for Instagram. What it shows stays the same.");
    expect(describeIssue(notice!, conversionMessages, "vi")).toContain("sẽ được chuyển sang JPEG cho Instagram");
  });
});
