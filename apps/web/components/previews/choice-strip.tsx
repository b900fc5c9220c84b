"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

/** Steps through what a network might choose to show; round in a circle. */
export function ChoiceStrip({ label, count, at, onChange }: { label: string; count: number; at: number; onChange: (at: number) => void }) {
  const t = useTranslations("previews");
  if (count < 2) return null;
  return (
    <div role="group" aria-label={label} className="flex items-center justify-center gap-2 text-sm text-muted-foreground">
      <Button variant="ghost" size="iconSm" aria-label={t("previousCombination")} onClick={() => onChange((at + count - 1) % count)}>
        <ChevronLeft aria-hidden />
      </Button>
      <span aria-live="polite" className="tabular-nums">
        {t("combination", { number: at + 1, count })}
      </span>
      <Button variant="ghost" size="iconSm" aria-label={t("nextCombination")} onClick={() => onChange((at + 1) % count)}>
        <ChevronRight aria-hidden />
      </Button>
    </div>
  );
}
