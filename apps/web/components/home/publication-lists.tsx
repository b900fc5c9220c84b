"use client";
import { CalendarClock, ExternalLink } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useLastPublished, useNextPlanned } from "@/lib/home";
import type { Publication } from "@/lib/home";
import { formatTime, zoneLabel } from "@/lib/time";
import { useNow } from "@/lib/use-now";
import { useViewerTimeZone } from "@/lib/use-viewer-time-zone";

/** What goes out next, on the clock of its brand. */
export function NextPlanned({ brandId }: { brandId: string | undefined }) {
  const t = useTranslations("home.next");
  const { data, error, refetch } = useNextPlanned(brandId);
  return (
    <Section
      title={t("title")}
      action={
        <Button variant="ghost" size="sm" asChild>
          <Link href="/calendar">
            <CalendarClock aria-hidden />
            {t("calendar")}
          </Link>
        </Button>
      }
    >
      {data ? null : error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <RowsSkeleton rows={3} />}
      {data?.length === 0 ? <p className="text-sm text-muted-foreground">{t("empty")}</p> : null}
      <Rows publications={data ?? []} instantOf={(publication) => publication.dueAt} />
    </Section>
  );
}

/** What went out last, each with the way to see it where it stands. */
export function LastPublished({ brandId }: { brandId: string | undefined }) {
  const t = useTranslations("home.published");
  const { data, error, refetch } = useLastPublished(brandId);
  return (
    <Section title={t("title")}>
      {data ? null : error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <RowsSkeleton rows={3} />}
      {data?.length === 0 ? <p className="text-sm text-muted-foreground">{t("empty")}</p> : null}
      <Rows publications={data ?? []} instantOf={(publication) => publication.publishedAt ?? publication.dueAt} />
    </Section>
  );
}

function Rows({ publications, instantOf }: { publications: readonly Publication[]; instantOf: (publication: Publication) => string }) {
  const t = useTranslations("home.published");
  const shell = useTranslations("shell.sandbox");
  const locale = useLocale();
  const now = useNow();
  const viewerZone = useViewerTimeZone();
  return (
    <ul className="-my-2 divide-y empty:hidden">
      {publications.map((publication) => {
        const at = instantOf(publication);
        const { timeZone } = publication;
        // The zone is named only where it is not the reader's own.
        const elsewhere = viewerZone !== undefined && now !== undefined && zoneLabel(viewerZone, now, locale) !== zoneLabel(timeZone, now, locale);
        return (
          <li key={publication.id} className="flex items-center gap-3 py-3">
            <span className="grid w-14 shrink-0 text-center leading-tight">
              <span className="text-sm font-semibold tabular-nums">{formatTime(at, "time", timeZone, locale)}</span>
              <span className="text-xs text-muted-foreground">{formatTime(at, "weekdayDate", timeZone, locale)}</span>
              {elsewhere ? <span className="text-[0.6875rem] text-muted-foreground">{zoneLabel(timeZone, new Date(at), locale)}</span> : null}
            </span>
            <span className="grid min-w-0 flex-1">
              <Link href={`/publications/${publication.id}`} prefetch={false} className="focus-ring truncate rounded-sm border border-transparent text-sm font-medium hover:underline">
                {publication.contentTitle || publication.channelName}
              </Link>
              <span className="flex min-w-0 items-center gap-2 text-xs text-muted-foreground">
                <span className="truncate">{publication.channelName}</span>
                {publication.environment === "sandbox" ? <Badge tone="warning">{shell("badge")}</Badge> : null}
              </span>
            </span>
            {publication.permalink ? (
              <Button variant="outline" size="sm" asChild>
                <a href={publication.permalink} target="_blank" rel="noreferrer">
                  <ExternalLink aria-hidden />
                  {t("see")}
                  <span className="sr-only"> {publication.contentTitle}</span>
                </a>
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
