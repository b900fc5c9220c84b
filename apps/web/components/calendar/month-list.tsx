"use client";
import { CalendarClock, CalendarPlus, Plus, Repeat } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { GhostFace } from "@/components/calendar/ghost-slots";
import { MoveDialog } from "@/components/publications/move-dialog";
import { SandboxBadge } from "@/components/studio/sandbox-badge";
import { ScheduleDialog } from "@/components/studio/schedule-dialog";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Empty } from "@/components/ui/empty";
import { StatusBadge } from "@/components/ui/status-badge";
import type { CampaignSlot } from "@/lib/campaigns";
import { useUnscheduled } from "@/lib/contents";
import type { ContentSummary } from "@/lib/contents";
import { useCan } from "@/lib/contents-permissions";
import { networkNames } from "@/lib/networks";
import { isMovable } from "@/lib/publications";
import type { Publication } from "@/lib/publications";
import { dayIn, noonOf } from "@/lib/publications-month";
import type { Day } from "@/lib/publications-month";
import { formatTime } from "@/lib/time";

const FillDialog = dynamic(() => import("@/components/planning/fill-dialog").then((module) => module.FillDialog), { ssr: false });

/** More of what waits is shown on demand, so that the days stay near. */
const fewWaiting = 4;

interface MonthListProps {
  month: string;
  today: Day;
  days: Map<Day, Publication[]>;
  /** Planned by a campaign, on no channel yet. */
  ghosts: readonly CampaignSlot[];
  brandId: string | undefined;
  timeZone: string;
  /** Several posts are being chosen. */
  selection?: { selected: ReadonlySet<string>; onSelected: (selected: ReadonlySet<string>) => void } | undefined;
}

