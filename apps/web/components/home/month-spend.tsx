"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { formatMoney } from "@/lib/money";
import { useCan } from "@/lib/use-can";
import { useUsage } from "@/lib/use-usage";

/** What this month has cost, against its limit. */
export function MonthSpend({ brandId }: { brandId: string | undefined }) {
  const t = useTranslations("home.spend");
  const locale = useLocale();
  const can = useCan();
  const { data: usage, isPending } = useUsage(brandId ?? null);
  if (!can("economics.read") || (!usage && !isPending)) return null;
  const limit = usage?.limit ? Number(usage.limit.amount) : 0;
  const spent = usage ? Number(usage.live.amount) + Number(usage.reserved.amount) : 0;
  return (
    <Section
      title={t("title")}
      action={
        <Button variant="ghost" size="sm" asChild>
          <Link href="/economics/budgets">{t("open")}</Link>
        </Button>
      }
    >
      {usage ? (
        <>
          <p className="text-2xl font-semibold tabular-nums">
            {formatMoney(usage.live, locale)}
            {usage.limit ? <span className="ml-1.5 text-sm font-normal text-muted-foreground">/ {formatMoney(usage.limit, locale)}</span> : null}
          </p>
          {limit > 0 ? <Progress label={t("title")} value={spent} max={limit} tone={spent >= limit ? "danger" : spent >= limit * 0.8 ? "warning" : "primary"} /> : null}
          <p className="text-sm text-muted-foreground">{t("calls", { count: usage.calls })}</p>
        </>
      ) : (
        <Skeleton className="h-16" />
      )}
    </Section>
  );
}
