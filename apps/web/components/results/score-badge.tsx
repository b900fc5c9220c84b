"use client";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";

/** A post's place among its channel's own, 0–100. */
export function ScoreBadge({ score }: { score: number | null }) {
  const t = useTranslations("results");
  if (score === null) return <span className="text-xs text-muted-foreground">{t("noScore")}</span>;
  return <Badge tone={score >= 70 ? "success" : score >= 30 ? "neutral" : "warning"}>{t("scoreOf", { score })}</Badge>;
}