/** The month as a list: what a phone shows, and what a screen reader reads best. */
export function MonthList({ month, today, days, ghosts, brandId, timeZone, selection }: MonthListProps) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const many = useTranslations("planning.calendar");
  const can = useCan();
  const toggle = (id: string, on: boolean) => {
    const next = new Set(selection?.selected);
    if (on) next.add(id);
    else next.delete(id);
    selection?.onSelected(next);
  };
  const [filling, setFilling] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const [moving, setMoving] = useState<Publication>();
  const [planning, setPlanning] = useState<ContentSummary>();
  const { data: waiting = [] } = useUnscheduled(brandId);
  const ghostsOn = (day: Day) => ghosts.filter((slot) => dayIn(slot.dueAt, timeZone) === day);
  const all = new Set([...days.keys(), ...ghosts.map((slot) => dayIn(slot.dueAt, timeZone))]);
  const ofMonth = [...all].filter((day) => day.startsWith(month)).sort().map((day): [Day, Publication[]] => [day, days.get(day) ?? []]);
  const choosable = selection ? ofMonth.map(([day, own]): [Day, Publication[]] => [day, own.filter(isMovable)]).filter(([, own]) => own.length > 0) : [];
  // Who chooses sees what can be chosen.
  const inMonth = choosable.length > 0 ? choosable : ofMonth;
  const writes = can("publications.write");
  return (
    <div className="grid grid-cols-1 gap-6">
      {waiting.length > 0 && writes && !selection ? (
        <section aria-labelledby="tray" className="grid grid-cols-1 gap-2 rounded-2xl border border-dashed border-input p-4">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 id="tray" className="text-sm font-semibold">
              {t("tray", { count: waiting.length })}
            </h3>
            {brandId && waiting.length > 1 ? (
              <Button size="sm" variant="ghost" onClick={() => setFilling(true)}>
                <CalendarPlus aria-hidden />
                {many("fill")}
              </Button>
            ) : null}
          </div>
          <ul className="grid grid-cols-1 gap-2">
            {waiting.slice(0, showsAll ? undefined : fewWaiting).map((content) => (
              <li key={content.id} className="flex items-center gap-3 rounded-xl bg-card p-2 pl-3 shadow-card">
                <Link href={`/studio/${content.id}`} className="focus-ring min-w-0 flex-1 truncate rounded border border-transparent py-3 text-sm font-medium hover:underline">
                  {content.title || t("untitled")}
                </Link>
                <Button size="sm" variant="outline" onClick={() => setPlanning(content)}>
                  <CalendarPlus aria-hidden />
                  {t("plan")}
                </Button>
              </li>
            ))}
          </ul>
          {waiting.length > fewWaiting && !showsAll ? (
            <Button size="sm" variant="ghost" className="w-fit" onClick={() => setShowsAll(true)}>
              {t("trayAll", { count: waiting.length })}
            </Button>
          ) : null}
        </section>
      ) : null}
      {inMonth.length === 0 ? (
        <Empty
          icon={CalendarClock}
          title={t("emptyTitle")}
          description={t("emptyText")}
          actions={
            <Button asChild>
              <Link href="/studio/new">
                <Plus aria-hidden />
                {t("write")}
              </Link>
            </Button>
          }
        />
      ) : (
        inMonth.map(([day, own]) => (
          <section key={day} data-day={day} aria-labelledby={`day-${day}`} className="grid scroll-mt-20 grid-cols-1 gap-2">
            <h3 id={`day-${day}`} className="text-sm font-semibold first-letter:uppercase">
              {formatTime(noonOf(day), "weekdayDate", "UTC", locale)}
              {day === today ? <span className="ml-2 font-normal text-primary">{t("isToday")}</span> : null}
            </h3>
            <ul className="grid grid-cols-1 gap-2">
              {own.map((publication) => (
                <li key={publication.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border bg-card p-3 shadow-card">
                  {selection && isMovable(publication) ? (
                    <Checkbox aria-label={many("selectThis", { title: publication.contentTitle || t("untitled") })} checked={selection.selected.has(publication.id)} onCheckedChange={(on) => toggle(publication.id, on === true)} />
                  ) : null}
                  <span className="text-sm font-semibold tabular-nums">{formatTime(publication.dueAt, "time", timeZone, locale)}</span>
                  <Link href={`/publications/${publication.id}`} className="focus-ring grid min-h-11 min-w-0 flex-1 basis-40 grid-cols-1 content-center rounded border border-transparent hover:underline">
                    <span className="truncate text-sm font-medium">{publication.contentTitle || t("untitled")}</span>
                    <span className="flex items-center gap-1 text-xs text-muted-foreground">
                      <span className="truncate">
                        {publication.channelName} · {networkNames[publication.network]}
                      </span>
                      {publication.recurringPlanId ? <Repeat role="img" aria-label={many("recurring")} className="size-3 shrink-0" /> : null}
                    </span>
                  </Link>
                  <span className="flex flex-wrap items-center gap-2">
                    {publication.environment === "sandbox" ? <SandboxBadge /> : null}
                    <StatusBadge status={publication.status} />
                    {isMovable(publication) && writes ? (
                      <Button size="sm" variant="ghost" aria-label={t("moveThis", { title: publication.contentTitle })} onClick={() => setMoving(publication)}>
                        <CalendarClock aria-hidden />
                        {t("move")}
                      </Button>
                    ) : null}
                  </span>
                </li>
              ))}
              {(selection ? [] : ghostsOn(day)).map((slot) => (
                <li key={slot.id}>
                  <Link href={`/campaigns/${slot.campaignId}`} className="focus-ring block rounded-md border border-transparent">
                    <GhostFace slot={slot} timeZone={timeZone} className="min-h-11" />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
      {filling && brandId ? <FillDialog brandId={brandId} contents={waiting} onClose={() => setFilling(false)} /> : null}
      {moving ? <MoveDialog publication={moving} onClose={() => setMoving(undefined)} /> : null}
      {planning ? <ScheduleDialog content={planning} onClose={() => setPlanning(undefined)} /> : null}
    </div>
  );
}
