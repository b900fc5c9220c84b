import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectLanguage, writeDraft, writeTransform, type WriterDocument, type WriterRequest, type WriterTransform } from "./index.ts";
import { sentencesOf } from "./transform-texts.ts";

const brief: WriterRequest = {
  type: "social",
  platform: "facebook",
  language: "vi",
  topic: "Khai trương chi nhánh bên sông",
  brand: { name: "Cà Phê Sông Hàn", industry: "F&B", description: "Quán cà phê bên sông Hàn, Đà Nẵng.", toneOfVoice: "ấm áp, gần gũi", targetAudience: "dân văn phòng", doWords: [], dontWords: ["rẻ nhất"] },
  product: { name: "Cà phê sữa đá", description: "Phin truyền thống.", features: ["Hạt Robusta rang mỗi tuần", "Pha phin từng ly"], benefits: ["Tỉnh táo cả buổi sáng", "Mang đi không đổ"], price: { amount: "29000", currency: "VND" }, url: "https://caphesonghan.vn" },
  seed: 7,
};
const post: WriterDocument = {
  type: "social",
  body: "Sáng nay bạn uống gì? ☕\n\nCà phê sữa đá 29.000₫, hạt Robusta rang mỗi tuần. Tụi mình pha phin từng ly.\n\nQuán mở cửa từ 6 giờ. Bạn bè rủ nhau ghé nha!",
  hashtags: ["#CaPheSongHan"],
  cta: "Ghé quán sáng nay. Xem thêm: https://caphesonghan.vn",
  altText: "Ly cà phê sữa đá",
};
const run = (transform: Omit<WriterTransform, "document"> & { document?: WriterDocument }, changes: Partial<WriterRequest> = {}) =>
  writeTransform({ ...brief, ...changes, transform: { document: post, ...transform } }) as Extract<WriterDocument, { type: "social" }>;

