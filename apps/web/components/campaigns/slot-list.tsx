"use client";
import { useLocale, useTranslations } from "use-intl";
import { PillarName, SlotBadge } from "@/components/campaigns/slot-face";
import type { CampaignSlot } from "@/lib/campaigns";
import { cn } from "@/lib/cn";
import { noonOf } from "@/lib/publications-month";
import { formatTime } from "@/lib/time";

/** The month as a list: what a phone shows, and what a screen reader reads best. */
export function SlotList({ slots, chosenId, onOpen }: { slots: readonly CampaignSlot[]; chosenId: string | undefined; onOpen: (id: string) => void }) {
  const studio = useTranslations("studio");
  const locale = useLocale();
  const days = new Map<string, CampaignSlot[]>();
  for (const slot of slots) days.set(slot.scheduledAt.slice(0, 10), [...(days.get(slot.scheduledAt.slice(0, 10)) ?? []), slot]);
  return (
    <div className="grid grid-cols-1 gap-6">
      {[...days].map(([day, own]) => (
        <section key={day} aria-labelledby={`day-${day}`} className="grid grid-cols-1 gap-2">
          <h2 id={`day-${day}`} className="text-sm font-semibold first-letter:uppercase">
            {formatTime(noonOf(day), "weekdayDate", "UTC", locale)}
          </h2>
          <ul className="grid grid-cols-1 gap-2">
            {own.map((slot) => (
              <li key={slot.id} className="min-w-0">
                <button
                  type="button"
                  data-slot-id={slot.id}
                  onClick={() => onOpen(slot.id)}
                  className={cn("focus-ring grid w-full min-w-0 gap-2 rounded-2xl border bg-card p-3 text-left shadow-card hover:border-primary/40", slot.id === chosenId && "border-primary", slot.content === null && "border-dashed bg-muted/30 shadow-none")}
                >
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
                    <span className="text-sm font-semibold tabular-nums">{slot.scheduledAt.slice(11, 16)}</span>
                    <span className="text-xs text-muted-foreground">
                      {studio(`types.${slot.type}`)} · {studio(`platforms.${slot.platform}`)}
                    </span>
                    <PillarName pillar={slot.pillar} />
                    <span className="ml-auto">
                      <SlotBadge status={slot.status} />
                    </span>
                  </span>
                  <span className="line-clamp-2 text-sm font-medium">{slot.topic}</span>
                  {slot.content ? <span className="line-clamp-1 text-xs text-muted-foreground">{slot.content.excerpt}</span> : null}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
