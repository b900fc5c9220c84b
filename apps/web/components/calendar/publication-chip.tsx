"use client";
import { useDraggable } from "@dnd-kit/core";
import { FlaskConical, Repeat } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl";
import { publicationLooks } from "@/components/calendar/publication-look";
import { cn } from "@/lib/cn";
import { networkNames } from "@/lib/networks";
import { isMovable } from "@/lib/publications";
import type { Publication } from "@/lib/publications";
import { formatTime } from "@/lib/time";

interface PublicationChipProps {
  publication: Publication;
  timeZone: string;
  mayMove: boolean;
}

/** One publication on its day: pressed it opens, dragged it moves, as long as nothing has gone out. */
export function PublicationChip({ publication, timeZone, mayMove }: PublicationChipProps) {
  const t = useTranslations("calendar");
  const router = useRouter();
  const movable = mayMove && isMovable(publication);
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({ id: publication.id, data: { kind: "publication", publication }, disabled: !movable });
  const open = () => router.push(`/publications/${publication.id}`);
  const drag = movable ? { ...listeners, "aria-describedby": attributes["aria-describedby"], "aria-roledescription": t("drag.role") } : {};
  return (
    <button
      ref={setNodeRef}
      type="button"
      data-publication={publication.id}
      {...drag}
      onClick={open}
      className={cn("focus-ring block w-full min-w-0 touch-manipulation rounded-md border border-transparent text-left", movable && "cursor-grab", isDragging && "opacity-40")}
    >
      <PublicationFace publication={publication} timeZone={timeZone} />
    </button>
  );
}

export function PublicationFace({ publication, timeZone, className }: { publication: Publication; timeZone: string; className?: string }) {
  const t = useTranslations("calendar");
  const planning = useTranslations("planning.calendar");
  const statusName = useTranslations("status");
  const locale = useLocale();
  const { icon: Icon, className: look } = publicationLooks[publication.status];
  return (
    <span className={cn("grid min-w-0 grid-cols-[minmax(0,1fr)] overflow-hidden rounded-md px-1.5 py-1 text-xs leading-4", look, className)}>
      <span className="flex min-w-0 items-center gap-1 tabular-nums">
        <Icon aria-hidden className="size-3.5 shrink-0" />
        <span className="font-semibold">{formatTime(publication.dueAt, "time", timeZone, locale)}</span>
        <span className="min-w-0 truncate">{networkNames[publication.network]}</span>
        <span className="sr-only">{statusName(publication.status)}</span>
      </span>
      <span className="flex min-w-0 items-center gap-1">
        <span className="min-w-0 flex-1 truncate">{publication.contentTitle || t("untitled")}</span>
        {publication.recurringPlanId ? <Repeat role="img" aria-label={planning("recurring")} className="size-3 shrink-0" /> : null}
        {publication.environment === "sandbox" ? <FlaskConical aria-label={t("sandbox")} className="size-3 shrink-0" role="img" /> : null}
      </span>
    </span>
  );
}
