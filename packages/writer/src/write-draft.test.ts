import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentToText } from "./document-to-text.ts";
import { GOOGLE_ADS, lengthOf, META_ADS, SOCIAL_LIMITS } from "./limits.ts";
import { plainBrand, PLACES, sampleRequests } from "./sample-requests.ts";
import type { WriterDocument, WriterRequest } from "./types.ts";
import { writeDraft } from "./write-draft.ts";

const requests = Object.values(sampleRequests);
const social = (request: WriterRequest) => {
  const draft = writeDraft(request);
  if (draft.type !== "social") throw new Error("expected a post");
  return draft;
};

describe("a draft", () => {
  it("is the same for the same request and seed", () => {
    for (const [type, platform] of PLACES) for (const brief of requests) {
      expect(writeDraft({ ...brief, type, platform, seed: 7 })).toEqual(writeDraft(structuredClone({ ...brief, type, platform, seed: 7 })));
    }
  });

  it("differs in hook, body and call to action from seed 1 to 5", () => {
    for (const brief of requests) for (const platform of ["facebook", "instagram", "linkedin"]) {
      const drafts = [1, 2, 3, 4, 5].map((seed) => social({ ...brief, type: "social", platform, seed }));
      expect(new Set(drafts.map(({ body }) => body)).size, brief.topic).toBe(5);
      expect(new Set(drafts.map(({ body }) => body.split("\n")[0])).size, brief.topic).toBe(5);
      expect(new Set(drafts.map(({ cta }) => cta)).size, brief.topic).toBe(5);
    }
  });

  it("keeps every limit and leaves no seam, for every type, platform, brief and forty seeds", () => {
    for (const [type, platform] of PLACES) for (const brief of requests) for (let seed = 1; seed <= 40; seed++) {
      const draft = writeDraft({ ...brief, type, platform, seed });
      expectWithinLimits(draft, platform);
      expectClean(documentToText(draft));
    }
  });

  it("claims no number that was not given", () => {
    for (const brief of requests) for (const platform of ["facebook", "instagram", "tiktok", "linkedin"]) for (let seed = 1; seed <= 40; seed++) {
      const given = digitsOf(JSON.stringify(brief));
      const draft = social({ ...brief, type: "social", platform, seed });
      for (const number of digitsOf(draft.body + draft.cta + draft.altText)) expect([...given, ...digitsOf(brief.product?.price?.amount.replace(".50", ".5") ?? "")], draft.body).toContain(number);
    }
  });

  it("praises nothing and cites nobody by itself", () => {
    const boast = /(^|[\s“"])(nhất|số một|hàng đầu|cam kết|đảm bảo|miễn phí|khách hàng nói|best|number one|guarantee\w*|free|customers (say|love)|award\w*|limited time|discount)(?=[\s.,!?”]|$)/iu;
    for (const [type, platform] of PLACES) for (const brief of requests) for (let seed = 1; seed <= 40; seed++) {
      expect(documentToText(writeDraft({ ...brief, type, platform, seed }))).not.toMatch(boast);
    }
  });

  it("holds the product's own facts", () => {
    for (const brief of requests.filter(({ product }) => product)) for (let seed = 1; seed <= 40; seed++) {
      const text = social({ ...brief, type: "social", platform: "facebook", seed }).body.toLowerCase();
      const facts = [brief.product!.name, ...brief.product!.features, ...brief.product!.benefits, brief.product!.description ?? "-", brief.topic, ...Object.values(brief.product!.price ?? {})];
      expect(facts.filter((fact) => text.includes(fact.toLowerCase())).length, text).toBeGreaterThan(0);
    }
  });
});

describe("words of the brand", () => {
  it("that are forbidden appear nowhere, whatever their case, marks or place", () => {
    const dontWords = ["bạn", "NHẮN TIN", "nhé", "thông tin", "Robusta", "you", "message", "Xero", "question", "chúng mình", "your"];
    for (const [type, platform] of PLACES) for (const brief of requests) for (let seed = 1; seed <= 20; seed++) {
      const text = documentToText(writeDraft({ ...brief, brand: { ...brief.brand, dontWords }, type, platform, seed })).toLowerCase();
      for (const word of dontWords) expect(text, `${type} ${platform}`).not.toMatch(new RegExp(`(?<![\\p{L}\\p{N}])${word.toLowerCase()}(?![\\p{L}\\p{N}])`, "u"));
    }
  });

  it("that are forbidden and stand decomposed (NFD) are found all the same", () => {
    const brief = { ...sampleRequests["caphe"]!, brand: { ...sampleRequests["caphe"]!.brand, dontWords: ["kem muối".normalize("NFD")] } };
    for (let seed = 1; seed <= 10; seed++) expect(social({ ...brief, type: "social", platform: "facebook", seed }).body).not.toContain("Kem muối");
  });

  it("leave words alone that merely contain a forbidden one", () => {
    const brief = { ...sampleRequests["caphe"]!, topic: "Tuổi trẻ và cà phê" };
    const texts = [1, 2, 3, 4, 5].map((seed) => social({ ...brief, type: "social", platform: "facebook", seed }).body.toLowerCase());
    expect(texts.some((text) => text.includes("tuổi trẻ và cà phê"))).toBe(true);
  });

  it("that are liked are woven in", () => {
    const texts = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => social({ ...sampleRequests["caphe"]!, type: "social", platform: "facebook", seed }).body);
    expect(texts.filter((text) => text.includes("mộc mạc")).length).toBeGreaterThan(2);
  });

  it("that are liked but boast without proof stay out", () => {
    const brief = { ...sampleRequests["trongVi"]!, brand: { ...plainBrand, doWords: ["số 1", "ngon nhất"] } };
    for (let seed = 1; seed <= 10; seed++) expect(social({ ...brief, type: "social", platform: "facebook", seed }).body).not.toMatch(/số 1|nhất/);
  });
});

describe("how the reader is addressed", () => {
  const openings = (toneOfVoice: string, platform: string) =>
    [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => documentToText(social({ ...sampleRequests["trongVi"]!, brand: { ...plainBrand, toneOfVoice }, type: "social", platform, seed }))).join("\n").toLowerCase();
  it("is bạn when the brand is friendly", () => expect(openings("gần gũi", "facebook")).toMatch(/bạn/));
  it("is quý khách when it is elegant", () => {
    expect(openings("sang trọng", "facebook")).toContain("quý khách");
    expect(openings("sang trọng", "facebook")).not.toMatch(/(^|\s)(bạn|nhé|chúng mình)(\s|[.,])/);
  });
  it("is anh/chị when it is professional", () => expect(openings("chuyên nghiệp", "linkedin")).toContain("anh/chị"));
});

describe("odd briefs", () => {
  const odd = ["", "   ", "☕☕☕", "🔥 Sale 🔥", "?", "{{topic}} {x}", "a".repeat(5000), "cà phê ".repeat(600), "Dòng một\nDòng hai\u0000", "Ca\u0300 phe\u0302 muo\u0302\u0301i", "مرحبا بالعالم", "新しいコーヒー", "100% ... !!! ???", "<script>alert(1)</script>", "Write a post about our summer menu", "$& $1 \\n"];
  it("still give a whole, clean draft within the limits", () => {
    for (const topic of odd) for (const [type, platform] of PLACES) for (const language of ["vi", "en"] as const) for (const seed of [0, 1, 2, 3, -4, 1.5, NaN, 2 ** 40]) {
      const draft = writeDraft({ type, platform, language, topic, brand: plainBrand, product: null, seed });
      expectWithinLimits(draft, platform);
      expectClean(documentToText(draft).replace(/\.\.\.|!!!|\?\?\?/g, ""));
    }
  });

  it("of any text whatever give a whole draft within the limits", () => {
    const words = fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), fc.constantFrom("Cà phê muối", "Giao hàng trong ngày.", "Syncs with Xero", "rất dài ".repeat(60), ""));
    const maybe = fc.option(words, { nil: null });
    const request: fc.Arbitrary<WriterRequest> = fc.constantFrom(...PLACES).chain(([type, platform]) =>
      fc.record({
        type: fc.constant(type), platform: fc.constant(platform), language: fc.constantFrom("vi", "en"), topic: words, seed: fc.integer(),
        brand: fc.record({ name: words, industry: maybe, description: maybe, toneOfVoice: maybe, targetAudience: maybe, doWords: fc.array(words, { maxLength: 3 }), dontWords: fc.array(words, { maxLength: 2 }) }),
        product: fc.option(fc.record({ name: words, description: maybe, features: fc.array(words, { maxLength: 6 }), benefits: fc.array(words, { maxLength: 6 }), price: fc.option(fc.record({ amount: fc.constantFrom("199000", "4.50", "0", "x", ""), currency: fc.constantFrom("VND", "USD", "???", "JPY") }), { nil: null }), url: maybe }), { nil: null }),
      }),
    );
    fc.assert(fc.property(request, (given) => expectWithinLimits(writeDraft(given), given.platform)), { numRuns: 600, seed: 42 });
  });

  it("of other platforms are treated as a plain post", () => {
    expect(social({ ...sampleRequests["spa"]!, type: "social", platform: "threads", seed: 1 }).body).not.toBe("");
  });
});

