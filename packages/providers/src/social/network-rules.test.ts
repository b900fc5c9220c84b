import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instagramRules, validateInstagramPost } from "./instagram/rules.ts";
import { countText, linkedinRules, toLittleText } from "./linkedin/rules.ts";
import { networkRules, ruledNetworks } from "./network-rules.ts";
import { describeIssue, hashtagsIn, type PostDraft } from "./rules.ts";
import { tiktokRules } from "./tiktok/rules.ts";

const photo = { mimeType: "image/jpeg", byteLength: 300_000, width: 1080, height: 1350, alt: "Ly cà phê sữa đá" };
const video = { mimeType: "video/mp4", byteLength: 9_000_000, width: 1080, height: 1920, alt: null, durationSeconds: 30 };
const draft = (changes: Partial<PostDraft> = {}): PostDraft => ({ text: "Sáng nay uống gì?", link: null, media: [photo], ...changes });
const codes = (network: keyof typeof networkRules, changes: Partial<PostDraft>) => networkRules[network].validate(draft(changes)).map(({ code, severity }) => `${severity} ${code.slice(network.length + 1)}`);

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
