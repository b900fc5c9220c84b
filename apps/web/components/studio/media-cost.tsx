"use client";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";

/** What a creation costs at most, beside the button that starts it. Nothing while it is not known yet. */
export function MediaCost({ estimate }: { estimate: { cost: { amount: string; currency: string } | null } | undefined }) {
  const t = useTranslations("video.cost");
  const locale = useLocale() as "vi" | "en";
  if (estimate === undefined) return null;
  const { cost } = estimate;
  return <>{cost === null ? t("unknown") : Number(cost.amount) === 0 ? t("free") : t("most", { amount: formatMoney(cost, locale) })}</>;
}
