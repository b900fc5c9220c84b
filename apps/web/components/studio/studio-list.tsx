"use client";
import { FileSearch, PenLine, Search } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { ContentRow } from "@/components/studio/content-row";
import { FilterSelect } from "@/components/studio/filter-select";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Input } from "@/components/ui/input";
import { LoadMore } from "@/components/ui/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import { useBrandFilter } from "@/lib/contents-brands";
import { useCan } from "@/lib/contents-permissions";
import { contentTypes } from "@/lib/contents-document";
import { useContents } from "@/lib/contents";
import { useUrlFilters } from "@/lib/contents-url";
import { newContentHref } from "@/lib/navigation";

const statuses = ["draft", "in_review", "changes_requested", "approved", "scheduled", "published", "archived"] as const;

export function StudioList() {
  const t = useTranslations("studio");
  const statusName = useTranslations("status");
  const can = useCan();
  const filters = useUrlFilters();
  const { brands, workingOn } = useBrandFilter();
  const brandId = filters.get("brand") ?? workingOn;
  const status = filters.get("status");
  const type = filters.get("type");
  const q = filters.get("q");
  const list = useContents({ brandId, status, type, q });
  const contents = list.data?.pages.flatMap((page) => page.data) ?? [];
  // The field keeps what is typed; clearing gives a fresh one.
  const [clears, setClears] = useState(0);
  const clear = () => {
    setClears(clears + 1);
    filters.set({ q: undefined, brand: undefined, status: undefined, type: undefined });
  };
  const filtered = [filters.get("brand"), status, type, q].some((value) => value !== undefined);
  const write = can("contents.write") ? (
    <Button asChild>
      <Link href={newContentHref}>
        <PenLine aria-hidden />
        {t("write")}
      </Link>
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} actions={write} />
      <div role="search" className="mb-4 flex flex-wrap gap-2">
        <SearchBox key={clears} value={q ?? ""} onSearch={(text) => filters.set({ q: text })} />
        <FilterSelect
          label={t("filters.brand")}
          all={t("filters.allBrands")}
          value={brands.some((brand) => brand.id === brandId) ? brandId : undefined}
          onValueChange={(value) => filters.set({ brand: value })}
          options={brands.map((brand) => ({ value: brand.id, label: brand.name }))}
        />
        <FilterSelect label={t("filters.status")} all={t("filters.allStatuses")} value={status} onValueChange={(value) => filters.set({ status: value })} options={statuses.map((value) => ({ value, label: statusName(value) }))} />
        <FilterSelect label={t("filters.type")} all={t("filters.allTypes")} value={type} onValueChange={(value) => filters.set({ type: value })} options={contentTypes.map((value) => ({ value, label: t(`types.${value}`) }))} />
      </div>
      {list.isError ? (
        <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <div aria-busy="true" className="grid gap-3">
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} className="h-24 rounded-2xl" />
          ))}
        </div>
      ) : contents.length === 0 ? (
        filtered ? (
          <Empty
            icon={FileSearch}
            title={t("nothingTitle")}
            description={t("nothingText")}
            actions={
              <Button variant="outline" onClick={clear}>
                {t("clearFilters")}
              </Button>
            }
          />
        ) : (
          <Empty icon={PenLine} title={t("emptyTitle")} description={t("emptyText")} actions={write} />
        )
      ) : (
        <>
          <ul aria-label={t("title")} className="grid grid-cols-1 gap-3">
            {contents.map((content) => (
              <li key={content.id}>
                <ContentRow content={content} brandName={brands.find((brand) => brand.id === content.brandId)?.name} />
              </li>
            ))}
          </ul>
          <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} shown={contents.length} onLoadMore={() => void list.fetchNextPage()} />
        </>
      )}
    </>
  );
}

function SearchBox({ value, onSearch }: { value: string; onSearch: (text: string | undefined) => void }) {
  const t = useTranslations("studio");
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const type = (typed: string) => {
    setText(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(typed.trim() || undefined), 350);
  };
  return (
    <div className="relative min-w-56 flex-1">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" />
      <Input type="search" aria-label={t("search")} placeholder={t("search")} value={text} onChange={(event) => type(event.target.value)} className="pl-9" />
    </div>
  );
}
