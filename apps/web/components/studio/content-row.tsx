"use client";
import { CalendarClock } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { TypeIcon } from "@/components/studio/type-icon";
import { StatusBadge } from "@/components/ui/status-badge";
import type { ContentSummary } from "@/lib/contents";
import type { PlatformName } from "@/lib/contents-document";
import { useMe } from "@/lib/queries";
import { defaultTimeZone, formatTime } from "@/lib/time";

/** One content in a list: what it says, where it stands, when it goes out. */
export function ContentRow({ content, brandName }: { content: ContentSummary; brandName: string | undefined }) {
  const t = useTranslations("studio");
  const locale = useLocale();
  const { data: me } = useMe();
  const zone = me?.organization.timeZone ?? defaultTimeZone;
  const at = content.publishedAt ?? content.scheduledAt;
  return (
    <Link
      href={`/studio/${content.id}`}
      className="focus-ring grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 rounded-2xl border bg-card p-4 shadow-card transition-[border-color,box-shadow] hover:border-primary/40 hover:shadow-raised sm:grid-cols-[auto_1fr_auto] sm:items-center"
    >
      <span className="grid size-11 place-items-center rounded-xl bg-secondary text-secondary-foreground">
        <TypeIcon type={content.type} />
      </span>
      <span className="grid min-w-0 gap-0.5">
        <span lang={content.language} className="truncate font-semibold">
          {content.title || content.topic || t("untitled")}
        </span>
        <span lang={content.language} className="line-clamp-1 text-sm text-muted-foreground">
          {content.body.replaceAll(/\s+/g, " ").replace(content.title, "").trim() || content.topic}
        </span>
        <span className="flex flex-wrap gap-x-2 text-xs text-muted-foreground">
          {brandName ? <span>{brandName}</span> : null}
          <span aria-hidden>·</span>
          <span>{t(`types.${content.type}`)}</span>
          <span aria-hidden>·</span>
          <span>{t(`platforms.${content.platform as PlatformName}`)}</span>
        </span>
      </span>
      <span className="col-start-2 flex flex-wrap items-center gap-2 sm:col-start-3 sm:grid sm:justify-items-end">
        <StatusBadge status={content.status} />
        {at ? (
          <span className="flex items-center gap-1.5 text-xs text-muted-foreground tabular-nums">
            <CalendarClock aria-hidden className="size-3.5" />
            {formatTime(at, "dateTime", zone, locale)}
          </span>
        ) : null}
      </span>
    </Link>
  );
}
