"use client";
import { ChevronDown, ExternalLink } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { AttemptTimeline } from "@/components/publications/attempt-timeline";
import { SandboxBadge } from "@/components/studio/sandbox-badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { StatusBadge } from "@/components/ui/status-badge";
import { cn } from "@/lib/cn";
import { usePublicationsOf } from "@/lib/publications";
import type { Publication } from "@/lib/publications";
import { formatTime, zoneLabel } from "@/lib/time";

/** Where this content goes or went, each channel with its own truth. */
export function ContentPublications({ contentId }: { contentId: string }) {
  const t = useTranslations("studio.publications");
  const publications = usePublicationsOf(contentId);
  if (publications.isPending) return null;
  if (publications.isError) return <ProblemAlert error={publications.error} onRetry={() => void publications.refetch()} />;
  if (publications.data.length === 0) return null;
  return (
    <Card className="gap-4">
      <CardTitle>{t("title")}</CardTitle>
      <ul className="grid gap-4">
        {publications.data.toReversed().map((publication) => (
          <Entry key={publication.id} publication={publication} />
        ))}
      </ul>
    </Card>
  );
}

function Entry({ publication }: { publication: Publication }) {
  const t = useTranslations("studio.publications");
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const at = publication.publishedAt ?? publication.dueAt;
  const needsPerson = ["uncertain", "failed", "needs_auth", "missed"].includes(publication.status);
  return (
    <li data-publication={publication.status} className="grid gap-2 border-t pt-4 first:border-0 first:pt-0">
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge status={publication.status} />
        {publication.environment === "sandbox" ? <SandboxBadge /> : null}
      </div>
      <p className="text-sm">
        <span className="font-medium">{publication.channelName}</span>
        <span className="text-muted-foreground">
          {" · "}
          {formatTime(at, "dateTime", publication.timeZone, locale)} {zoneLabel(publication.timeZone, new Date(at), locale)}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        {publication.permalink ? (
          <Button asChild size="sm">
            <a href={publication.permalink} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden />
              {t("open")}
            </a>
          </Button>
        ) : null}
        <Button asChild size="sm" variant={needsPerson ? "primary" : "outline"}>
          <Link href={`/publications/${publication.id}`}>{needsPerson ? t("solve") : t("details")}</Link>
        </Button>
        <Button size="sm" variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("attempts")}
          <ChevronDown aria-hidden className={cn("transition-transform", open && "rotate-180")} />
        </Button>
      </div>
      {open ? <AttemptTimeline publicationId={publication.id} network={publication.network} timeZone={publication.timeZone} /> : null}
    </li>
  );
}
