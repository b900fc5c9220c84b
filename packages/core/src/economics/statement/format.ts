import type { Money } from "../schema.ts";
import type { StatementLanguage } from "./words.ts";

const tags: Record<StatementLanguage, string> = { vi: "vi-VN", en: "en-GB" };

/** `7.774.000 ₫`, `$299.00`: digits as the currency has them, marks as the language writes them. */
export function formatStatementMoney({ amount, currency }: Money, language: StatementLanguage): string {
  return new Intl.NumberFormat(tags[language], { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(amount as Intl.StringNumericLiteral);
}

export function formatCount(count: number, language: StatementLanguage): string {
  return new Intl.NumberFormat(tags[language]).format(count);
}

/** `30/11/2026`: a calendar day needs no zone, an instant is seen in the organization's. */
export function formatDay(day: string, language: StatementLanguage, timeZone: string): string {
  const isInstant = day.includes("T");
  return new Intl.DateTimeFormat(tags[language], { day: "2-digit", month: "2-digit", year: "numeric", timeZone: isInstant ? timeZone : "UTC" }).format(new Date(isInstant ? day : `${day}T00:00:00Z`));
}
