import { describe, expect, test } from "vitest";
import { plainDisclosure } from "@agency/providers/social/post-options";
import { checkPlacement, placedDraft, type PlacedPost } from "./check-placement.ts";

const file = { assetId: "a", mimeType: "image/jpeg", byteLength: 90_000, width: 1080, height: 1080, alt: "Ly cà phê" };
const asContent = { format: null, title: null, text: null, link: null, firstComment: null, options: null, media: null };
const post = (more: Partial<PlacedPost> = {}): PlacedPost => ({
  document: { type: "social", body: "Sáng nay có cà phê mới.", hashtags: ["#caphe"], cta: "", altText: "Một ly", link: "https://moc.vn" },
  media: [file],
  placement: asContent,
  disclosure: plainDisclosure,
  ...more,
});
/** Presses the button of an issue and looks again. */
function press(before: PlacedPost, network: "facebook" | "instagram" | "linkedin" | "tiktok", code: string): PlacedPost {
  const issue = checkPlacement(before, network, "vi").find((candidate) => candidate.code === code);
  if (!issue?.placementFix) throw new Error(`no fix for ${code}`);
  return { ...before, placement: { ...before.placement, ...issue.placementFix.changes } };
}
const codes = (one: PlacedPost, network: "facebook" | "instagram" | "linkedin" | "tiktok") => checkPlacement(one, network, "vi").map(({ code }) => code);

describe("what one network gets", () => {
  test("is the content's own until something else is chosen; empty means none", () => {
    expect(placedDraft(post())).toMatchObject({ format: "feed", text: "Sáng nay có cà phê mới.\n\n#caphe", link: "https://moc.vn", media: [{ assetId: "a" }] });
    expect(placedDraft(post({ placement: { ...asContent, text: "", link: "", media: [], format: "reel" } }))).toMatchObject({ format: "reel", text: "", link: null, media: [] });
  });

  test("one click puts a link into the text where a card is not shown", () => {
    const mended = press(post(), "facebook", "facebook.link_with_photos");
    expect(codes(mended, "facebook")).not.toContain("facebook.link_with_photos");
    expect(placedDraft(mended).text).toContain("https://moc.vn");
  });

  test("one click keeps as many hashtags as the network takes, in any language", () => {
    const many = post({ placement: { ...asContent, text: `Cà phê ${Array.from({ length: 40 }, (_, index) => `#tách${index}x`).join(" ")}` } });
    const mended = press(many, "instagram", "instagram.too_many_hashtags");
    expect(codes(mended, "instagram")).not.toContain("instagram.too_many_hashtags");
    expect(placedDraft(mended).text.startsWith("Cà phê #tách0x")).toBe(true);
  });

  test("one click shortens at a sentence, at a word, and within one endless word", () => {
    for (const text of ["Một câu. ".repeat(400), "từ ".repeat(900), "ế".repeat(2_300), "👩‍👩‍👧‍👦".repeat(400)]) {
      const mended = press(post({ placement: { ...asContent, text } }), "instagram", "instagram.text_too_long");
      expect(codes(mended, "instagram")).not.toContain("instagram.text_too_long");
      expect(placedDraft(mended).text.length).toBeGreaterThan(2_000);
    }
    const sentences = press(post({ placement: { ...asContent, text: "Một câu. ".repeat(400) } }), "instagram", "instagram.text_too_long");
    expect(placedDraft(sentences).text.endsWith("câu.")).toBe(true);
  });

  test("one click takes the file away that is too many, here alone", () => {
    const many = post({ media: Array.from({ length: 11 }, (_, index) => ({ ...file, assetId: String(index) })) });
    const mended = press(many, "instagram", "instagram.too_many_media");
    expect(mended.media).toHaveLength(11);
    expect(mended.placement.media).toHaveLength(10);
  });
});
