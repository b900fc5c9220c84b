"use client";
import { Coins } from "lucide-react";
import { useTranslations } from "use-intl";
import { EstimateLine } from "@/components/studio/rewrite/estimate-line";
import { useDraftEstimate } from "@/lib/rewrite";

/** Before anything is spent: who will write, what it usually costs and the most it can cost. */
export function CostNote(props: Parameters<typeof useDraftEstimate>[0]) {
  const t = useTranslations("studio.cost");
  const { data: estimate, isError } = useDraftEstimate(props, true);
  const first = estimate?.entries[0];
  const free = first === undefined || first.provider === "offline";
  return (
    <div className="flex items-start gap-3 rounded-xl bg-muted/70 px-4 py-3 text-sm" aria-live="polite">
      <Coins aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <div className="grid gap-0.5">
        {isError ? null : <EstimateLine estimate={estimate} className="text-sm font-medium text-foreground" />}
        <p className="text-xs leading-relaxed text-muted-foreground">{free ? t("freeText") : t("paidText")}</p>
      </div>
    </div>
  );
}
