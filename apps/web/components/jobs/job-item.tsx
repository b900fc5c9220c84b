"use client";
import { AudioLines, Clapperboard, Image, RotateCcw, Square, Video } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { ResolveJob } from "@/components/jobs/resolve-job";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Spinner } from "@/components/ui/spinner";
import { problemMessageKey } from "@/lib/api-problem";
import { isJobOpen, needsPerson, useJobAction, type ProviderJob } from "@/lib/jobs";
import { formatMoney } from "@/lib/money";
import { formatRelativeTime } from "@/lib/time";
import { assetUrl } from "@/lib/upload-asset";
import { useCan } from "@/lib/use-can";
import { useNow } from "@/lib/use-now";
import { useProblemToast } from "@/lib/use-problem";

const icons: Record<ProviderJob["kind"], LucideIcon> = { image: Image, video: Video, voice: AudioLines, render: Clapperboard };
const tones: Record<ProviderJob["status"], Tone> = { queued: "neutral", running: "info", submitted: "info", waiting: "info", done: "success", failed: "danger", refused: "danger", cancelled: "neutral", uncertain: "warning" };

/** One paid creation or render: what it is, how far it is, what it costs, and what may be done about it. */
export function JobItem({ job, onLeave }: { job: ProviderJob; onLeave: () => void }) {
  const t = useTranslations("jobs");
  const locale = useLocale() as "vi" | "en";
  const now = useNow();
  const can = useCan();
  const action = useJobAction();
  const showProblem = useProblemToast();
  const Icon = icons[job.kind];
  const open = isJobOpen(job);
  const act = (kind: "cancel" | "retry") => action.mutate({ jobId: job.id, action: { kind } }, { onError: (error) => showProblem(error) });
  const pending = (kind: string) => action.isPending && action.variables?.action.kind === kind;
  const may = can("contents.generate");
  return (
    <li className="grid gap-2.5 rounded-xl border p-3.5">
      <div className="flex items-start gap-2.5">
        <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-muted-foreground" />
        <div className="grid min-w-0 flex-1 gap-0.5">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-medium">
            {t(`kinds.${job.kind}`)}
            <Badge tone={needsPerson(job) ? "warning" : tones[job.status]}>
              {open && !needsPerson(job) && !job.cancelRequested ? <Spinner /> : null}
              {job.cancelRequested && open ? t("stopping") : t(`states.${job.status}`)}
            </Badge>
            {job.environment === "sandbox" ? <Badge tone="outline">{t("sandbox")}</Badge> : null}
          </p>
          <p className="text-xs break-words text-muted-foreground">
            {job.provider === "offline" || job.provider === "studio" ? t("onThisMachine") : `${job.provider} · ${job.model}`}
            {now ? ` · ${formatRelativeTime(job.createdAt, now, locale)}` : null}
          </p>
        </div>
        {job.contentId === null ? null : (
          <Link href={`/studio/${job.contentId}?tab=${job.kind === "image" ? "pictures" : "video"}`} onClick={onLeave} className="touch-target focus-ring inline-flex min-h-6 items-center rounded border border-transparent text-sm font-medium text-primary underline-offset-4 hover:underline">
            {t("open")}
          </Link>
        )}
      </div>
      {open && job.progress !== null ? <Progress label={t("progress", { percent: Math.round(job.progress * 100) })} value={job.progress * 100} /> : null}
      <Reason job={job} />
      {job.status === "done" && job.assetIds.length > 0 && job.kind === "image" ? (
        <div className="flex gap-2">
          {job.assetIds.slice(0, 4).map((id) => (
            <img key={id} src={assetUrl(id)} alt="" loading="lazy" className="size-14 rounded-lg bg-muted object-cover" />
          ))}
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <p className="text-xs text-muted-foreground tabular-nums">{costOf(job, t, locale)}</p>
        {may ? (
          <span className="ml-auto flex flex-wrap gap-2">
            {job.can.cancel ? (
              <Button variant="ghost" size="sm" pending={pending("cancel")} onClick={() => act("cancel")}>
                <Square aria-hidden />
                {job.status === "uncertain" ? t("giveUp") : t("cancel")}
              </Button>
            ) : null}
            {job.can.retry ? (
              <Button variant="outline" size="sm" pending={pending("retry")} onClick={() => act("retry")}>
                <RotateCcw aria-hidden />
                {t("retry")}
              </Button>
            ) : null}
          </span>
        ) : null}
      </div>
      {may && job.can.resolve ? <ResolveJob job={job} pending={pending("resolve")} onResolve={(resolution) => action.mutate({ jobId: job.id, action: { kind: "resolve", resolution } }, { onError: (error) => showProblem(error) })} /> : null}
    </li>
  );
}

/** Why it stands still or has ended without a result. */
function Reason({ job }: { job: ProviderJob }) {
  const t = useTranslations("jobs");
  if (job.status === "uncertain") return <p className="text-sm">{t("uncertainText")}</p>;
  if (job.waiting) return <p className="text-sm text-muted-foreground">{t(`reasons.${job.waiting.reason}`)}</p>;
  if (job.errorKind === null) return null;
  const key = `errors.${problemMessageKey(job.errorKind)}` as "errors.server";
  return (
    <p className="text-sm text-destructive">
      {t.has(key) ? t(key) : t("errors.other")}
      {job.errorDetail === null ? null : <span className="block text-xs break-words text-muted-foreground">{job.errorDetail}</span>}
    </p>
  );
}

function costOf(job: ProviderJob, t: ReturnType<typeof useTranslations<"jobs">>, locale: "vi" | "en"): string {
  const spent = formatMoney(job.cost, locale);
  if (!isJobOpen(job)) return t("cost", { amount: spent });
  return job.estimatedMaxCost === null ? "" : t("costAtMost", { amount: formatMoney(job.estimatedMaxCost, locale) });
}
