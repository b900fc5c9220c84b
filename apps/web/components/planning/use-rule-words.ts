"use client";
import { useCallback } from "react";
import { useLocale, useTranslations } from "use-intl";
import { partsOf } from "@/lib/recurrence";
import { formatTime, intlLocale } from "@/lib/time";

/** A day of the week in words, Monday being 1. */
export function weekdayName(weekday: number, locale: "vi" | "en", style: "short" | "long" = "short"): string {
  // The fourth of January 2027 is a Monday.
  return new Intl.DateTimeFormat(intlLocale(locale), { weekday: style, timeZone: "UTC" }).format(new Date(Date.UTC(2027, 0, 3 + weekday)));
}

/** A rule in words; one that no words fit is shown as it is written. */
export function useRuleWords(): (rule: string) => string {
  const t = useTranslations("planning.rule");
  const locale = useLocale();
  return useCallback(
    (rule: string) => {
      const parts = partsOf(rule);
      if (!parts) return rule;
      const days = parts.weekdays.map((weekday) => weekdayName(weekday, locale)).join(", ");
      const every = t(`every.${parts.frequency}`, { interval: parts.interval });
      const end = parts.end.kind === "count" ? t("times", { count: parts.end.count }) : parts.end.kind === "until" ? t("until", { day: formatTime(`${parts.end.day}T12:00:00Z`, "date", "UTC", locale) }) : "";
      return [days ? `${every}: ${days}` : every, end].filter(Boolean).join(" · ");
    },
    [t, locale],
  );
}
