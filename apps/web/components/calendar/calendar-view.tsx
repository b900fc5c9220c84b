"use client";
import { CalendarDays, ChevronLeft, ChevronRight, List } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useLocale, useTranslations } from "use-intl";
import { MonthList } from "@/components/calendar/month-list";
import { CalendarTools } from "@/components/planning/calendar-tools";
import { SelectionBar } from "@/components/planning/selection-bar";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { FilterSelect } from "@/components/studio/filter-select";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useGhostSlots } from "@/lib/campaigns";
import { useBrandFilter } from "@/lib/contents-brands";
import { useBrandOf } from "@/lib/contents";
import { useCan } from "@/lib/contents-permissions";
import { useUrlFilters } from "@/lib/contents-url";
import { isMovable, usePublicationsBetween } from "@/lib/publications";
import { addMonths, asMonth, dayIn, groupByDay, noonOf, rangeOf, weeksOf } from "@/lib/publications-month";
import { useMe } from "@/lib/queries";
import { defaultTimeZone, formatTime, zoneLabel } from "@/lib/time";
import { useViewerTimeZone } from "@/lib/use-viewer-time-zone";

// Dragging comes with the grid; the list on a phone does without.
const MonthGrid = dynamic(() => import("@/components/calendar/month-grid").then((module) => module.MonthGrid), { ssr: false, loading: () => <Skeleton className="h-[40rem] rounded-2xl" /> });

const monthId = "calendar-month";
const statuses = ["scheduled", "armed", "published", "failed", "uncertain", "needs_auth", "missed"] as const;

