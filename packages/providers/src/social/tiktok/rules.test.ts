import { describe, expect, it } from "vitest";
import { disclosureSchema, postOptionsSchema } from "../post-options.ts";
import type { PostDraft } from "../rules.ts";
import { tiktokRules } from "./rules.ts";

const photo = { mimeType: "image/jpeg", byteLength: 300_000, width: 1080, height: 1350, alt: null };
const video = { mimeType: "video/mp4", byteLength: 9_000_000, width: 1080, height: 1920, alt: null, durationSeconds: 30 };
const chosen = postOptionsSchema.parse({ privacyLevel: "PUBLIC_TO_EVERYONE" });
const issues = (changes: Partial<PostDraft>) => tiktokRules.validate({ text: "Sáng nay uống gì?", link: null, media: [video], options: chosen, ...changes }).map(({ code, severity }) => `${severity} ${code.slice("tiktok.".length)}`);

describe("TikTok's rules (R15)", () => {
  it("want a person's choice of who may see it, among TikTok's own", () => {
    expect(issues({})).toEqual([]);
    expect(issues({ options: postOptionsSchema.parse({}) })).toEqual(["error privacy_missing"]);
    expect(issues({ options: postOptionsSchema.parse({ privacyLevel: "EVERYBODY" }) })).toEqual(["error privacy_unknown"]);
    for (const privacyLevel of ["MUTUAL_FOLLOW_FRIENDS", "FOLLOWER_OF_CREATOR", "SELF_ONLY"]) expect(issues({ options: { ...chosen, privacyLevel } })).toEqual([]);
  });

  it("keep branded content from being private", () => {
    const disclosure = disclosureSchema.parse({ paidPartnership: true });
    expect(issues({ disclosure })).toEqual([]);
    expect(issues({ disclosure, options: { ...chosen, privacyLevel: "SELF_ONLY" } })).toEqual(["error branded_private"]);
    expect(issues({ disclosure: disclosureSchema.parse({ ownBrand: true }), options: { ...chosen, privacyLevel: "SELF_ONLY" } })).toEqual([]);
  });

  it("know the feed and the inbox, and nothing else", () => {
    expect(issues({ format: "reel" })).toEqual(["error format_unsupported"]);
    expect(issues({ format: "story" })).toEqual(["error format_unsupported"]);
    // A draft has no audience yet, and its caption is written in the app.
    expect(issues({ format: "draft", options: postOptionsSchema.parse({}) })).toEqual(["warning draft_text_unsent"]);
    expect(issues({ format: "draft", text: "" })).toEqual([]);
    expect(issues({ format: "draft", media: [photo] })).toEqual([]);
    expect(issues({ firstComment: "Đặt bàn ở đây" })).toEqual(["warning first_comment_unsupported"]);
  });

  it("measure the title of a photo post, and pictures against 1080p", () => {
    expect(issues({ media: [photo], title: "ệ".repeat(90) })).toEqual([]);
    expect(issues({ media: [photo], title: "ệ".repeat(91) })).toEqual(["error title_too_long"]);
    expect(issues({ title: "a".repeat(91) })).toEqual([]);
    expect(issues({ media: [{ ...photo, width: 1080, height: 1920 }] })).toEqual([]);
    expect(issues({ media: [{ ...photo, width: 1200, height: 1200 }] })).toEqual(["error photo_too_big"]);
    expect(issues({ media: [{ ...photo, width: 900, height: 1921 }] })).toEqual(["error photo_too_big"]);
  });

  it("say what the API cannot pass on", () => {
    expect(issues({ media: [photo], disclosure: disclosureSchema.parse({ aiGenerated: true }) })).toEqual(["warning photo_disclosure_unsent"]);
    expect(issues({ disclosure: disclosureSchema.parse({ aiGenerated: true }) })).toEqual([]);
    expect(issues({ options: { ...chosen, coverSeconds: 30 } })).toEqual(["error cover_beyond_end"]);
    expect(issues({ options: { ...chosen, coverSeconds: 29 } })).toEqual([]);
  });

  it("hold for videos at their edges", () => {
    expect(issues({ media: [{ ...video, durationSeconds: 600 }] })).toEqual([]);
    expect(issues({ media: [{ ...video, durationSeconds: 601 }] })).toEqual(["error video_too_long"]);
    expect(issues({ media: [{ ...video, width: 360, height: 640 }] })).toEqual([]);
    expect(issues({ media: [{ ...video, width: 359, height: 640 }] })).toEqual(["error video_size"]);
    expect(issues({ media: [{ ...video, byteLength: 4_000_000_001 }] })).toEqual(["error video_too_large"]);
    expect(issues({ media: [{ ...video, mimeType: "video/x-msvideo" }] })).toEqual(["error media_type_unsupported"]);
  });
});
