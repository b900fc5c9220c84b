"use client";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "use-intl";
import { ChartFigure } from "@/components/economics/charts/chart-figure";
import { useResultNumbers } from "@/components/results/use-result-numbers";
import { Card, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { everyDay } from "@/lib/result-days";
import type { GroupResult } from "@/lib/results";
import { intlLocale } from "@/lib/time";

// The chart library weighs more than a page: it comes once a chart is shown.
const ReachChart = dynamic(() => import("./reach-chart"), { ssr: false, loading: () => <Skeleton className="h-[22.5rem] rounded-xl" /> });

/** People reached and what they did, by the day of publishing. */
export function ResultsOverTime({ days: told }: { days: readonly GroupResult[] }) {
  const t = useTranslations("results");
  const locale = useLocale();
  const { count } = useResultNumbers();
  const days = everyDay(told);
  const isLong = days[0]?.key.slice(0, 4) !== days.at(-1)?.key.slice(0, 4);
  const dayName = (key: string) => new Intl.DateTimeFormat(intlLocale(locale), { day: "numeric", month: "numeric", ...(isLong ? { year: "2-digit" as const } : {}), timeZone: "UTC" }).format(new Date(`${key}T00:00:00Z`));
  return (
    <Card className="mb-5">
      <CardTitle>{t("overTime")}</CardTitle>
      <ChartFigure
        label={t("overTime")}
        columns={[t("day"), t("posts"), t("audience"), t("interactions")]}
        rows={told.map((day) => [dayName(day.key), count(day.posts), count(day.audience), count(day.interactions)])}
      >
        <ReachChart bars={days.map((day) => ({ name: dayName(day.key), audience: day.audience, interactions: day.interactions }))} names={{ audience: t("audience"), interactions: t("interactions") }} />
      </ChartFigure>
    </Card>
  );
}
