"use client";
import type { dataDeletionSchema } from "@agency/core/channels/schema";
import { useQuery } from "@tanstack/react-query";
import { CircleCheck, Hourglass, SearchX } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import type { z } from "zod";
import { AuthHeading } from "@/components/auth/auth-heading";
import { ProblemAlert } from "@/components/problem-alert";
import { Skeleton } from "@/components/ui/skeleton";
import { request } from "@/lib/api";
import { ApiProblem } from "@/lib/api-problem";
import { networkNames } from "@/lib/networks";
import { defaultTimeZone, formatTime, zoneLabel } from "@/lib/time";

/** What became of a person's wish that their data be deleted; the code in the address is all that it needs. */
export function DataDeletionView({ code }: { code: string }) {
  const t = useTranslations("channels.deletion");
  const locale = useLocale();
  const found = useQuery({
    queryKey: ["data-deletions", code],
    queryFn: ({ signal }) => request<z.infer<typeof dataDeletionSchema>>("GET", `/data-deletions/${encodeURIComponent(code)}`, { signal }),
    retry: false,
  });
  if (found.isPending) return <Skeleton className="h-48 w-full max-w-[25rem]" />;
  if (found.isError) {
    const isUnknown = found.error instanceof ApiProblem && found.error.status === 404;
    return (
      <div className="grid w-full max-w-[25rem] gap-4">
        {isUnknown ? (
          <>
            <SearchX aria-hidden className="size-10 text-muted-foreground" />
            <AuthHeading title={t("unknownTitle")}>{t("unknownText")}</AuthHeading>
          </>
        ) : (
          <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
        )}
      </div>
    );
  }
  const { network, status, requestedAt, completedAt } = found.data;
  const Icon = status === "done" ? CircleCheck : Hourglass;
  const time = (at: string) => `${formatTime(at, "dateTime", defaultTimeZone, locale)} ${zoneLabel(defaultTimeZone, new Date(at), locale)}`;
  return (
    <div className="grid w-full max-w-[25rem] gap-6">
      <Icon aria-hidden className="size-10 text-primary" />
      <AuthHeading title={t(status === "done" ? "doneTitle" : "underWayTitle")}>{t(status === "done" ? "doneText" : "underWayText", { network: networkNames[network] })}</AuthHeading>
      <dl className="grid gap-3 text-sm">
        <div className="grid gap-0.5">
          <dt className="text-muted-foreground">{t("requested")}</dt>
          <dd className="tabular-nums">{time(requestedAt)}</dd>
        </div>
        {completedAt ? (
          <div className="grid gap-0.5">
            <dt className="text-muted-foreground">{t("completed")}</dt>
            <dd className="tabular-nums">{time(completedAt)}</dd>
          </div>
        ) : null}
        <div className="grid gap-0.5">
          <dt className="text-muted-foreground">{t("code")}</dt>
          <dd className="font-mono text-xs break-all">{code}</dd>
        </div>
      </dl>
    </div>
  );
}
