import { z } from "zod";
import { detectLanguage } from "./detect-language.ts";
import type { BrandFacts, ProductFacts, WriterContentType, WriterLanguage, WriterRequest } from "./types.ts";

/** What a prompt tells a writer; everything of a request but the seed. */
export type ExtractedFacts = Omit<WriterRequest, "seed">;

/**
 * Reads the delimited data of a prompt: `<brand>{…}</brand>`, `<product>{…}</product>`, `<topic>`, `<platform>`,
 * `<language>`, `<content_type>`. What is absent or broken is guessed from the plain text; a brand without
 * data has an empty name. Never throws.
 */
export function extractFacts(prompt: string): ExtractedFacts {
  const text = prompt.normalize("NFC");
  const brand = brandSchema.parse(json(block(text, "brand")));
  const product = productSchema.parse(json(block(text, "product")));
  const plain = plainText(text);
  const topic = block(text, "topic") ?? firstLine(plain) ?? product?.name ?? brand.name;
  const said = block(text, "language")?.toLowerCase() ?? "";
  return {
    brand,
    product: product && product.name !== "" ? product : null,
    topic,
    language: /^(vi|vn|tiếng việt|vietnamese)/.test(said) ? "vi" : /^en|^tiếng anh/.test(said) ? "en" : languageOf(topic, plain),
    platform: block(text, "platform")?.toLowerCase().replace(/[\s-]+/g, "_") ?? PLATFORMS.find(([, pattern]) => pattern.test(plain))?.[0] ?? "facebook",
    type: typeOf(block(text, "content_type")?.toLowerCase()) ?? TYPES.find(([, pattern]) => pattern.test(plain))?.[0] ?? "social",
  };
}

/** The last such block that holds something: examples, if any, come before the data. Instructions may name a mark without closing it. */
function block(text: string, name: string): string | null {
  const found = [...text.matchAll(new RegExp(`<${name}>((?:(?!<${name}>)[^])*?)</${name}>`, "gi"))].map(([, inside = ""]) => inside.trim());
  return found.findLast((inside) => inside !== "") ?? null;
}

function json(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    // A bare name between the marks is a fact too.
    return text.startsWith("{") ? null : { name: text.slice(0, 200) };
  }
}

function plainText(text: string): string {
  return text.replace(/<([a-z_]+)>(?:(?!<\1>)[^])*?<\/\1>/gi, "\n").trim();
}

function firstLine(text: string): string | null {
  const lines = text.split("\n").map((line) => line.replace(/^(topic|chủ đề|about)\s*:\s*/i, "").trim());
  return lines.find((line) => /\p{L}/u.test(line))?.slice(0, 300) ?? null;
}

function languageOf(topic: string, plain: string): WriterLanguage {
  const found = detectLanguage(topic);
  return found === "other" ? (detectLanguage(plain) === "vi" ? "vi" : "en") : found;
}

function typeOf(name: string | undefined): WriterContentType | undefined {
  return (["social", "ads", "landing", "video"] as const).find((type) => type === name);
}

const text = z.string().nullish().transform((value) => value ?? null).catch(null);
const texts = z.array(z.string().catch("")).nullish().transform((values) => (values ?? []).filter((value) => value !== "")).catch([]);
const amount = z.union([z.string(), z.number().transform(String)]);
const nothing: BrandFacts = { name: "", industry: null, description: null, toneOfVoice: null, targetAudience: null, doWords: [], dontWords: [] };
const brandSchema: z.ZodType<BrandFacts> = z.object({ name: z.string().catch(""), industry: text, description: text, toneOfVoice: text, targetAudience: text, doWords: texts, dontWords: texts }).catch(nothing);
const productSchema: z.ZodType<ProductFacts | null> = z
  .object({ name: z.string().catch(""), description: text, features: texts, benefits: texts, price: z.object({ amount, currency: z.string() }).nullish().transform((value) => value ?? null).catch(null), url: text })
  .nullable()
  .catch(null);

const PLATFORMS: readonly (readonly [string, RegExp])[] = [
  ["google_ads", /google[ _]ads|adwords/i], ["meta_ads", /(meta|facebook)[ _]ads/i], ["instagram", /instagram/i], ["tiktok", /tiktok/i], ["linkedin", /linkedin/i], ["youtube", /youtube/i], ["facebook", /facebook/i],
];
const TYPES: readonly (readonly [WriterContentType, RegExp])[] = [
  ["landing", /landing[ _-]?page|trang đích/i], ["video", /video|kịch bản|\breels?\b|script/i], ["ads", /\bads?\b|quảng cáo/i],
];
