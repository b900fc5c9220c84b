"use client";
import { CalendarRange } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { CampaignSlot } from "@/lib/campaigns";
import { cn } from "@/lib/cn";
import { formatTime } from "@/lib/time";

interface GhostSlotsProps {
  slots: readonly CampaignSlot[];
  /** How many the day has room for. */
  room: number;
  timeZone: string;
  /** The day in words. */
  name: string;
}

/** What a campaign has planned for a day and no channel has been given yet. */
export function GhostSlots({ slots, room, timeZone, name }: GhostSlotsProps) {
  const t = useTranslations("calendar");
  const shown = slots.length > room ? slots.slice(0, room - 1) : slots;
  const rest = slots.length - shown.length;
  const link = (slot: CampaignSlot) => (
    <Link key={slot.id} href={`/campaigns/${slot.campaignId}`} prefetch={false} data-ghost={slot.id} className="focus-ring block min-w-0 rounded-md border border-transparent">
      <GhostFace slot={slot} timeZone={timeZone} />
    </Link>
  );
  return (
    <>
      {shown.map(link)}
      {rest > 0 ? (
        <Popover>
          <PopoverTrigger className="focus-ring rounded-md border border-transparent px-1.5 py-0.5 text-left text-xs font-medium text-muted-foreground hover:bg-accent hover:text-accent-foreground">{t("more", { count: rest })}</PopoverTrigger>
          <PopoverContent align="start" aria-label={name} className="grid gap-1.5">
            <p className="text-sm font-semibold">{name}</p>
            {slots.map(link)}
          </PopoverContent>
        </Popover>
      ) : null}
    </>
  );
}

export function GhostFace({ slot, timeZone, className }: { slot: CampaignSlot; timeZone: string; className?: string }) {
  const t = useTranslations("campaigns");
  const locale = useLocale();
  return (
    <span className={cn("grid min-w-0 grid-cols-[minmax(0,1fr)] content-center overflow-hidden rounded-md border border-dashed border-input px-1.5 py-1 text-xs leading-4 text-muted-foreground hover:bg-accent hover:text-accent-foreground", className)}>
      <span className="flex min-w-0 items-center gap-1 tabular-nums">
        <CalendarRange aria-hidden className="size-3.5 shrink-0" />
        <span className="font-semibold">{formatTime(slot.dueAt, "time", timeZone, locale)}</span>
        <span className="truncate">{t("ghost")}</span>
      </span>
      <span className="truncate">{slot.topic}</span>
    </span>
  );
}
