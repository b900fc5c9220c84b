"use client";
import { ArrowLeft, Ban, CalendarClock, ExternalLink, FileText, RotateCw } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { AttemptTimeline } from "@/components/publications/attempt-timeline";
import { MoveDialog } from "@/components/publications/move-dialog";
import { PublicationState } from "@/components/publications/publication-state";
import { ResolvePanel, titleId } from "@/components/publications/resolve-panel";
import { SentPreview } from "@/components/publications/sent-preview";
import { StandingPost } from "@/components/publications/standing-post";
import { PublicationResults } from "@/components/results/publication-results";
import { SandboxBadge } from "@/components/studio/sandbox-badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusBadge } from "@/components/ui/status-badge";
import { toast } from "@/components/ui/toast";
import { useChannels } from "@/lib/channels";
import { useContent } from "@/lib/contents";
import { useCan } from "@/lib/contents-permissions";
import { useWordedToast } from "@/lib/contents-problem";
import { networkNames } from "@/lib/networks";
import { isCancellable, isMovable, usePublication, usePublicationAction } from "@/lib/publications";
import type { Publication } from "@/lib/publications";
import { formatTime, zoneLabel } from "@/lib/time";

/** One content on one channel: the plan, what was sent, what the network says, and what a person can do. */
export function PublicationView({ publicationId }: { publicationId: string }) {
  const t = useTranslations("publications");
  const publication = usePublication(publicationId);
  return (
    <>
      <Link href="/publications" className="touch-target focus-ring mb-3 inline-flex min-h-8 items-center gap-1.5 rounded border border-transparent text-sm font-medium text-muted-foreground hover:text-foreground">
        <ArrowLeft aria-hidden className="size-4" />
        {t("title")}
      </Link>
      {publication.isError ? (
        <>
          <h1 className="sr-only">{t("title")}</h1>
          <ProblemAlert error={publication.error} onRetry={() => void publication.refetch()} />
        </>
      ) : publication.isPending ? (
        <div aria-busy="true" className="grid gap-6 lg:grid-cols-2">
          <Skeleton className="h-72 rounded-2xl" />
          <Skeleton className="h-72 rounded-2xl" />
        </div>
      ) : (
        <Loaded publication={publication.data} />
      )}
    </>
  );
}

function Loaded({ publication }: { publication: Publication }) {
  const t = useTranslations("publications");
  const locale = useLocale();
  const network = networkNames[publication.network];
  const can = useCan();
  const toastProblem = useWordedToast();
  const action = usePublicationAction();
  const content = useContent(publication.contentId);
  const { data: channels = [] } = useChannels(publication.brandId, can("channels.read"));
  const [moving, setMoving] = useState(false);
  const writes = can("publications.write");
  const act = (kind: "cancel" | "retry") => action.mutate({ publication, action: { kind } }, { onSuccess: () => toast.success(t(`done.${kind}`)), onError: (error) => toastProblem(error) });
  const language = content.data?.language ?? "vi";
  const plan = `${formatTime(publication.dueAt, "time", publication.timeZone, locale)} ${formatTime(publication.dueAt, "weekdayDate", publication.timeZone, locale)} ${zoneLabel(publication.timeZone, new Date(publication.dueAt), locale)}`;
  return (
    <>
      <header className="mb-6 flex flex-wrap items-start justify-between gap-4">
        <div className="grid min-w-0 flex-1 basis-72 gap-2">
          <h1 id={titleId} tabIndex={-1} lang={language} className="outline-none line-clamp-2 text-xl leading-tight font-semibold sm:text-2xl">
            {publication.contentTitle || t("untitled")}
          </h1>
          <div className="flex flex-wrap items-center gap-2">
            <StatusBadge status={publication.status} />
            {publication.environment === "sandbox" ? <SandboxBadge /> : null}
            <span className="text-sm text-muted-foreground">
              {publication.channelName} · {network}
              {publication.format === "feed" ? "" : ` · ${t(`formats.${publication.format}`)}`}
            </span>
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button asChild variant="outline">
            <Link href={`/studio/${publication.contentId}`}>
              <FileText aria-hidden />
              {t("openContent")}
            </Link>
          </Button>
          {publication.permalink ? (
            <Button asChild>
              <a href={publication.permalink} target="_blank" rel="noreferrer">
                <ExternalLink aria-hidden />
                {t("openPost")}
              </a>
            </Button>
          ) : null}
        </div>
      </header>
      <PublicationState publication={publication} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-6">
          {publication.status === "uncertain" && can("publications.resolve") ? <ResolvePanel publication={publication} /> : null}
          <Card>
            <CardTitle>{t("plan")}</CardTitle>
            <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
              <dt className="text-muted-foreground">{t("planned")}</dt>
              <dd className="font-medium tabular-nums">{plan}</dd>
              {publication.publishedAt ? (
                <>
                  <dt className="text-muted-foreground">{t("publishedAt")}</dt>
                  <dd className="font-medium tabular-nums">
                    {formatTime(publication.publishedAt, "dateTime", publication.timeZone, locale)} {zoneLabel(publication.timeZone, new Date(publication.publishedAt), locale)}
                  </dd>
                </>
              ) : null}
              {publication.remoteId ? (
                <>
                  <dt className="text-muted-foreground">{t("remoteId", { network })}</dt>
                  <dd className="font-mono text-xs leading-5 break-all">{publication.remoteId}</dd>
                </>
              ) : null}
            </dl>
            {writes ? (
              <div className="flex flex-wrap gap-2 empty:hidden">
                {publication.status === "failed" || publication.status === "missed" ? (
                  <Button pending={action.isPending} onClick={() => act("retry")}>
                    <RotateCw aria-hidden />
                    {t("retry")}
                  </Button>
                ) : null}
                {isMovable(publication) ? (
                  <Button variant="outline" onClick={() => setMoving(true)}>
                    <CalendarClock aria-hidden />
                    {t("moveAction")}
                  </Button>
                ) : null}
                {isCancellable(publication) ? (
                  <Button variant="outline" pending={action.isPending} onClick={() => act("cancel")}>
                    <Ban aria-hidden />
                    {t("cancel")}
                  </Button>
                ) : null}
              </div>
            ) : null}
          </Card>
          {publication.status === "published" ? <StandingPost publication={publication} /> : null}
          {publication.status === "published" ? <PublicationResults publicationId={publication.id} /> : null}
          <Card>
            <CardTitle>{t("attempts.title", { network })}</CardTitle>
            <AttemptTimeline publicationId={publication.id} network={publication.network} timeZone={publication.timeZone} />
          </Card>
        </div>
        <section aria-labelledby="sent" className="grid gap-3">
          <h2 id="sent" className="text-base font-semibold">
            {["published", "uncertain", "sending"].includes(publication.status) ? t("sentText") : t("willSend")}
          </h2>
          <p className="text-sm text-muted-foreground">{publication.frozenText === null ? t("notFrozen") : t("frozen")}</p>
          {content.isPending ? (
            <Skeleton className="h-64 rounded-xl" />
          ) : (
            <SentPreview publication={publication} content={content.data} channel={channels.find((channel) => channel.id === publication.channelId)} />
          )}
        </section>
      </div>
      {moving ? <MoveDialog publication={publication} onClose={() => setMoving(false)} /> : null}
    </>
  );
}
