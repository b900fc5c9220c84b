"use client";
import { Gem, Plus, SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { BrandCard } from "@/components/brands/brand-card";
import { DemoButtons } from "@/components/brands/demo-buttons";
import { CardsSkeleton, ListView } from "@/components/list-view";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SearchInput } from "@/components/ui/search-input";
import type { Brand } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useList } from "@/lib/use-list";
import { useSearchParam } from "@/lib/use-search-param";

export function BrandsView() {
  const t = useTranslations("brands");
  const can = useCan();
  const [search, setSearch] = useSearchParam("q");
  const list = useList<Brand>(["brands"], "/brands", { q: search, limit: 30 });
  const add = can("brands.write") ? (
    <Button asChild>
      <Link href="/brands/new">
        <Plus aria-hidden />
        {t("add")}
      </Link>
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} actions={add} />
      {search !== "" || list.isPending || list.rows.length > 0 ? <SearchInput label={t("search")} value={search} onSearch={setSearch} className="mb-5 max-w-md" /> : null}
      <ListView
        list={list}
        skeleton={<CardsSkeleton />}
        empty={
          search === "" ? (
            <Empty
              icon={Gem}
              heading="h2"
              title={t("emptyTitle")}
              description={can("brands.write") ? t("emptyText") : t("emptyReader")}
              actions={
                can("brands.write") ? (
                  <div className="grid justify-items-center gap-5">
                    {add}
                    <div className="grid justify-items-center gap-2">
                      <p className="text-xs text-muted-foreground">{t("demo.lead")}</p>
                      <DemoButtons className="justify-center" />
                    </div>
                  </div>
                ) : undefined
              }
            />
          ) : (
            <Empty
              icon={SearchX}
              title={t("nothingFound", { search })}
              actions={
                <Button variant="outline" onClick={() => setSearch("")}>
                  {t("clearSearch")}
                </Button>
              }
            />
          )
        }
      >
        {(brands) => (
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {brands.map((brand) => (
              <li key={brand.id} className="min-w-0">
                <BrandCard brand={brand} />
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </>
  );
}
