"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

interface LoadMoreProps {
  hasMore: boolean;
  pending: boolean;
  onLoadMore: () => void;
  /** How many rows are shown now. */
  shown: number;
}

/** Foot of a list with a cursor: how much is shown, and a way to more. */
export function LoadMore({ hasMore, pending, onLoadMore, shown }: LoadMoreProps) {
  const t = useTranslations("common");
  return (
    <div data-slot="load-more" className="flex flex-col items-center gap-2 py-4 text-sm text-muted-foreground">
      <p aria-live="polite">{t("shownCount", { count: shown })}</p>
      {hasMore ? (
        <Button variant="outline" pending={pending} onClick={onLoadMore}>
          {t("loadMore")}
        </Button>
      ) : null}
    </div>
  );
}
