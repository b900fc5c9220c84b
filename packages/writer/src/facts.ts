import { detectLanguage } from "./detect-language.ts";
import { shortenToClause, shortenToWords } from "./limits.ts";
import { formatPrice } from "./money.ts";
import { capitalize, cleanFact, containsWord, endSentence, lowerFirst } from "./text.ts";
import type { WriterLanguage, WriterRequest } from "./types.ts";

/** What may be said: cleaned, of a sensible size, free of forbidden words. */
export interface Facts {
  /** Null when the name cannot be used (empty, or itself forbidden). */
  brand: string | null;
  product: string | null;
  features: string[];
  benefits: string[];
  price: string | null;
  /** A whole sentence. */
  description: string | null;
  /** A whole sentence. */
  brandDescription: string | null;
  audience: string | null;
  industry: string | null;
  url: string | null;
  doWords: string[];
}

export function readFacts({ brand, product, language }: WriterRequest): Facts {
  const forbidden = (text: string) => containsWord(text, brand.dontWords);
  const name = (text: string | undefined) => {
    const clean = shortenToWords(cleanFact(text), 80);
    return clean === "" || !/[\p{L}\p{N}]/u.test(clean) || forbidden(clean) ? null : clean;
  };
  const list = (items: readonly string[]) => items.map((item) => statement(item)).filter((item) => item !== "" && !forbidden(item));
  const sentence = (text: string | null) => {
    const clean = cleanFact(text);
    if (clean === "" || forbidden(clean) || isForeign(clean, language)) return null;
    const short = shortenToClause(clean, 220);
    return short === "" ? null : capitalize(endSentence(short));
  };
  const features = unique(list(product?.features ?? []));
  const description = sentence(product?.description ?? null);
  const brandDescription = sentence(brand.description);
  return {
    brand: name(brand.name),
    product: product ? name(product.name) : null,
    features,
    benefits: unique(list(product?.benefits ?? [])).filter((benefit) => !features.includes(benefit)),
    price: product ? formatPrice(product.price, language) : null,
    description,
    brandDescription: brandDescription === description ? null : brandDescription,
    audience: audienceOf(brand.targetAudience, language, forbidden),
    industry: name(brand.industry ?? undefined),
    url: product?.url && /^https?:\/\/\S+$/.test(product.url) && !forbidden(product.url) ? product.url : null,
    doWords: brand.doWords.map(cleanFact).filter((word) => word !== "" && word.split(" ").length <= 4 && word.length <= 30 && !SUPERLATIVE.test(word) && !forbidden(word) && !isForeign(word, language)),
  };
}

/** A fact of a size that can stand on one line; what cannot be shortened without changing its sense is left out. */
function statement(text: string): string {
  const clean = cleanFact(text);
  if (!/[\p{L}\p{N}]/u.test(clean)) return "";
  return capitalize(shortenToClause(clean, 140));
}

/** Audiences are written for planners (`Nữ, 25–40 tuổi, thu nhập khá`): only a part that can be said to a reader's face is kept. */
function audienceOf(text: string | null, language: WriterLanguage, forbidden: (text: string) => boolean): string | null {
  const [part = ""] = cleanFact(text).replace(/^(dành cho|cho|for)\s+/iu, "").split(/[,;:.(/\d–—]|\s-\s|\s(tuổi|từ|ages?|aged|between|độ tuổi|in their)(?=\s|$)/u);
  const clean = part.trim();
  const words = clean.split(/\s+/u).length;
  const readable = language === "vi" ? words >= 2 : words >= 1 && clean.length >= 4;
  if (!readable || words > 8 || clean.length > 60 || !/\p{L}/u.test(clean) || forbidden(clean) || isForeign(clean, language) || DEMOGRAPHIC.test(clean)) return null;
  return lowerFirst(clean, language);
}

function isForeign(text: string, language: WriterLanguage): boolean {
  const found = detectLanguage(text);
  return found !== language && found !== "other" && text.includes(" ");
}

function unique(items: readonly string[]): string[] {
  return [...new Map(items.map((item) => [item.toLocaleLowerCase("vi"), item])).values()];
}

const DEMOGRAPHIC = /(^|\s)(nam|nữ|giới tính|thu nhập|income|male|female|gen z|b2b|b2c)(\s|$)/iu;
/** A brand may like to hear that it is the best; without proof it cannot be printed. */
const SUPERLATIVE = /(^|\s)(nhất|số 1|số một|hàng đầu|top|best|#1|number one|no\.? ?1|leading)(\s|$)/iu;
