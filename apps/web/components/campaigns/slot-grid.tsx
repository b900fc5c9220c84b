"use client";
import { DndContext, DragOverlay, KeyboardSensor, MouseSensor, TouchSensor, pointerWithin, rectIntersection, useDraggable, useDroppable, useSensor, useSensors } from "@dnd-kit/core";
import type { Announcements, CollisionDetection, DragEndEvent, DragStartEvent } from "@dnd-kit/core";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { dayCoordinates } from "@/components/calendar/day-coordinates";
import { SlotFace } from "@/components/campaigns/slot-face";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useOccasions } from "@/lib/campaigns";
import type { CampaignSlot } from "@/lib/campaigns";
import { cn } from "@/lib/cn";
import { dayIn, noonOf, weeksOf } from "@/lib/publications-month";
import { defaultTimeZone, formatTime, intlLocale } from "@/lib/time";
import { useNow } from "@/lib/use-now";

interface SlotGridProps {
  month: string;
  slots: readonly CampaignSlot[];
  chosenId: string | undefined;
  brandId: string;
  onOpen: (id: string) => void;
  onMove: ((slot: CampaignSlot, scheduledAt: string) => void) | undefined;
}

const collision: CollisionDetection = (input) => {
  const within = pointerWithin(input);
  return within.length > 0 ? within : rectIntersection(input);
};
const mostShown = 3;
const isMovable = (slot: CampaignSlot) => slot.status !== "rejected" && slot.status !== "cancelled" && !slot.content?.scheduledAt && !slot.content?.publishedAt;

/** The month as a calendar: pieces fill in, and are dragged to another day with mouse, finger or keys. */
export function SlotGrid({ month, slots, chosenId, brandId, onOpen, onMove }: SlotGridProps) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const [dragged, setDragged] = useState<CampaignSlot>();
  const now = useNow();
  const today = now === undefined ? "" : dayIn(now, slots[0]?.timeZone ?? defaultTimeZone);
  const { data: occasions = [] } = useOccasions(month, locale, brandId);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: dayCoordinates, keyboardCodes: { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] } }),
  );
  const weeks = weeksOf(month);
  const nameOf = (day: string) => formatTime(noonOf(day), "dateLong", "UTC", locale);
  const titleOf = (id: string | number) => slots.find((slot) => slot.id === id)?.topic ?? "";
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("drag.start", { title: titleOf(active.id) }),
    onDragOver: ({ active, over }) => (over ? t(String(over.id) < today ? "drag.past" : "drag.over", { title: titleOf(active.id), day: nameOf(String(over.id)) }) : t("drag.nowhere")),
    onDragEnd: ({ active, over }) => (over && String(over.id) >= today ? t("drag.end", { title: titleOf(active.id), day: nameOf(String(over.id)) }) : t("drag.cancel")),
    onDragCancel: () => t("drag.cancel"),
  };
  return (
    <DndContext
      id="campaign"
      sensors={sensors}
      collisionDetection={collision}
      onDragStart={({ active }: DragStartEvent) => setDragged(slots.find(({ id }) => id === active.id))}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={({ active, over }: DragEndEvent) => {
        setDragged(undefined);
        const slot = slots.find(({ id }) => id === active.id);
        const day = over === null ? undefined : String(over.id);
        if (slot && day !== undefined && day >= today && day !== slot.scheduledAt.slice(0, 10)) onMove?.(slot, `${day}T${slot.scheduledAt.slice(11, 16)}`);
      }}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t("drag.how") } }}
    >
      <div className="overflow-hidden rounded-2xl border bg-card shadow-card">
        <div aria-hidden className="grid grid-cols-7 border-b bg-muted/60">
          {(weeks[0] ?? []).map((day) => (
            <span key={day} className="py-2 text-center text-xs font-medium text-muted-foreground">
              {new Intl.DateTimeFormat(intlLocale(locale), { weekday: "short", timeZone: "UTC" }).format(noonOf(day))}
            </span>
          ))}
        </div>
        <ol aria-label={formatTime(noonOf(`${month}-15`), "month", "UTC", locale)} className="grid grid-cols-7">
          {weeks.flat().map((day) => (
            <DaySlots
              key={day}
              day={day}
              name={nameOf(day)}
              isOther={!day.startsWith(month)}
              isToday={day === today}
              isPast={day < today}
              occasion={occasions.filter(({ date }) => date === day).map(({ name }) => name).join(", ")}
              slots={slots.filter((slot) => slot.scheduledAt.startsWith(day))}
              chosenId={chosenId}
              onOpen={onOpen}
              mayMove={onMove !== undefined}
            />
          ))}
        </ol>
      </div>
      <DragOverlay dropAnimation={null}>{dragged ? <SlotFace slot={dragged} className="bg-card shadow-float" /> : null}</DragOverlay>
    </DndContext>
  );
}

