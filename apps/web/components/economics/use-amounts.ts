"use client";
import { useLocale } from "use-intl";
import { fractionDigits, type Money } from "@/lib/money";
import { formatMoney } from "@/lib/money";
import { intlLocale } from "@/lib/time";

/** How the pages about money write sums and shares. */
export function useAmounts() {
  const locale = useLocale();
  return {
    money: (value: Money) => formatMoney(value, locale),
    /** A sum of a table: cents where they matter, whole units from 1,000 on. */
    usd: (amount: number) => formatUsd(amount, locale),
    percent: (share: number) => new Intl.NumberFormat(intlLocale(locale), { style: "percent", maximumFractionDigits: Math.abs(share) < 0.1 ? 1 : 0 }).format(share),
    count: (value: number) => new Intl.NumberFormat(intlLocale(locale)).format(value),
    /** Major units of any currency as plain money text. */
    inCurrency: (amount: number, currency: string) =>
      new Intl.NumberFormat(intlLocale(locale), { style: "currency", currency, currencyDisplay: "narrowSymbol", maximumFractionDigits: fractionDigits(currency) }).format(amount),
  };
}

function formatUsd(amount: number, locale: ReturnType<typeof useLocale>): string {
  if (amount !== 0 && Math.abs(amount) < 1) return formatMoney({ amount: amount.toFixed(6), currency: "USD" }, locale);
  return new Intl.NumberFormat(intlLocale(locale), { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol", maximumFractionDigits: Math.abs(amount) >= 1000 ? 0 : 2 }).format(amount);
}
