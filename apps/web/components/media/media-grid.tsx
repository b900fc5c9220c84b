"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { MediaCard } from "@/components/media/media-card";
import { Spinner } from "@/components/ui/spinner";
import type { Asset } from "@/lib/resources";
import type { List } from "@/lib/use-list";

interface MediaGridProps {
  list: List<Asset>;
  assets: readonly Asset[];
  selected: ReadonlySet<string>;
  onSelect?: ((asset: Asset, range: boolean) => void) | undefined;
  onOpen: (asset: Asset) => void;
}

const gap = 12;
const smallest = 150;
const caption = 54;

/** Any number of files: only the rows in view are on the page. Arrow keys go from file to file. */
export function MediaGrid({ list, assets, selected, onSelect, onOpen }: MediaGridProps) {
  const t = useTranslations("media");
  const box = useRef<HTMLUListElement>(null);
  const [width, setWidth] = useState(0);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      setWidth(element.clientWidth);
      setTop(element.getBoundingClientRect().top + window.scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  const columns = Math.max(2, Math.floor((width + gap) / (smallest + gap)));
  const cell = Math.max(0, (width - gap * (columns - 1)) / columns);
  const height = Math.round(cell + caption);
  const rows = width === 0 ? 0 : Math.ceil(assets.length / columns);
  const virtual = useWindowVirtualizer({ count: rows, estimateSize: () => height + gap, overscan: 4, scrollMargin: top });
  useEffect(() => virtual.measure(), [virtual, height]);
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasMore, isLoadingMore, loadMore } = list;
  useEffect(() => {
    if (hasMore && !isLoadingMore && rows > 0 && last >= rows - 6) loadMore();
  }, [hasMore, isLoadingMore, loadMore, last, rows]);

  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const from = Number((event.target as HTMLElement).closest("li")?.dataset["index"] ?? Number.NaN);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns, Home: -from, End: assets.length - 1 - from }[event.key];
    if (step === undefined || Number.isNaN(from) || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = from + step;
    if (to < 0 || to >= assets.length) return;
    event.preventDefault();
    virtual.scrollToIndex(Math.floor(to / columns), { align: "auto" });
    // The row may have to be put on the page first.
    const focus = (tries: number) => {
      const found = box.current?.querySelector<HTMLElement>(`[data-media-index="${to}"]`);
      if (found) found.focus({ preventScroll: true });
      else if (tries > 0) requestAnimationFrame(() => focus(tries - 1));
    };
    focus(20);
  };

  return (
    <>
      {/* Arrow keys of the buttons inside bubble here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={box} aria-label={t("title")} onKeyDown={move} className="relative" style={{ height: Math.max(0, virtual.getTotalSize() - gap) }}>
        {shown.flatMap((row) =>
          assets.slice(row.index * columns, (row.index + 1) * columns).map((asset, column) => {
            const index = row.index * columns + column;
            return (
              <li key={asset.id} data-index={index} aria-setsize={hasMore ? -1 : assets.length} aria-posinset={index + 1} className="absolute top-0 left-0" style={{ width: cell, height, transform: `translate(${column * (cell + gap)}px, ${row.start - top}px)` }}>
                <MediaCard asset={asset} index={index} selected={selected.has(asset.id)} selecting={selected.size > 0} onSelect={onSelect} onOpen={onOpen} />
              </li>
            );
          }),
        )}
      </ul>
      <p role="status" className="mt-4 flex min-h-6 items-center justify-center gap-2 text-sm text-muted-foreground">
        {isLoadingMore ? (
          <>
            <Spinner />
            {t("loadingMore")}
          </>
        ) : hasMore ? null : (
          t("count", { count: assets.length })
        )}
      </p>
    </>
  );
}
