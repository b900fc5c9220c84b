import { foldText } from "@agency/platform/text";
import { findPrices, structuredPrice, type FoundPrice } from "./parse-price.ts";
import type { FlowItem } from "./read-html.ts";
import { readStructured } from "./read-structured.ts";
import type { SitePage } from "./read-site.ts";
import type { ProposalSource } from "./schema.ts";

export interface FoundProduct {
  name: string;
  description: string | null;
  features: string[];
  price: FoundPrice | null;
  url: string | null;
  image: string | null;
  source: ProposalSource;
}

const mostProducts = 24;
const starting = /(?<!\p{L})(từ|chỉ từ|from|starting at|starts at)\s*:?\s*$/iu;
const label = /^(giá(?: bán)?|price|chỉ|chỉ còn|only|now|cost|khuyến mãi|ưu đãi)?\s*[:\-–—.…|]*$/iu;
const aboutMoney = /freeship|miễn phí|giao hàng|vận chuyển|đơn (hàng )?từ|giảm|voucher|coupon|discount|\boff\b|shipping|delivery|deposit|đặt cọc|hotline/i;

/** Products that pages show, structured data first: a price comes only from a place where it stands as one sum. */
export function readProducts(pages: readonly SitePage[]): FoundProduct[] {
  const found = new Map<string, FoundProduct>();
  const add = (product: FoundProduct) => {
    const key = foldText(product.name).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    const known = found.get(key);
    if (known) found.set(key, { ...known, description: known.description ?? product.description, image: known.image ?? product.image, price: known.price ?? (known.source === "price_pattern" ? product.price : null) });
    else if (key.length > 1 && found.size < mostProducts) found.set(key, product);
  };
  for (const { url, reading } of pages) {
    for (const product of readStructured(reading.jsonLd).products) add({ ...product, url: absolute(product.url, url), image: absolute(product.image, url), source: "schema_org" });
  }
  for (const { url, reading } of pages) {
    const { metas } = reading;
    const name = metas.get("og:title");
    if (name && (/product/i.test(metas.get("og:type") ?? "") || metas.has("product:price:amount"))) {
      const price = structuredPrice(metas.get("product:price:amount") ?? metas.get("og:price:amount"), metas.get("product:price:currency") ?? metas.get("og:price:currency"));
      add({ name: name.slice(0, 200), description: metas.get("og:description") ?? null, features: [], price, url: url.href, image: absolute(metas.get("og:image") ?? null, url), source: "og_product" });
    }
    for (const product of byPricePattern(reading.flow)) add({ ...product, image: absolute(product.image, url), url: null });
  }
  return [...found.values()];
}

function byPricePattern(flow: readonly FlowItem[]): Omit<FoundProduct, "url">[] {
  const found: Omit<FoundProduct, "url">[] = [];
  let taken = -1;
  for (const [index, item] of flow.entries()) {
    if (item.kind === "image" || item.text.length > 220) continue;
    const prices = findPrices(item.text);
    if (prices.length === 0 || aboutMoney.test(item.text)) continue;
    const before = item.text.slice(0, prices[0]!.at).trim();
    const isSum = prices.length === 1 && !starting.test(before);
    const named = nameIn(before.replace(starting, "")) ?? nameAbove(flow, index, taken);
    if (named === null) continue;
    const from = named.at ?? index;
    found.push({
      name: named.name,
      description: descriptionOf(flow, from, index),
      features: [],
      price: isSum ? prices[0]!.price : null,
      image: imageNear(flow, from, taken),
      source: "price_pattern",
    });
    taken = index;
  }
  return found;
}

function nameIn(before: string): { name: string; at: number | null } | null {
  const name = before.replace(/[\s:.…·•|\-–—]+$/u, "").replace(/^[\s·•\-–—*\d.)]+(?=\p{L})/u, "").trim();
  return name.length >= 3 && name.length <= 90 && !label.test(name) && /\p{L}{2}/u.test(name) ? { name, at: null } : null;
}

/** The nearest heading above, else the nearest short line that is no sentence. */
function nameAbove(flow: readonly FlowItem[], index: number, taken: number): { name: string; at: number } | null {
  let short: { name: string; at: number } | null = null;
  for (let at = index - 1; at > Math.max(taken, index - 6); at -= 1) {
    const item = flow[at]!;
    if (item.kind === "image" || item.text.length < 3 || item.text.length > 120 || findPrices(item.text).length > 0) continue;
    if (item.kind === "heading") return { name: item.text, at };
    if (short === null && item.text.length <= 70 && !/[.!?…]$/.test(item.text) && !label.test(item.text)) short = { name: item.text, at };
  }
  return short;
}

function descriptionOf(flow: readonly FlowItem[], from: number, to: number): string | null {
  const usable = (item: FlowItem | undefined) => (item?.kind === "text" && item.text.length >= 20 && item.text.length <= 400 && findPrices(item.text).length === 0 ? item.text : null);
  for (let at = from + 1; at < to; at += 1) if (usable(flow[at])) return usable(flow[at]);
  return usable(flow[to + 1]);
}

function imageNear(flow: readonly FlowItem[], from: number, taken: number): string | null {
  for (let at = from; at > Math.max(taken, from - 4); at -= 1) {
    const item = flow[at]!;
    if (item.kind === "image" && !item.isLogo && !item.inHeader) return item.src;
  }
  return null;
}

export function absolute(href: string | null, base: URL): string | null {
  if (href === null || !URL.canParse(href, base.href)) return null;
  const url = new URL(href, base);
  return /^https?:$/.test(url.protocol) && url.username === "" ? url.href.slice(0, 2_000) : null;
}
