"use client";
import type { RunEstimate } from "@agency/core/generation/schema";
import { useLocale, useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { formatMoney } from "@/lib/money";

/** Before anything is spent: what it usually costs, the most it can cost, and who would write. */
export function EstimateLine({ estimate, className }: { estimate: RunEstimate | undefined; className?: string }) {
  const t = useTranslations("rewrite.estimate");
  const locale = useLocale();
  const first = estimate?.entries[0];
  const free = first !== undefined && (first.provider === "offline" || first.environment === "sandbox");
  const words = () => {
    if (!estimate) return t("reading");
    if (!first) return t("nobody");
    if (free) return t("free", { amount: formatMoney({ amount: "0", currency: "USD" }, locale), model: first.provider === "offline" ? t("offline") : first.model });
    if (first.expected === null) return t("unknown", { model: first.model });
    return t("paid", { expected: formatMoney(first.expected, locale), max: formatMoney(estimate.max, locale), model: first.model });
  };
  return <p className={cn("text-xs leading-relaxed text-muted-foreground tabular-nums", className)}>{words()}</p>;
}
