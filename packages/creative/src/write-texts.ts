import type { GraphicBrand, GraphicDocument, GraphicLanguage, GraphicProduct, GraphicTexts, TemplateField, TextField } from "./graphic.ts";
import { shortCall } from "./short-call.ts";
import { findTemplate } from "./templates/index.ts";

/**
 * What a template sets for a content: its own words, shortened at sentences, with the product's facts. Nothing is invented; a field for
 * which there is nothing stays empty. Throws `GraphicError` `unknown_template`.
 */
export function textsFromDocument(template: string, document: GraphicDocument, product: GraphicProduct | null, brand: GraphicBrand): GraphicTexts {
  const { fields, kind } = findTemplate(template);
  const source = readSource(document);
  const price = product?.price ? formatPrice(product.price, brand.language) : "";
  // The price has a place of its own.
  const isPriced = price !== "" && fields.some(({ field }) => field === "price");
  const worded = (texts: readonly string[]) => texts.map((text) => withoutPrice(text, { anywhere: isPriced })).filter(Boolean);
  const facts = [...(product?.features ?? []), ...(product?.benefits ?? [])];
  const candidates: Partial<Record<TextField, readonly string[]>> = {
    headline: kind === "hiring" || kind === "menu" ? source.headlines : [...(kind === "product" ? [product?.name ?? ""] : []), ...worded([...source.headlines, ...source.sentences]), product?.name ?? "", brand.name],
    body: [...worded(source.supporting).filter((text) => !text.endsWith(":")), product?.description ?? "", ...(product?.benefits ?? [])],
    // The brand's name stands there already, beside its logo.
    kicker: [product?.name ?? "", ...(kind === "product" ? facts : [])],
    price: [price],
    footer: [brand.websiteUrl ? hostOf(brand.websiteUrl) : ""],
    author: [kind === "quote" ? brand.name : ""],
    badge: source.figures,
  };
  const texts: GraphicTexts = {};
  const write = (field: TemplateField) => {
    const text =
      field.field === "items" ? itemsFor(field, source.items, facts, kind) : field.field === "cta" ? shortCall(source.cta, field.maxLength, brand.name) : firstFitting(candidates[field.field] ?? [], field, Object.values(texts));
    if (text) texts[field.field] = text;
  };
  // The headline chooses first: what it says nothing else repeats.
  for (const field of fields.toSorted((one, other) => Number(other.field === "headline") - Number(one.field === "headline"))) write(field);
  // A template that cannot do without its headline gets one.
  if (!texts.headline) texts.headline = shorten(source.sentences[0] ?? product?.name ?? brand.name, 80);
  return texts;
}

interface Source {
  headlines: string[];
  sentences: string[];
  supporting: string[];
  items: string[];
  /** Shares and gifts that stand in the text, such as −20%. */
  figures: string[];
  cta: string;
}

function readSource(document: GraphicDocument): Source {
  const hero = document.sections?.find((section) => section.kind === "hero") ?? document.sections?.[0];
  const body = document.body ?? document.primaryText ?? document.caption ?? hero?.body ?? "";
  const lines = body.split("\n").map(plain).filter(Boolean);
  const bullets = lines.filter((line) => bullet.test(line)).map((line) => line.replace(bullet, ""));
  const sentences = lines.filter((line) => !bullet.test(line)).flatMap(splitSentences);
  const headlines = [...(document.headlines ?? []), hero?.heading ?? "", document.hook ?? ""].map(plain).filter(Boolean);
  const listed = document.sections?.find((section) => section.items.length > 1)?.items ?? [];
  const scenes = (document.scenes ?? []).map((scene) => scene.onScreenText);
  return {
    headlines,
    sentences,
    supporting: [...(document.descriptions ?? []).map(plain), ...sentences.slice(headlines.length > 0 ? 0 : 1)],
    items: [bullets, listed, scenes].find((list) => list.length > 1)?.map(plain) ?? [],
    figures: [...body.matchAll(/(?<![\d.,])[-−]?\s?\d{1,2}\s?%/gu)].map(([figure]) => figure.replace(/^-/, "−").replace(/\s/gu, "")),
    cta: plain(document.cta ?? ""),
  };
}

const bullet = /^\s*(?:[-•*✓✔–]|\d{1,2}[.)])\s+/u;

/** Without hashtags, links and emoji. */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .replace(/https?:\/\/\S+|#[\p{L}\p{N}_]+|[\p{Extended_Pictographic}\uFE0F\u200D]/gu, "")
    .replace(/[ \t]+/gu, " ")
    .trim();
}

function splitSentences(text: string): string[] {
  return text.split(/(?<=[.!?…])\s+(?=[\p{Lu}“"])/u).map((sentence) => sentence.trim()).filter(Boolean);
}

/** The first that fits whole; else the first, cut between its parts. */
function firstFitting(candidates: readonly string[], { field, maxLength }: TemplateField, used: readonly string[]): string {
  const given = candidates.map(plain).filter((text) => text && !used.some((other) => same(other, text)));
  const whole = given.find((text) => text.length <= maxLength);
  const tidy = (text: string) => (field === "headline" || field === "kicker" ? text.replace(/(?<=[^.])[.:]$/u, "") : text);
  if (whole) return tidy(whole);
  const first = given[0];
  return first && (field === "headline" || field === "body") ? tidy(shorten(first, maxLength)) : "";
}

/** Ends at a clause where there is one, else the whole text: setting it small is the template's business, not a cut in silence. */
function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const clauses = text.split(/(?<=[,;:–—])\s+/u);
  let kept = "";
  for (const clause of clauses) {
    const longer = kept ? `${kept} ${clause}` : clause;
    if (longer.length > maxLength) break;
    kept = longer;
  }
  return kept.length >= 12 ? kept.replace(/[\s,;:–—]+$/u, "") : text;
}

function itemsFor(field: TemplateField, found: readonly string[], facts: readonly string[], kind: string): string {
  const most = field.maxItems ?? 5;
  if (kind === "menu") return found.filter((line) => line.includes("|")).slice(0, most).join("\n");
  const items = found.length > 1 ? found : facts;
  return items.map(plain).filter(Boolean).slice(0, most).join("\n");
}

function formatPrice(price: { amount: string; currency: string }, language: GraphicLanguage): string {
  const whole = price.currency === "VND";
  return new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-US", { style: "currency", currency: price.currency, ...(whole && { maximumFractionDigits: 0 }) }).format(Number(price.amount));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
}

const money = "\\d[\\d.,\\s]*(?:₫|đ|vnđ|vnd|usd|\\$)";
const priceAtTheEnd = new RegExp(`\\s*[:–—,-]\\s*(?:chỉ |giá |only )?${money}\\s*\\.?$`, "iu");
const nothingButPrice = new RegExp(`^(?:giá|price)(?=[\\s:])[^.!?]*?${money}\\s*\\.?$|^${money}\\s*\\.?$`, "iu");

/** A sentence that only tells the price is none for a picture; @param options.anywhere also "Trà sen: 45.000 ₫" loses its end */
function withoutPrice(text: string, { anywhere }: { anywhere: boolean }): string {
  if (nothingButPrice.test(text)) return "";
  return anywhere ? text.replace(priceAtTheEnd, "") : text;
}

/** Whatever the mark at the end. */
const same = (one: string, other: string) => bare(one) === bare(other);
const bare = (text: string): string => text.toLocaleLowerCase().replace(/[\s.:!?…]+$/u, "");
