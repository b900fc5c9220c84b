import type { WriterLanguage } from "./types.ts";

/**
 * Writes a price as a reader expects it: `199.000 ₫`, `$4.50`, and in English `₫199,000`.
 * Null when there is nothing that can be stated: no number, nought or less, or a currency nobody knows.
 */
export function formatPrice(price: { amount: string; currency: string } | null, language: WriterLanguage): string | null {
  if (!price || !/^\d{1,15}(\.\d{1,6})?$/.test(price.amount) || Number(price.amount) <= 0) return null;
  const currency = price.currency.toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return null;
  const locale = language === "vi" && currency !== "USD" ? "vi-VN" : "en-US";
  return new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol", trailingZeroDisplay: "stripIfInteger" })
    .format(price.amount as `${number}`)
    .replace(/[\u00a0\u202f]/g, " ");
}
