"use client";
import { comparableText } from "@agency/providers/social/rules";
import { ExternalLink, Link2, RefreshCw } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { networkNames } from "@/lib/networks";
import { useCandidates } from "@/lib/public-post";
import type { Publication } from "@/lib/publications";
import { formatTime } from "@/lib/time";

interface CandidatesProps {
  publication: Publication;
  pending: boolean;
  onBind: (remoteId: string) => void;
}

/** What the network shows on the account since the call, so that a person can compare it with what was sent. */
export function Candidates({ publication, pending, onBind }: CandidatesProps) {
  const t = useTranslations("publications.resolve");
  const locale = useLocale();
  const network = networkNames[publication.network];
  const found = useCandidates(publication.id);
  const sent = comparableText(publication.frozenText ?? "");
  return (
    <section aria-label={t("shows", { network })} className="grid grid-cols-1 gap-3 rounded-xl border p-4">
      <h3 className="flex items-center justify-between gap-3 text-sm font-semibold">
        {t("shows", { network })}
        <Button type="button" variant="ghost" size="iconSm" aria-label={t("lookAgain")} pending={found.isFetching} onClick={() => void found.refetch()}>
          <RefreshCw aria-hidden />
        </Button>
      </h3>
      {found.isError ? (
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Skeleton className="h-20 rounded-lg" />
      ) : found.data.unanswered !== null ? (
        <p className="text-sm wrap-anywhere text-muted-foreground">{t("unanswered", { network, reason: found.data.unanswered })}</p>
      ) : found.data.data === null ? (
        <p className="text-sm text-muted-foreground">{t("listsNothing", { network })}</p>
      ) : found.data.data.length === 0 ? (
        <p className="text-sm text-muted-foreground">{t("showsNothing", { network })}</p>
      ) : (
        <ul className="grid grid-cols-1 gap-3">
          {found.data.data.map((post) => (
            <li key={post.remoteId} className="grid gap-2 border-t pt-3 first:border-0 first:pt-0">
              <p className="flex flex-wrap items-center gap-2 text-xs text-muted-foreground">
                {formatTime(post.createdAt, "dateTime", publication.timeZone, locale)}
                {post.text !== "" && comparableText(post.text) === sent ? <Badge tone="success">{t("sameWords")}</Badge> : null}
              </p>
              <p className="line-clamp-4 text-sm wrap-anywhere whitespace-pre-line">{post.text || t("noWords")}</p>
              <div className="flex flex-wrap gap-2">
                <Button type="button" size="sm" pending={pending} onClick={() => onBind(post.remoteId)}>
                  <Link2 aria-hidden />
                  {t("thisOne")}
                </Button>
                {post.permalink ? (
                  <Button asChild size="sm" variant="ghost">
                    <a href={post.permalink} target="_blank" rel="noreferrer">
                      <ExternalLink aria-hidden />
                      {t("see")}
                    </a>
                  </Button>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
