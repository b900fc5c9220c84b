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
import { categories } from "@/lib/prompts";
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
  const locale = useLocale();
  // A person reads the prompts of their own language first; every language is a choice of its own.
  const language = chosenLanguage === everyLanguage ? "" : chosenLanguage || locale;
  const list = useList<Prompt>(["prompts"], "/prompts", { q: search, category, language, limit: 30 });
  const clear = () => {
    setSearch("");
    setCategory("");
    setLanguage(everyLanguage);
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
      </div>
      <ListView
        list={list}
        skeleton={<CardsSkeleton />}
        empty={
          <Empty
            icon={search || category || language ? SearchX : TextQuote}
            heading="h2"
            title={search || category || language ? t("nothingFound") : t("emptyTitle")}
            actions={
              search || category || language ? (
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
                <PromptCard prompt={prompt} />
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </>
  );
}

function PromptCard({ prompt }: { prompt: Prompt }) {
  const t = useTranslations("prompts");
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
      </span>
      <span className="grid gap-1">
        <span className="font-semibold">{prompt.name}</span>
        {prompt.description ? <span className="line-clamp-2 text-sm leading-relaxed text-muted-foreground">{prompt.description}</span> : null}
      </span>
      <span className="mt-auto text-xs text-muted-foreground">
        {t("cardFacts", { version: prompt.activeVersion.number, variables: prompt.activeVersion.variables.length })}
      </span>
    </Link>
  );
}
