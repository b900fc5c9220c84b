import type { AppLocale } from "./locale.ts";
import { intlLocale } from "./time.ts";

/** Money as the API sends it: a decimal string in major units and an ISO 4217 currency. */
export interface Money {
  amount: string;
  currency: string;
}

/** "199.000 ₫", "$0.0042": small costs keep enough digits to be told from nothing. */
export function formatMoney(money: Money, locale: AppLocale): string {
  const value = Number(money.amount);
  return new Intl.NumberFormat(intlLocale(locale), {
    style: "currency",
    currency: money.currency,
    currencyDisplay: "narrowSymbol",
    ...(value !== 0 && fractionDigits(money.currency) > 0 ? precisionOf(Math.abs(value)) : {}),
  }).format(value);
}

function precisionOf(size: number): Intl.NumberFormatOptions {
  if (size < 0.01) return { maximumSignificantDigits: 2 };
  return size < 1 ? { maximumFractionDigits: 4 } : {};
}

/** Digits after the point that the currency uses: 0 for VND, 2 for USD. */
export function fractionDigits(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * Reads what a person typed ("199.000", "1,250.50", "199k") as a decimal string in major units.
 * Undefined when it is not an amount. The locale decides which mark separates the decimals.
 */
export function parseAmount(text: string, currency: string, locale: AppLocale): string | undefined {
  const trimmed = text.replaceAll(/[\s\u00a0₫$€đ]/gu, "").toLowerCase();
  const shorthand = /^([\d.,]+)(k|tr|m)?$/.exec(trimmed);
  if (!shorthand?.[1]) return undefined;
  const digits = fractionDigits(currency);
  const decimalMark = locale === "vi" ? "," : ".";
  const groupMark = decimalMark === "," ? "." : ",";
  const plain = shorthand[1].replaceAll(groupMark, "").replace(decimalMark, ".");
  if (!/^\d+(\.\d*)?$/.test(plain)) return undefined;
  const factor = shorthand[2] === "k" ? 3 : shorthand[2] ? 6 : 0;
  return shiftDecimal(plain, factor, digits);
}

/** Moves the decimal point on the text itself, so that no amount passes through a float. */
function shiftDecimal(plain: string, factor: number, digits: number): string {
  const [whole = "0", fraction = ""] = plain.split(".");
  const padded = fraction.padEnd(factor + digits, "0");
  const shiftedWhole = (whole + padded.slice(0, factor)).replace(/^0+(?=\d)/, "");
  const shiftedFraction = padded.slice(factor, factor + digits);
  return digits === 0 ? shiftedWhole : `${shiftedWhole}.${shiftedFraction}`;
}
