"use client";
import { useDroppable } from "@dnd-kit/core";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { GhostSlots } from "@/components/calendar/ghost-slots";
import { PublicationChip, PublicationFace } from "@/components/calendar/publication-chip";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { CampaignSlot } from "@/lib/campaigns";
import { cn } from "@/lib/cn";
import type { Publication } from "@/lib/publications";
import { noonOf } from "@/lib/publications-month";
import type { Day } from "@/lib/publications-month";
import { formatTime } from "@/lib/time";

interface DayCellProps {
  day: Day;
  isOther: boolean;
  isPast: boolean;
  isToday: boolean;
  publications: readonly Publication[];
  ghosts: readonly CampaignSlot[];
  timeZone: string;
  brandId: string | undefined;
  mayWrite: boolean;
  mayMove: boolean;
}

const maxShown = 3;

export function DayCell({ day, isOther, isPast, isToday, publications, ghosts, timeZone, brandId, mayWrite, mayMove }: DayCellProps) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const { setNodeRef, isOver } = useDroppable({ id: day, data: { isToday } });
  const name = formatTime(noonOf(day), "dateLong", "UTC", locale);
  const shown = publications.length > maxShown ? publications.slice(0, maxShown - 1) : publications;
  const rest = publications.length - shown.length;
  const add = new URLSearchParams({ date: day, ...(brandId ? { brand: brandId } : {}) });
  return (
    <li
      ref={setNodeRef}
      data-day={day}
      className={cn(
        "group relative flex min-h-28 min-w-0 flex-col gap-1 border-r border-b p-1.5 [&:nth-child(7n)]:border-r-0",
        isOther && "bg-muted/40",
        isOver && (isPast ? "bg-tone-neutral" : "bg-accent ring-2 ring-primary ring-inset"),
      )}
    >
      <div className="flex items-center justify-between">
        <span className="sr-only">{name}</span>
        <span aria-hidden className={cn("grid size-6 place-items-center rounded-full text-xs tabular-nums", isToday ? "bg-primary font-semibold text-primary-foreground" : isOther ? "text-muted-foreground" : "font-medium")}>
          {Number(day.slice(8))}
        </span>
        {mayWrite && !isPast ? (
          <Link
            href={`/studio/new?${add}`}
            aria-label={t("addOn", { day: name })}
            className="focus-ring grid size-6 place-items-center rounded-md border border-transparent text-muted-foreground opacity-0 group-hover:opacity-100 hover:bg-accent hover:text-accent-foreground focus-visible:opacity-100 pointer-coarse:opacity-100"
          >
            <Plus aria-hidden className="size-4" />
          </Link>
        ) : null}
      </div>
      {shown.map((publication) => (
        <PublicationChip key={publication.id} publication={publication} timeZone={timeZone} mayMove={mayMove} />
      ))}
      <GhostSlots slots={ghosts} room={Math.max(1, maxShown - shown.length)} timeZone={timeZone} name={name} />
      {rest > 0 ? (
        <Popover>
          <PopoverTrigger className="focus-ring rounded-md border border-transparent px-1.5 py-0.5 text-left text-xs font-medium text-muted-foreground hover:bg-accent hover:text-accent-foreground">{t("more", { count: rest })}</PopoverTrigger>
          <PopoverContent align="start" aria-label={name} className="grid gap-1.5">
            <p className="text-sm font-semibold">{name}</p>
            {publications.map((publication) => (
              <Link key={publication.id} href={`/publications/${publication.id}`} className="focus-ring rounded-md border border-transparent">
                <PublicationFace publication={publication} timeZone={timeZone} />
              </Link>
            ))}
          </PopoverContent>
        </Popover>
      ) : null}
    </li>
  );
}
