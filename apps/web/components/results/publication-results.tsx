"use client";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { FigureCard, FigureRow } from "@/components/economics/figure-card";
import { ProblemAlert } from "@/components/problem-alert";
import { ScoreBadge } from "@/components/results/score-badge";
import { useResultNumbers } from "@/components/results/use-result-numbers";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { useMeasureNow, usePublicationMetrics, type PublicationMetrics } from "@/lib/results";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";

const shown = ["views", "reach", "likes", "comments", "shares", "saves", "clicks", "interactions"] as const;

/** What a public post did so far, step by step, and how its score came about. */
export function PublicationResults({ publicationId }: { publicationId: string }) {
  const t = useTranslations("results");
  const metrics = usePublicationMetrics(publicationId, true);
  const measure = useMeasureNow(publicationId);
  const showProblem = useProblemToast();
  const ask = () => measure.mutate(undefined, { onSuccess: () => toast.success(t("asking")), onError: (error) => showProblem(error) });
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardAction>
          <Button variant="outline" size="sm" pending={measure.isPending} onClick={ask}>
            <RefreshCw aria-hidden />
            {t("measureNow")}
          </Button>
        </CardAction>
      </CardHeader>
      {metrics.isError ? <ProblemAlert error={metrics.error} onRetry={() => void metrics.refetch()} /> : metrics.isPending ? <Skeleton className="h-32 rounded-xl" /> : <Measured metrics={metrics.data} />}
    </Card>
  );
}

function Measured({ metrics: { result, snapshots, compared } }: { metrics: PublicationMetrics }) {
  const t = useTranslations("results");
  const time = useOrganizationTime();
  const { count, rate } = useResultNumbers();
  if (!result || result.measuredAt === null) return <p className="text-sm text-muted-foreground">{result?.nextAt ? t("firstAt", { time: time(result.nextAt) }) : t("unmeasured")}</p>;
  const names = shown.filter((name) => result.counts?.[name] !== undefined);
  return (
    <>
      <FigureRow className="lg:grid-cols-2 2xl:grid-cols-4">
        <FigureCard label={t("audience")} value={result.audience === null ? "–" : count(result.audience)} />
        <FigureCard label={t("interactions")} value={result.interactions === null ? "–" : count(result.interactions)} />
        <FigureCard label={t("rate")} value={result.rate === null ? "–" : rate(result.rate)} />
        <FigureCard label={t("score")} value={<ScoreBadge score={result.score} />} />
      </FigureRow>
      <p className="text-xs leading-relaxed text-muted-foreground">
        {t("measuredAt", { time: time(result.measuredAt) })}{" "}
        {result.score === null ? t("scoreMissing", { count: compared?.posts ?? 0 }) : t("scoreExplained", { count: compared?.posts ?? 0, score: result.score, median: rate(compared?.medianRate ?? 0) })}
      </p>
      {snapshots.length > 0 ? (
        <Table aria-label={t("steps")} className="[&_td]:px-1.5 [&_td]:py-2 [&_td:first-child]:pl-3 [&_td:last-child]:pr-3 [&_th]:h-auto [&_th]:px-1.5 [&_th:first-child]:pl-3 [&_th:last-child]:pr-3 [&_th]:py-2 [&_th]:align-bottom [&_th]:leading-tight [&_th]:whitespace-normal">
          <TableHeader>
            <TableRow>
              <TableHead>{t("after")}</TableHead>
              {names.map((name) => (
                <TableHead key={name} className="text-right">
                  {t(`counts.${name}`)}
                </TableHead>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {snapshots.map((snapshot) => (
              <TableRow key={snapshot.step}>
                <TableCell className="whitespace-nowrap">{t(`ages.${snapshot.step}`)}</TableCell>
                {names.map((name) => (
                  <TableCell key={name} className="text-right tabular-nums">
                    {snapshot.counts[name] === undefined ? "–" : count(snapshot.counts[name])}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </>
  );
}