/** The month of a brand or of all: what goes out when, and what waits for a day. */
export function CalendarView() {
  const t = useTranslations("calendar");
  const studio = useTranslations("studio");
  const statusName = useTranslations("status");
  const locale = useLocale();
  const url = useUrlFilters();
  const { data: me } = useMe();
  const { brands, workingOn } = useBrandFilter();
  const brandId = url.get("brand") ?? workingOn;
  const { data: brand } = useBrandOf(brandId);
  const timeZone = brand?.timeZone ?? me?.organization.timeZone ?? defaultTimeZone;
  const today = useToday(timeZone);
  const month = asMonth(url.get("month")) ?? today.slice(0, 7);
  const status = url.get("status");
  const weeks = weeksOf(month);
  const range = rangeOf(weeks, timeZone);
  const publications = usePublicationsBetween({ brandId, status, ...range });
  const shown = (publications.data ?? []).filter((publication) => status !== undefined || publication.status !== "cancelled");
  const days = groupByDay(shown, timeZone);
  const ghosts = useGhostSlots({ brandId, ...range }).data ?? [];
  const narrow = useIsNarrow();
  const can = useCan();
  // Several are chosen in the list: there every post has room for its box.
  const selecting = url.get("select") === "1" && can("publications.write");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const movable = shown.filter((publication) => isMovable(publication) && dayIn(publication.dueAt, timeZone).startsWith(month)).map(({ id }) => id);
  // What has passed can be moved by itself; a whole month means what is to come.
  const upcoming = movable.filter((id) => shown.some((publication) => publication.id === id && dayIn(publication.dueAt, timeZone) >= today));
  const stopSelecting = () => {
    setSelected(new Set());
    url.set({ select: undefined });
  };
  useEffect(() => {
    if (!selecting) return;
    // The bar that had the focus goes.
    return () => document.getElementById(monthId)?.focus();
  }, [selecting]);
  const asList = narrow === true || url.get("view") === "list" || selecting;
  const viewerZone = useViewerTimeZone();
  const zone = zoneLabel(timeZone, noonOf(today), locale);
  const elsewhere = viewerZone !== undefined && zoneLabel(viewerZone, noonOf(today), locale) !== zone;
  const goTo = (target: string | undefined) => url.set({ month: target });
  const goToToday = () => {
    goTo(undefined);
    // A list of a month is long: its next day comes into view.
    const next = [...document.querySelectorAll<HTMLElement>("[data-day]")].find((section) => (section.dataset["day"] ?? "") >= today);
    next?.scrollIntoView({ block: "start" });
  };
  return (
    <>
      <PageHeader title={t("title")} description={elsewhere ? t("zoneNote", { zone, city: timeZone.replaceAll("_", " ") }) : t("lead")} />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <div className="flex items-center gap-1 max-sm:w-full">
          <Button variant="outline" size="icon" aria-label={t("previous")} onClick={() => goTo(addMonths(month, -1))}>
            <ChevronLeft aria-hidden />
          </Button>
          <h2 id={monthId} tabIndex={-1} aria-live="polite" className="outline-none min-w-40 text-center text-base font-semibold first-letter:uppercase max-sm:min-w-0 max-sm:flex-1">
            {formatTime(noonOf(`${month}-15`), "month", "UTC", locale)}
          </h2>
          <Button variant="outline" size="icon" aria-label={t("next")} onClick={() => goTo(addMonths(month, 1))}>
            <ChevronRight aria-hidden />
          </Button>
          <Button variant="ghost" onClick={goToToday}>
            {t("today")}
          </Button>
        </div>
        <div className="flex flex-1 flex-wrap justify-end gap-2 max-sm:basis-full max-sm:[&>:first-child]:basis-full">
          <FilterSelect
            label={studio("filters.brand")}
            all={studio("filters.allBrands")}
            value={brands.some((candidate) => candidate.id === brandId) ? brandId : undefined}
            onValueChange={(value) => url.set({ brand: value })}
            options={brands.map((candidate) => ({ value: candidate.id, label: candidate.name }))}
          />
          <FilterSelect label={studio("filters.status")} all={studio("filters.allStatuses")} value={status} onValueChange={(value) => url.set({ status: value })} options={statuses.map((value) => ({ value, label: statusName(value) }))} />
          {narrow ? null : (
            <div role="group" aria-label={t("view")} className="flex gap-1 rounded-xl bg-muted p-1">
              {(
                [
                  { value: undefined, icon: CalendarDays, label: t("month") },
                  { value: "list", icon: List, label: t("list") },
                ] as const
              ).map(({ value, icon: Icon, label }) => (
                <Button
                  key={label}
                  variant="ghost"
                  size="sm"
                  aria-pressed={url.get("view") === value}
                  onClick={() => url.set({ view: value })}
                  className="aria-pressed:bg-card aria-pressed:shadow-card dark:aria-pressed:bg-secondary"
                >
                  <Icon aria-hidden />
                  {label}
                </Button>
              ))}
            </div>
          )}
          {can("publications.write") ? <CalendarTools brandId={brandId} onSelect={() => url.set({ select: "1" })} /> : null}
        </div>
      </div>
      {selecting ? <SelectionBar selected={movable.filter((id) => selected.has(id))} all={upcoming.length > 0 ? upcoming : movable} onSelected={setSelected} onStop={stopSelecting} /> : null}
      {publications.isError ? (
        <ProblemAlert error={publications.error} onRetry={() => void publications.refetch()} />
      ) : publications.isPending || narrow === undefined ? (
        <Skeleton className="h-[40rem] rounded-2xl" />
      ) : asList ? (
        <MonthList month={month} today={today} days={days} ghosts={status === undefined ? ghosts : []} brandId={brandId} timeZone={timeZone} selection={selecting ? { selected, onSelected: setSelected } : undefined} />
      ) : (
        <MonthGrid month={month} weeks={weeks} today={today} publications={shown} ghosts={status === undefined ? ghosts : []} timeZone={timeZone} brandId={brandId} queryKey={["publications", "between", { brandId, status, ...range }]} />
      )}
    </>
  );
}

/** The day it is in the zone, also past midnight. */
function useToday(timeZone: string): string {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return dayIn(now, timeZone);
}

const query = "(max-width: 767px)";

/** Undefined until the browser has said how wide it is. */
function useIsNarrow(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
    () => undefined,
  );
}
