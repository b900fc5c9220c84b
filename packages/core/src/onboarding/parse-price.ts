/** A price as it is shown: decimal string in major units. */
export interface FoundPrice {
  amount: string;
  currency: "VND" | "USD";
}

const dong = String.raw`(?:₫|vnđ|vnd|đồng|đ)(?![\p{L}\p{N}])`;
const patterns: { pattern: RegExp; read: (match: RegExpMatchArray) => FoundPrice | null }[] = [
  { pattern: new RegExp(String.raw`(?<![\p{L}\p{N}.,])(\d{1,3}(?:[.,\s]\d{3}){1,3}|\d{4,10})\s?${dong}`, "giu"), read: ([, digits]) => vnd(Number(digits!.replace(/\D/g, ""))) },
  { pattern: /(?<![\p{L}\p{N}.,])(\d{1,4})(?:[.,](\d))?\s?k(?![\p{L}\p{N}])/giu, read: ([, whole, tenth]) => vnd(Number(whole) * 1_000 + Number(tenth ?? 0) * 100) },
  { pattern: /(?<![\p{L}\p{N}.,])(\d{1,3})(?:[.,](\d{1,3}))?\s?(?:triệu|tr)(?![\p{L}\p{N}])/giu, read: ([, whole, part]) => vnd(Number(whole) * 1_000_000 + (part ? Number(part) * 10 ** (6 - part.length) : 0)) },
  { pattern: /(?:US)?\$\s?(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?(?![\d.,]*\d)/giu, read: ([, whole, cents]) => usd(whole!, cents) },
  { pattern: /(?<![\p{L}\p{N}.,])(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?\s?USD(?![\p{L}\p{N}])/giu, read: ([, whole, cents]) => usd(whole!, cents) },
];

/** Prices in a line of text with the place where each begins: "199.000đ", "199k", "1,5 triệu", "$25". In order. */
export function findPrices(text: string): { price: FoundPrice; at: number; end: number }[] {
  const line = text.slice(0, 2_000);
  const found = patterns.flatMap(({ pattern, read }) =>
    [...line.matchAll(pattern)].flatMap((match) => {
      const price = read(match);
      return price ? [{ price, at: match.index, end: match.index + match[0].length }] : [];
    }),
  );
  found.sort((left, right) => left.at - right.at || right.end - left.end);
  return found.filter((one, index) => index === 0 || one.at >= found[index - 1]!.end);
}

/** A price of structured data, as `{price: "199000", priceCurrency: "VND"}`; null for anything that is not one sum. */
export function structuredPrice(amount: unknown, currency: unknown): FoundPrice | null {
  const code = typeof currency === "string" ? currency.trim().toUpperCase() : "";
  if (code !== "VND" && code !== "USD") return null;
  const text = String(typeof amount === "number" || typeof amount === "string" ? amount : "").trim();
  if (code === "VND") return /^\d{1,10}(\.0+)?$/.test(text) ? vnd(Math.trunc(Number(text))) : /^\d{1,3}([.,]\d{3})+$/.test(text) ? vnd(Number(text.replace(/\D/g, ""))) : null;
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?$/.exec(text);
  return match ? usd(match[1]!, match[2]) : null;
}

/** A sum of a few dong is a count or a phone number, not a price. */
const vnd = (amount: number): FoundPrice | null => (amount >= 1_000 && amount <= 100_000_000_000 ? { amount: String(amount), currency: "VND" } : null);
const usd = (whole: string, cents: string | undefined): FoundPrice | null => {
  const amount = `${Number(whole.replaceAll(",", ""))}${cents ? `.${cents}` : ""}`;
  return Number(amount) > 0 ? { amount, currency: "USD" } : null;
};
