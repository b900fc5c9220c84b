"use client";
import type { Purpose } from "@agency/core/generation/schema";
import { Coins } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { useWritingRoute } from "@/lib/generation";
import { formatMoney } from "@/lib/money";

/** Before anything is spent: who will write, and what that can cost. */
export function CostNote({ brandId, purpose }: { brandId: string; purpose: Purpose }) {
  const t = useTranslations("studio.cost");
  const locale = useLocale();
  const { data: route } = useWritingRoute(brandId, purpose);
  const first = route?.[0];
  const free = first === undefined || first.provider === "offline";
  return (
    <div className="flex items-start gap-3 rounded-xl bg-muted/70 px-4 py-3 text-sm">
      <Coins aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <div className="grid gap-0.5">
        <p className="font-medium">{free ? t("free", { amount: formatMoney({ amount: "0", currency: "USD" }, locale) }) : t("paid", { model: first.model })}</p>
        <p className="text-xs leading-relaxed text-muted-foreground">{free ? t("freeText") : t("paidText")}</p>
      </div>
    </div>
  );
}
