"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { addMonths, noonOf } from "@/lib/publications-month";
import { formatTime } from "@/lib/time";

interface MonthPickerProps {
  month: string;
  current: string;
  onMonthChange: (month: string) => void;
}

/** One month forth or back; not beyond this one. */
export function MonthPicker({ month, current, onMonthChange }: MonthPickerProps) {
  const t = useTranslations("economics");
  const name = useMonthName();
  return (
    <div role="group" aria-label={t("month")} className="flex items-center gap-1">
      <Button variant="outline" size="icon" aria-label={t("previousMonth")} onClick={() => onMonthChange(addMonths(month, -1))}>
        <ChevronLeft aria-hidden />
      </Button>
      <p aria-live="polite" className="min-w-36 text-center text-sm font-semibold first-letter:uppercase">
        {name(month)}
      </p>
      <Button variant="outline" size="icon" aria-label={t("nextMonth")} disabled={month >= current} onClick={() => onMonthChange(addMonths(month, 1))}>
        <ChevronRight aria-hidden />
      </Button>
    </div>
  );
}

/** "Tháng 11 năm 2026", "November 2026". */
export function useMonthName(): (month: string) => string {
  const locale = useLocale();
  return (month) => formatTime(noonOf(`${month}-15`), "month", "UTC", locale);
}