describe("rewriting without a model", () => {
  it("shortens by whole sentences of the person's own, and keeps the opening and the price", () => {
    const { body, cta } = run({ operation: "shorten" });
    expect(body.length).toBeLessThan(post.type === "social" ? post.body.length * 0.7 : 0);
    expect(body.startsWith("Sáng nay bạn uống gì?")).toBe(true);
    expect(body).toContain("29.000₫");
    expect(cta).toBe(post.type === "social" ? post.cta : "");
    const own = sentencesOf(post.type === "social" ? post.body : "", "vi").map(({ text }) => text);
    for (const { text } of sentencesOf(body, "vi")) expect(own).toContain(text);
  });

  it("lengthens with facts of the brief that were not told yet, and keeps every word that stood there", () => {
    const short = { ...post, body: "Sáng nay bạn uống gì?" } as WriterDocument;
    const { body } = run({ operation: "lengthen", document: short });
    expect(body.startsWith("Sáng nay bạn uống gì?")).toBe(true);
    expect(body.length).toBeGreaterThan("Sáng nay bạn uống gì?".length * 1.4);
  });

  it("makes Vietnamese formal: address, particles, emoji and exclamation marks; friends stay friends", () => {
    const { body } = run({ operation: "formal" });
    expect(body).toContain("Sáng nay quý khách uống gì?");
    expect(body).toContain("Chúng tôi pha phin từng ly.");
    expect(body).toContain("Bạn bè rủ nhau ghé.");
    expect(body).not.toMatch(/☕|!|\bnha\b/u);
  });

  it("addresses the reader as the brand always does, whatever the tone", () => {
    const brand = { ...brief.brand, formality: "ban" as const };
    expect(run({ operation: "formal" }, { brand }).body).toContain("Sáng nay bạn uống gì?");
    expect(run({ operation: "friendlier", document: { ...post, body: "Quý khách ghé quán." } as WriterDocument }, { brand: { ...brand, formality: "anh_chi" } }).body).toContain("Anh/chị ghé quán.");
  });

  it("makes Vietnamese friendlier and English contracted", () => {
    const stiff = { ...post, body: "Kính mời quý khách ghé quán. Chúng tôi mở cửa từ 6 giờ.", cta: "Ghé quán sáng nay." } as WriterDocument;
    const warm = run({ operation: "friendlier", document: stiff });
    expect(warm.body).toContain("Mời bạn ghé quán.");
    expect(warm.body).toContain("Tụi mình mở cửa");
    expect(warm.cta).toBe("Ghé quán sáng nay nhé.");
    const english = run({ operation: "friendlier", document: { ...stiff, body: "We are open. You will like it.", cta: "" } as WriterDocument }, { language: "en" });
    expect(english.body).toContain("We’re open. You’ll like it.");
    expect(run({ operation: "formal", document: { ...stiff, body: "We're open! You can't miss it." } as WriterDocument }, { language: "en" }).body).toBe("We are open. You cannot miss it.");
  });

  it("fits another network: length, tags, and no link where none can be tapped", () => {
    const tiktok = run({ operation: "adapt" }, { platform: "tiktok" });
    expect([...tiktok.body].length).toBeLessThanOrEqual(300);
    expect(tiktok.cta).not.toContain("https://");
    expect(tiktok.body).toContain("Sáng nay bạn uống gì?");
    expect(run({ operation: "adapt" }, { platform: "linkedin" }).body).not.toContain("☕");
  });

  it("writes another language anew from the facts", () => {
    const english = run({ operation: "translate" }, { language: "en" });
    expect(detectLanguage(english.body.replaceAll("Cà phê sữa đá", "it").replaceAll("Cà Phê Sông Hàn", "us"))).toBe("en");
    expect(english.body).not.toContain("Tỉnh táo");
    expect(english.hashtags.length).toBeGreaterThan(0);
  });

  it("turns to another subject when asked", () => {
    expect(run({ operation: "instruct", instruction: "Viết về đêm nhạc cuối tuần" }).body.toLowerCase()).toContain("đêm nhạc cuối tuần");
  });

  it("speaks of what was asked for, whatever the seed", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { body } = writeTransform({ ...brief, seed, transform: { operation: "instruct", document: post, instruction: "Viết về đêm nhạc cuối tuần" } }) as { body: string };
      expect(body.toLowerCase(), `seed ${seed}`).toContain("đêm nhạc cuối tuần");
    }
  });

  it("writes one place anew, unlike what stands there", () => {
    const ad = writeDraft({ ...brief, type: "ads", platform: "google_ads" }) as Extract<WriterDocument, { type: "ads" }>;
    const { value } = writeTransform({ ...brief, type: "ads", platform: "google_ads", transform: { operation: "field", document: ad, pointer: "/headlines/0" } }) as { value: string };
    expect(typeof value).toBe("string");
    expect(value).not.toBe(ad.headlines[0]);
    const cta = (writeTransform({ ...brief, transform: { operation: "field", document: post, pointer: "/cta" } }) as { value: string }).value;
    expect(cta).not.toBe(post.type === "social" ? post.cta : "");
  });

  it("repairs a forbidden word by leaving its sentence out", () => {
    const bad = { ...post, body: "Cà phê rẻ nhất thành phố. Giá 29.000₫ một ly." } as WriterDocument;
    const { body } = run({ operation: "repair", document: bad, violations: [{ code: "brand.word_not_wanted", pointer: "/text", detail: "Thương hiệu không dùng từ “rẻ nhất”." }] });
    expect(body).toBe("Giá 29.000₫ một ly.");
  });

  it("answers the same structure for every operation, type and hostile text, and never throws", () => {
    const operations = ["shorten", "lengthen", "friendlier", "formal", "adapt", "translate", "instruct", "repair"] as const;
    fc.assert(
      fc.property(fc.constantFrom(...operations), fc.constantFrom("social", "ads", "landing", "video"), fc.string({ unit: "grapheme", maxLength: 300 }), fc.constantFrom("vi", "en"), (operation, type, text, language) => {
        const draft = writeDraft({ ...brief, type });
        const document = JSON.parse(JSON.stringify(draft), (_key, value: unknown) => (typeof value === "string" && value.length > 40 ? text : value)) as WriterDocument;
        const written = writeTransform({ ...brief, type, language, transform: { operation, document, instruction: text, violations: [{ code: "x", pointer: "/body", detail: text }] } });
        expect(Object.keys(written).toSorted()).toEqual(Object.keys(draft).toSorted());
      }),
      { numRuns: 150 },
    );
  });
});