interface DaySlotsProps {
  day: string;
  name: string;
  isOther: boolean;
  isToday: boolean;
  isPast: boolean;
  occasion: string;
  slots: readonly CampaignSlot[];
  chosenId: string | undefined;
  onOpen: (id: string) => void;
  mayMove: boolean;
}

function DaySlots({ day, name, isOther, isToday, isPast, occasion, slots, chosenId, onOpen, mayMove }: DaySlotsProps) {
  const t = useTranslations("calendar");
  const { setNodeRef, isOver } = useDroppable({ id: day, data: { isToday } });
  const shown = slots.length > mostShown ? slots.slice(0, mostShown - 1) : slots;
  const rest = slots.length - shown.length;
  return (
    <li ref={setNodeRef} data-day={day} className={cn("flex min-h-28 min-w-0 flex-col gap-1 border-r border-b p-1.5 [&:nth-child(7n)]:border-r-0", isOther && "bg-muted/40", isOver && (isPast ? "bg-tone-neutral" : "bg-accent ring-2 ring-primary ring-inset"))}>
      <div className="flex min-w-0 items-center gap-1.5">
        <span className="sr-only">{name}</span>
        <span aria-hidden className={cn("grid size-6 shrink-0 place-items-center rounded-full text-xs tabular-nums", isToday ? "bg-primary font-semibold text-primary-foreground" : isOther ? "text-muted-foreground" : "font-medium")}>
          {Number(day.slice(8))}
        </span>
        {occasion ? (
          <span title={occasion} className="min-w-0 truncate text-[0.6875rem] text-muted-foreground">
            {occasion}
          </span>
        ) : null}
      </div>
      {shown.map((slot) => (
        <SlotChip key={slot.id} slot={slot} isChosen={slot.id === chosenId} onOpen={onOpen} mayMove={mayMove} />
      ))}
      {rest > 0 ? (
        <Popover>
          <PopoverTrigger className="focus-ring rounded-md border border-transparent px-1.5 py-0.5 text-left text-xs font-medium text-muted-foreground hover:bg-accent hover:text-accent-foreground">{t("more", { count: rest })}</PopoverTrigger>
          <PopoverContent align="start" aria-label={name} className="grid gap-1.5">
            <p className="text-sm font-semibold">{name}</p>
            {slots.map((slot) => (
              <button key={slot.id} type="button" onClick={() => onOpen(slot.id)} className="focus-ring rounded-md border border-transparent text-left">
                <SlotFace slot={slot} />
              </button>
            ))}
          </PopoverContent>
        </Popover>
      ) : null}
    </li>
  );
}

function SlotChip({ slot, isChosen, onOpen, mayMove }: { slot: CampaignSlot; isChosen: boolean; onOpen: (id: string) => void; mayMove: boolean }) {
  const t = useTranslations("calendar");
  const movable = mayMove && isMovable(slot);
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({ id: slot.id, disabled: !movable });
  const drag = movable ? { ...listeners, "aria-describedby": attributes["aria-describedby"], "aria-roledescription": t("drag.role") } : {};
  return (
    <button
      ref={setNodeRef}
      type="button"
      data-slot-id={slot.id}
      {...drag}
      onClick={() => onOpen(slot.id)}
      className={cn("focus-ring block w-full min-w-0 touch-manipulation rounded-md border border-transparent text-left", movable && "cursor-grab", isDragging && "opacity-40", isChosen && "border-primary")}
    >
      <SlotFace slot={slot} />
    </button>
  );
}
