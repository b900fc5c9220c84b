"use client";
import { ChartColumn, SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { FigureCard, FigureRow } from "@/components/economics/figure-card";
import { ListView } from "@/components/list-view";
import { PostRows } from "@/components/results/post-rows";
import { ResultFilters } from "@/components/results/result-filters";
import { ResultsFrame } from "@/components/results/results-frame";
import { ResultsOverTime } from "@/components/results/results-over-time";
import { useResultNumbers } from "@/components/results/use-result-numbers";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { resultSorts, useGroupedResults, usePostResults, useResultFilter, type GroupResult, type ResultSort } from "@/lib/results";
import { useSearchParam } from "@/lib/use-search-param";

/** What every public post did, newest or best first, with the sums of the period. */
export function PostsView() {
  const t = useTranslations("results");
  const filter = useResultFilter();
  const [chosen, setSort] = useSearchParam("sort");
  const sort = resultSorts.find((name) => name === chosen) ?? "newest";
  const list = usePostResults(filter.query, sort);
  const isFiltered = filter.brandId !== "" || filter.channelId !== "" || filter.environment !== "" || filter.period !== "28d";
  const clear = () => {
    filter.setBrandId("");
    filter.setChannelId("");
    filter.setEnvironment("");
    filter.setPeriod("all");
  };
  return (
    <ResultsFrame lead={t("lead")}>
      <ResultFilters filter={filter}>
        <SortSelect value={sort} onValueChange={(next) => setSort(next === "newest" ? "" : next)} />
      </ResultFilters>
      <Sums filter={filter} />
      <ListView
        list={list}
        empty={
          isFiltered ? (
            <Empty icon={SearchX} title={t("nothingFound")} actions={<Button variant="outline" onClick={clear}>{t("clear")}</Button>} />
          ) : (
            <Empty icon={ChartColumn} heading="h2" title={t("empty")} description={t("emptyText")} actions={<Button asChild><Link href="/calendar">{t("emptyAction")}</Link></Button>} />
          )
        }
      >
        {(posts) => <PostRows posts={posts} />}
      </ListView>
    </ResultsFrame>
  );
}

function SortSelect({ value, onValueChange }: { value: ResultSort; onValueChange: (sort: ResultSort) => void }) {
  const t = useTranslations("results");
  return (
    <Select value={value} onValueChange={(next) => onValueChange(next as ResultSort)}>
      <SelectTrigger aria-label={t("sort")} className="w-full max-sm:col-span-2 sm:w-52">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {resultSorts.map((name) => (
          <SelectItem key={name} value={name}>
            {t(`sorts.${name}`)}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

function Sums({ filter }: { filter: ReturnType<typeof useResultFilter> }) {
  const t = useTranslations("results");
  const { count, rate } = useResultNumbers();
  const { data } = useGroupedResults(filter.query, "day");
  if (!data || data.data.length === 0) return null;
  const days = data.data;
  const sum = (pick: (day: GroupResult) => number) => days.reduce((total, day) => total + pick(day), 0);
  const [posts, measured, audience, interactions] = [sum((group) => group.posts), sum((group) => group.measured), sum((group) => group.audience), sum((group) => group.interactions)];
  return (
    <>
      <FigureRow className="mb-5">
        <FigureCard label={t("posts")} value={count(posts)} hint={[measured < posts ? t("notYet", { count: posts - measured }) : null, data.environment === "sandbox" ? t("sandboxOnly") : null].filter(Boolean).join(" · ") || undefined} />
        <FigureCard label={t("audience")} value={count(audience)} hint={t("audienceHint")} />
        <FigureCard label={t("interactions")} value={count(interactions)} />
        <FigureCard label={t("rate")} value={audience > 0 ? rate(interactions / audience) : "–"} hint={t("rateHint")} />
      </FigureRow>
      {days.length > 1 ? <ResultsOverTime days={days} /> : null}
    </>
  );
}
