"use client";
import { Plus, SearchX, TextQuote } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { CardsSkeleton, ListView } from "@/components/list-view";
import { languageNames } from "@/components/language-switch";
import { PageHeader } from "@/components/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchInput } from "@/components/ui/search-input";
import { locales } from "@/lib/locale";
import { usePromptSummaries, type PromptSummary } from "@/lib/evaluations";
import { categories, platforms } from "@/lib/prompts";
import type { Prompt } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useList } from "@/lib/use-list";
import { useSearchParam } from "@/lib/use-search-param";

/** In the address: no filter by language. */
const everyLanguage = "all";

export function PromptsView() {
  const t = useTranslations("prompts");
  const can = useCan();
  const [search, setSearch] = useSearchParam("q");
  const [category, setCategory] = useSearchParam("category");
  const [chosenLanguage, setLanguage] = useSearchParam("language");
  const [platform, setPlatform] = useSearchParam("platform");
  const [active, setActive] = useSearchParam("active");
  const words = useTranslations("evaluations.filters");
  const locale = useLocale();
  // A person reads the prompts of their own language first; every language is a choice of its own.
  const language = chosenLanguage === everyLanguage ? "" : chosenLanguage || locale;
  const list = useList<Prompt>(["prompts"], "/prompts", { q: search, category, language, platform, active, limit: 30 });
  const { data: summaries } = usePromptSummaries(list.rows.slice(0, 100).map(({ id }) => id));
  const isFiltered = Boolean(search || category || language || platform || active);
  const clear = () => {
    setSearch("");
    setCategory("");
    setLanguage(everyLanguage);
    setPlatform("");
    setActive("");
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("lead")}
        actions={
          can("prompts.write") ? (
            <Button asChild>
              <Link href="/prompts/new">
                <Plus aria-hidden />
                {t("add")}
              </Link>
            </Button>
          ) : undefined
        }
      />
      <div className="mb-5 flex flex-wrap gap-3">
        <SearchInput label={t("search")} value={search} onSearch={setSearch} className="w-full sm:w-72" />
        <FilterSelect label={t("category")} value={category} onValueChange={setCategory} options={categories.map((value) => ({ value, label: t(`categories.${value}`) }))} />
        <FilterSelect label={t("language")} value={language} onValueChange={(value) => setLanguage(value || everyLanguage)} options={locales.map((value) => ({ value, label: languageNames[value] }))} />
        <FilterSelect label={words("platform")} value={platform} onValueChange={setPlatform} options={platforms.map((value) => ({ value, label: t(`platforms.${value}`) }))} />
        <FilterSelect
          label={words("status")}
          value={active}
          onValueChange={setActive}
          options={[
            { value: "true", label: words("on") },
            { value: "false", label: words("off") },
          ]}
        />
      </div>
      <ListView
        list={list}
        skeleton={<CardsSkeleton />}
        empty={
          <Empty
            icon={isFiltered ? SearchX : TextQuote}
            heading="h2"
            title={isFiltered ? t("nothingFound") : t("emptyTitle")}
            actions={
              isFiltered ? (
                <Button variant="outline" onClick={clear}>
                  {t("clearFilters")}
                </Button>
              ) : undefined
            }
          />
        }
      >
        {(prompts) => (
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {prompts.map((prompt) => (
              <li key={prompt.id} className="min-w-0">
                <PromptCard prompt={prompt} summary={summaries?.find(({ promptId }) => promptId === prompt.id)} />
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </>
  );
}

function PromptCard({ prompt, summary }: { prompt: Prompt; summary: PromptSummary | undefined }) {
  const t = useTranslations("prompts");
  const words = useTranslations("evaluations");
  const locale = useLocale();
  return (
    <Link
      href={`/prompts/${prompt.id}`}
      prefetch={false}
      className="focus-ring group flex h-full flex-col gap-3 rounded-2xl border bg-card p-5 shadow-card transition-[box-shadow,border-color] hover:border-primary/40 hover:shadow-raised"
    >
      <span className="flex flex-wrap gap-1.5">
        <Badge tone="info">{t(`categories.${prompt.category}`)}</Badge>
        <Badge tone="outline">{languageNames[prompt.language]}</Badge>
        {prompt.isActive ? null : <Badge>{t("inactive")}</Badge>}
        {prompt.canary ? <Badge tone="highlight">{words("status.canary", { percent: prompt.canary.percent })}</Badge> : null}
      </span>
      <span className="grid gap-1">
        <span className="font-semibold">{prompt.name}</span>
        {prompt.description ? <span className="line-clamp-2 text-sm leading-relaxed text-muted-foreground">{prompt.description}</span> : null}
      </span>
      <span className="mt-auto grid gap-1 text-xs text-muted-foreground tabular-nums">
        {summary && (summary.used > 0 || summary.evaluated > 0) ? (
          <span className="font-medium text-foreground">
            {[
              summary.winRate === null ? words("summary.used", { count: summary.used }) : words("summary.winRate", { rate: new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(summary.winRate) }),
              ...(summary.evaluated > 0 ? [words("summary.passed", { passed: summary.passed, total: summary.evaluated })] : []),
            ].join(" · ")}
          </span>
        ) : null}
        <span>{t("cardFacts", { version: prompt.activeVersion.number, variables: prompt.activeVersion.variables.length })}</span>
      </span>
    </Link>
  );
}
