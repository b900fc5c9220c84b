"use client";
import { useLocale } from "use-intl";
import { intlLocale } from "@/lib/time";

/** How the pages of results write numbers. */
export function useResultNumbers() {
  const locale = intlLocale(useLocale());
  return {
    count: (value: number) => new Intl.NumberFormat(locale).format(value),
    /** Always with one place, so that a column of rates can be compared at a glance. */
    rate: (share: number) => new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(share),
    /** A difference between two rates. */
    difference: (share: number) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share),
    /** Rounded down: nothing is ever certain. */
    confidence: (share: number) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(Math.floor(share * 100) / 100),
  };
}
