"use client";
import { CircleCheck, CircleDashed, CircleHelp, CircleX } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { networkNames, type Network } from "@/lib/networks";
import { problemMessageKey } from "@/lib/api-problem";
import { useAttempts } from "@/lib/publications";
import type { PublicationAttempt } from "@/lib/publications";
import { intlLocale } from "@/lib/time";
import type { AppLocale } from "@/lib/locale";

/** Less than this is said to be less, not nothing. */
const shortest = 0.1;
const good: readonly (string | null)[] = ["succeeded", "proven_live", "bound_by_person"];
const unknown: readonly (string | null)[] = ["ambiguous", "resent"];

/** Every call to the network, newest first: when, how it ended, and the network's own words. */
export function AttemptTimeline({ publicationId, network, timeZone }: { publicationId: string; network: Network; timeZone: string }) {
  const t = useTranslations("publications.attempts");
  const attempts = useAttempts(publicationId);
  if (attempts.isPending) return <Skeleton className="h-20" />;
  if (attempts.isError) return <ProblemAlert error={attempts.error} onRetry={() => void attempts.refetch()} />;
  if (attempts.data.length === 0) return <p className="text-sm text-muted-foreground">{t("none")}</p>;
  // Files go up one by one: which of the steps it was, in the order in which they were taken.
  const prepares = [...new Set(attempts.data.map(({ step }) => step).filter((step) => step.startsWith("prepare:")))].toReversed();
  const placeOf = (step: string) => (prepares.length > 1 && prepares.includes(step) ? `${prepares.indexOf(step) + 1}/${prepares.length}` : undefined);
  return (
    <ol aria-label={t("title", { network: networkNames[network] })} className="grid gap-0">
      {attempts.data.map((attempt, index) => (
        <Attempt key={attempt.id} attempt={attempt} network={networkNames[network]} timeZone={timeZone} place={placeOf(attempt.step)} last={index === attempts.data.length - 1} />
      ))}
    </ol>
  );
}

function Attempt({ attempt, network, timeZone, place, last }: { attempt: PublicationAttempt; network: string; timeZone: string; place: string | undefined; last: boolean }) {
  const t = useTranslations("publications");
  const locale = useLocale();
  const open = attempt.outcome === null || attempt.outcome === "accepted";
  const Icon = open ? CircleDashed : good.includes(attempt.outcome) ? CircleCheck : unknown.includes(attempt.outcome) ? CircleHelp : CircleX;
  const tone = open ? "text-muted-foreground" : good.includes(attempt.outcome) ? "text-tone-success-foreground" : unknown.includes(attempt.outcome) ? "text-tone-warning-foreground" : "text-destructive";
  const step = `steps.${problemMessageKey(attempt.step.replace(/:.*$/, ""))}` as "steps.publish";
  const outcome = `outcomes.${attempt.outcome ?? "open"}` as "outcomes.open";
  const kind = `errors.${attempt.errorKind ?? ""}` as "errors.transient";
  return (
    <li className="relative grid grid-cols-[auto_1fr] gap-x-3 pb-4">
      {last ? null : <span aria-hidden className="absolute top-6 bottom-0 left-[0.5625rem] w-px bg-border" />}
      <Icon aria-hidden className={cn("mt-0.5 size-4.5", tone)} />
      <div className="grid min-w-0 gap-0.5 text-sm">
        <p className="flex flex-wrap gap-x-2">
          <span className="font-medium">
            {t.has(step) ? t(step) : attempt.step}
            {place === undefined ? null : <span className="tabular-nums"> {place}</span>}
          </span>
          <span className={tone}>{t.has(outcome) ? t(outcome) : attempt.outcome}</span>
        </p>
        <p className="text-xs text-muted-foreground tabular-nums">
          {t("attempts.number", { number: attempt.number })} · {preciseTime(attempt.callStartedAt ?? attempt.createdAt, timeZone, locale)}
          {attempt.finishedAt && attempt.callStartedAt ? ` · ${t("attempts.took", { seconds: seconds(attempt.callStartedAt, attempt.finishedAt, locale) })}` : ""}
        </p>
        {attempt.errorKind && t.has(kind) ? <p>{t(kind, { network })}</p> : null}
        {attempt.errorDetail ? (
          <p className="rounded-lg bg-muted px-2.5 py-1.5 text-xs wrap-anywhere text-muted-foreground">
            {attempt.errorCode ? t("attempts.words", { network }) : t("attempts.noted")} “{attempt.errorDetail}”{attempt.errorCode ? ` (${attempt.errorCode})` : ""}
          </p>
        ) : null}
        {attempt.remoteId ? <p className="font-mono text-xs break-all text-muted-foreground">{attempt.remoteId}</p> : null}
      </div>
    </li>
  );
}

function preciseTime(instant: string, timeZone: string, locale: AppLocale): string {
  return new Intl.DateTimeFormat(intlLocale(locale), { timeZone, day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(new Date(instant));
}

function seconds(from: string, to: string, locale: AppLocale): string {
  const took = (Date.parse(to) - Date.parse(from)) / 1000;
  const format = new Intl.NumberFormat(intlLocale(locale), { maximumFractionDigits: 1 });
  return took < shortest ? `< ${format.format(shortest)}` : format.format(took);
}
