"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ShiftDialog } from "@/components/planning/shift-dialog";
import { Button } from "@/components/ui/button";

interface SelectionBarProps {
  selected: readonly string[];
  /** All that could be selected. */
  all: readonly string[];
  onSelected: (selected: ReadonlySet<string>) => void;
  onStop: () => void;
}

/** What can be done with several posts at once. */
export function SelectionBar({ selected, all, onSelected, onStop }: SelectionBarProps) {
  const t = useTranslations("planning.calendar");
  const [shifting, setShifting] = useState(false);
  return (
    <div role="toolbar" aria-label={t("select")} className="sticky top-18 z-20 mb-4 flex flex-wrap items-center gap-2 rounded-2xl border bg-card p-3 shadow-float">
      <p aria-live="polite" className="mr-auto text-sm font-medium">
        {t("selected", { count: selected.length })}
      </p>
      <Button size="sm" variant="ghost" onClick={() => onSelected(new Set(all))}>
        {t("selectAll")}
      </Button>
      <Button size="sm" variant="outline" onClick={onStop}>
        {t("stopSelecting")}
      </Button>
      <Button size="sm" disabled={selected.length === 0} onClick={() => setShifting(true)}>
        {t("shift", { count: selected.length })}
      </Button>
      {shifting ? <ShiftDialog publicationIds={selected.slice(0, 200)} onClose={() => setShifting(false)} onDone={() => onStop()} /> : null}
    </div>
  );
}
