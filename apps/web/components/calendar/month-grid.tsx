"use client";
import { DndContext, DragOverlay, KeyboardSensor, MouseSensor, TouchSensor, pointerWithin, rectIntersection, useSensor, useSensors } from "@dnd-kit/core";
import type { Announcements, CollisionDetection, DragEndEvent, DragStartEvent } from "@dnd-kit/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { DayCell } from "@/components/calendar/day-cell";
import { dayCoordinates } from "@/components/calendar/day-coordinates";
import { PublicationFace } from "@/components/calendar/publication-chip";
import { Tray, TrayFace } from "@/components/calendar/tray";
import { ScheduleDialog } from "@/components/studio/schedule-dialog";
import { toast, undoDurationMs } from "@/components/ui/toast";
import type { CampaignSlot } from "@/lib/campaigns";
import type { ContentSummary } from "@/lib/contents";
import { useCan } from "@/lib/contents-permissions";
import { useWordedToast } from "@/lib/contents-problem";
import { actOnPublication } from "@/lib/publications";
import type { Publication } from "@/lib/publications";
import { dayIn, groupByDay, movedTo, noonOf } from "@/lib/publications-month";
import type { Day } from "@/lib/publications-month";
import { formatTime, intlLocale } from "@/lib/time";

interface MonthGridProps {
  month: string;
  weeks: readonly Day[][];
  today: Day;
  publications: readonly Publication[];
  /** Planned by a campaign, on no channel yet. */
  ghosts: readonly CampaignSlot[];
  timeZone: string;
  brandId: string | undefined;
  /** Where the shown publications are kept, for showing a move before the server has answered. */
  queryKey: readonly unknown[];
}

type Dragged = { kind: "publication"; publication: Publication } | { kind: "content"; content: ContentSummary };

/** The page moves only where the pointer is all but outside it: the last weeks are targets too. */
const nearTheEdge = { threshold: { x: 0, y: 0.04 } };

/** The pointer decides; the keyboard has none, so there the piece's own place does. */
const collision: CollisionDetection = (input) => {
  const within = pointerWithin(input);
  return within.length > 0 ? within : rectIntersection(input);
};

export function MonthGrid({ month, weeks, today, publications, ghosts, timeZone, brandId, queryKey }: MonthGridProps) {
  const t = useTranslations("calendar");
  const common = useTranslations("common");
  const locale = useLocale();
  const can = useCan();
  const queryClient = useQueryClient();
  const toastProblem = useWordedToast();
  const [dragged, setDragged] = useState<Dragged>();
  const [planning, setPlanning] = useState<{ content: ContentSummary; day: Day }>();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: dayCoordinates, keyboardCodes: { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] } }),
  );
  const days = groupByDay(publications, timeZone);
  const nameOf = (day: string) => formatTime(noonOf(day), "dateLong", "UTC", locale);

  const show = (publication: Publication) => queryClient.setQueryData<Publication[]>(queryKey, (known) => known?.map((other) => (other.id === publication.id ? publication : other)));
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: ["publications"] });
    void queryClient.invalidateQueries({ queryKey: ["contents"] });
  };
  const move = async (publication: Publication, target: { scheduledAt: string; timeZone: string; dueAt: string }, undoable: boolean) => {
    await queryClient.cancelQueries({ queryKey });
    show({ ...publication, ...target });
    try {
      const moved = await actOnPublication(publication, { kind: "reschedule", scheduledAt: target.scheduledAt, timeZone: target.timeZone });
      show(moved);
      refresh();
      const back = { scheduledAt: publication.scheduledAt, timeZone: publication.timeZone, dueAt: publication.dueAt };
      const undo = undoable ? { duration: undoDurationMs, action: { label: common("undo"), onClick: () => void move(moved, back, false) } } : undefined;
      toast.success(t("moved", { when: `${formatTime(moved.dueAt, "time", timeZone, locale)} ${formatTime(moved.dueAt, "weekdayDate", timeZone, locale)}` }), undo);
    } catch (error) {
      show(publication);
      refresh();
      toastProblem(error);
    }
  };

  const onDragStart = ({ active }: DragStartEvent) => setDragged(active.data.current as Dragged);
  const onDragEnd = ({ over, active }: DragEndEvent) => {
    setDragged(undefined);
    const day = over?.id as Day | undefined;
    const what = active.data.current as Dragged | undefined;
    if (!day || !what || day < today) return;
    if (what.kind === "content") setPlanning({ content: what.content, day });
    else if (dayIn(what.publication.dueAt, timeZone) !== day) void move(what.publication, movedTo(what.publication, day, timeZone), true);
  };
  const titleOf = (data: Record<string, unknown> | undefined): string => {
    const what = data as Dragged | undefined;
    return what === undefined ? "" : what.kind === "content" ? what.content.title : what.publication.contentTitle;
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("drag.start", { title: titleOf(active.data.current) }),
    onDragOver: ({ active, over }) => (over ? t(String(over.id) < today ? "drag.past" : "drag.over", { title: titleOf(active.data.current), day: nameOf(String(over.id)) }) : t("drag.nowhere")),
    onDragEnd: ({ active, over }) => (over && String(over.id) >= today ? t("drag.end", { title: titleOf(active.data.current), day: nameOf(String(over.id)) }) : t("drag.cancel")),
    onDragCancel: () => t("drag.cancel"),
  };
  const weekdays = weeks[0] ?? [];
  return (
    <DndContext
      id="calendar"
      sensors={sensors}
      autoScroll={nearTheEdge}
      collisionDetection={collision}
      onDragStart={onDragStart}
      onDragEnd={onDragEnd}
      onDragCancel={() => setDragged(undefined)}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t("drag.how") } }}
    >
      <div className="grid grid-cols-1 items-start gap-4 2xl:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="order-last overflow-hidden rounded-2xl border bg-card shadow-card 2xl:order-first">
          <div aria-hidden className="grid grid-cols-7 border-b bg-muted/60">
            {weekdays.map((day) => (
              <span key={day} className="py-2 text-center text-xs font-medium text-muted-foreground">
                {new Intl.DateTimeFormat(intlLocale(locale), { weekday: "short", timeZone: "UTC" }).format(noonOf(day))}
              </span>
            ))}
          </div>
          <ol aria-label={formatTime(noonOf(`${month}-15`), "month", "UTC", locale)} className="grid grid-cols-7">
            {weeks.flat().map((day) => (
              <DayCell key={day} day={day} isOther={!day.startsWith(month)} isPast={day < today} isToday={day === today} publications={days.get(day) ?? []} ghosts={ghosts.filter((slot) => dayIn(slot.dueAt, timeZone) === day)} timeZone={timeZone} brandId={brandId} mayWrite={can("contents.write")} mayMove={can("publications.write")} />
            ))}
          </ol>
        </div>
        {can("publications.write") ? <Tray brandId={brandId} onPlan={(content) => setPlanning({ content, day: today })} /> : null}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged?.kind === "publication" ? <PublicationFace publication={dragged.publication} timeZone={timeZone} className="shadow-float" /> : null}
        {dragged?.kind === "content" ? <TrayFace content={dragged.content} className="shadow-float" /> : null}
      </DragOverlay>
      {planning ? <ScheduleDialog content={planning.content} day={planning.day} onClose={() => setPlanning(undefined)} /> : null}
    </DndContext>
  );
}
