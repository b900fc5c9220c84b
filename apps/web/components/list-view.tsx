"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { LoadMore } from "@/components/ui/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import type { List } from "@/lib/use-list";

interface ListViewProps<Item> {
  list: List<Item>;
  /** What a person without rows sees: a sentence and an action. */
  empty: ReactNode;
  skeleton?: ReactNode;
  children: (rows: Item[]) => ReactNode;
}

/** A list in each of its states: loading, failed, empty, filled, more to come. */
export function ListView<Item>({ list, empty, skeleton, children }: ListViewProps<Item>) {
  const t = useTranslations("common");
  if (list.error) return <ProblemAlert error={list.error} onRetry={list.retry} />;
  if (list.isPending) {
    return (
      <div aria-busy="true">
        <p role="status" className="sr-only">
          {t("loading")}
        </p>
        {skeleton ?? <RowsSkeleton />}
      </div>
    );
  }
  if (list.rows.length === 0) return empty;
  return (
    <div className={cn("transition-opacity", list.isStale && "opacity-60")} aria-busy={list.isStale || undefined}>
      {children(list.rows)}
      {list.hasMore ? <LoadMore hasMore pending={list.isLoadingMore} onLoadMore={list.loadMore} shown={list.rows.length} /> : null}
    </div>
  );
}

export function RowsSkeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div className="grid gap-3">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} className="h-16 rounded-xl" />
      ))}
    </div>
  );
}

export function CardsSkeleton({ cards = 6 }: { cards?: number }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {Array.from({ length: cards }, (_, index) => (
        <Skeleton key={index} className="h-48 rounded-2xl" />
      ))}
    </div>
  );
}
