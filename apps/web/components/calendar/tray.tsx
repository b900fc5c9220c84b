"use client";
import { useDraggable } from "@dnd-kit/core";
import { CalendarPlus, GripVertical, Inbox } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ProblemAlert } from "@/components/problem-alert";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { useUnscheduled } from "@/lib/contents";
import type { ContentSummary } from "@/lib/contents";

const FillDialog = dynamic(() => import("@/components/planning/fill-dialog").then((module) => module.FillDialog), { ssr: false });

/** Approved content that waits for a day; drag it onto one, or press it to choose. */
export function Tray({ brandId, onPlan }: { brandId: string | undefined; onPlan: (content: ContentSummary) => void }) {
  const t = useTranslations("calendar");
  const planning = useTranslations("planning.calendar");
  const waiting = useUnscheduled(brandId);
  const [filling, setFilling] = useState(false);
  return (
    <section aria-labelledby="tray" className="grid gap-3 rounded-2xl border border-dashed border-input bg-card/50 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id="tray" className="flex items-center gap-2 text-sm font-semibold">
          <Inbox aria-hidden className="size-4 text-muted-foreground" />
          {t("tray", { count: waiting.data?.length ?? 0 })}
        </h3>
        {brandId && (waiting.data?.length ?? 0) > 1 ? (
          <Button size="sm" variant="ghost" onClick={() => setFilling(true)}>
            <CalendarPlus aria-hidden />
            {planning("fill")}
          </Button>
        ) : null}
      </div>
      {waiting.isError ? (
        <ProblemAlert error={waiting.error} onRetry={() => void waiting.refetch()} />
      ) : waiting.isPending ? (
        <Skeleton className="h-20" />
      ) : waiting.data.length === 0 ? (
        <p className="text-sm text-muted-foreground">{t("trayEmpty")}</p>
      ) : (
        <>
          <p className="text-xs text-muted-foreground">{t("trayHint")}</p>
          <ul className="grid max-h-44 grid-cols-2 gap-2 overflow-y-auto scrollbar-slim lg:grid-cols-3 2xl:max-h-[36rem] 2xl:grid-cols-1">
            {waiting.data.map((content) => (
              <li key={content.id}>
                <Piece content={content} onPlan={() => onPlan(content)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {filling && brandId && waiting.data ? <FillDialog brandId={brandId} contents={waiting.data} onClose={() => setFilling(false)} /> : null}
    </section>
  );
}

function Piece({ content, onPlan }: { content: ContentSummary; onPlan: () => void }) {
  const t = useTranslations("calendar");
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({ id: `content-${content.id}`, data: { kind: "content", content } });
  return (
    <button
      ref={setNodeRef}
      type="button"
      data-tray={content.id}
      {...listeners}
      aria-describedby={attributes["aria-describedby"]}
      aria-roledescription={t("drag.role")}
      onClick={onPlan}
      className={cn("focus-ring block w-full cursor-grab touch-manipulation rounded-xl border border-transparent text-left", isDragging && "opacity-40")}
    >
      <TrayFace content={content} />
    </button>
  );
}

export function TrayFace({ content, className }: { content: ContentSummary; className?: string }) {
  const t = useTranslations("calendar");
  return (
    <span className={cn("flex min-h-11 items-center gap-2 rounded-xl border bg-card p-2.5 text-sm shadow-card", className)}>
      <GripVertical aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <span lang={content.language} className="line-clamp-2 min-w-0">
        {content.title || t("untitled")}
      </span>
    </span>
  );
}