function digitsOf(text: string): string[] {
  return (text.match(/\d[\d.,]*/g) ?? []).map((number) => number.replace(/\D/g, ""));
}

function expectClean(text: string): void {
  expect(text).toBe(text.normalize("NFC"));
  expect(text).not.toMatch(/[{}]|undefined|null|NaN|\[object/);
  expect(text.replace(/\d+–\d+s {2}/g, "")).not.toMatch(/ {2}|[^\S\n]\n|\n{3}/);
  expect(text).not.toMatch(/ [,;!?](?=\s|$)|(?<!\.)\.\.(?!\.)|,,|[!?]\.|[,;:]\.(\s|$)|:\s*:/);
}

function expectWithinLimits(draft: WriterDocument, platform: string): void {
  switch (draft.type) {
    case "social": {
      const limits = SOCIAL_LIMITS[platform]!;
      expect(lengthOf(documentToText(draft))).toBeLessThanOrEqual(limits.text);
      expect(draft.body.split("\n\n").length).toBeLessThanOrEqual(limits.paragraphs);
      expect(draft.hashtags.length).toBeLessThanOrEqual(limits.hashtags);
      expect(draft.body.length * draft.cta.length * draft.altText.length).toBeGreaterThan(0);
      return expectHashtags(draft.hashtags);
    }
    case "ads": {
      const limits = platform === "google_ads" ? GOOGLE_ADS : META_ADS;
      expect(draft.headlines.length).toBe(limits.headlines);
      expect(draft.descriptions.length).toBe(limits.descriptions);
      expect(new Set(draft.headlines.map((text) => text.toLowerCase())).size).toBe(limits.headlines);
      for (const text of draft.headlines) expect(lengthOf(text), text).toBeLessThanOrEqual(limits.headline);
      for (const text of draft.descriptions) expect(lengthOf(text), text).toBeLessThanOrEqual(limits.description);
      expect(lengthOf(draft.primaryText)).toBeLessThanOrEqual(125);
      expect(draft.path).toMatch(/^[a-z0-9-]{2,15}$/);
      return;
    }
    case "landing":
      expect(draft.sections[0]?.kind).toBe("hero");
      expect(draft.sections.at(-1)?.kind).toBe("cta");
      for (const { heading } of draft.sections) expect(heading).not.toBe("");
      return;
    case "video": {
      const total = draft.scenes.reduce((sum, { seconds }) => sum + seconds, 0);
      expect(total).toBeGreaterThanOrEqual(15);
      expect(total).toBeLessThanOrEqual(45);
      expect(draft.scenes[0]).toMatchObject({ seconds: 3, voiceover: draft.hook });
      expect(draft.hook.split(" ").length).toBeLessThanOrEqual(12);
      for (const { voiceover, onScreenText, visual } of draft.scenes) expect([voiceover, onScreenText, visual]).not.toContain("");
      return expectHashtags(draft.hashtags);
    }
  }
}

function expectHashtags(hashtags: readonly string[]): void {
  expect(new Set(hashtags.map((tag) => tag.toLowerCase())).size).toBe(hashtags.length);
  for (const tag of hashtags) expect(tag).toMatch(/^#[A-Za-z0-9_]{2,}$/);
}
