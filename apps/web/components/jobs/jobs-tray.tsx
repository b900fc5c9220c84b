"use client";
import type { GenerationRun } from "@agency/core/generation/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheckBig, PenLine, Square } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { JobItem } from "@/components/jobs/job-item";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Progress } from "@/components/ui/progress";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { cancelGeneration } from "@/lib/generation";
import { needsPerson, useOpenJobs, useOpenRuns, useRecentJobs } from "@/lib/jobs";
import { useCan } from "@/lib/use-can";
import { useProblemToast } from "@/lib/use-problem";

/** Everything that takes its time: what waits for a person, what is under way, what has ended. */
export function JobsTray({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("jobs");
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent side="right" className="w-full sm:max-w-md">
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
          <SheetDescription>{t("text")}</SheetDescription>
        </SheetHeader>
        <Lists onLeave={() => onOpenChange(false)} />
      </SheetContent>
    </Sheet>
  );
}

function Lists({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations("jobs");
  const jobs = useOpenJobs(true);
  const runs = useOpenRuns(true);
  const recent = useRecentJobs(true);
  if (jobs.isError) return <ProblemAlert error={jobs.error} onRetry={() => void jobs.refetch()} />;
  if (jobs.isPending || recent.isPending) {
    return (
      <div aria-busy="true" className="grid gap-3">
        <Skeleton className="h-24 rounded-xl" />
        <Skeleton className="h-24 rounded-xl" />
      </div>
    );
  }
  const waiting = jobs.data.filter(needsPerson);
  const running = jobs.data.filter((job) => !needsPerson(job));
  const openRuns = runs.data ?? [];
  const done = recent.data ?? [];
  if (waiting.length + running.length + openRuns.length + done.length === 0) {
    return <Empty icon={CircleCheckBig} title={t("emptyTitle")} description={t("emptyText")} className="py-10" />;
  }
  return (
    <div className="grid gap-6">
      <Group title={t("waiting")} shown={waiting.length > 0}>
        {waiting.map((job) => (
          <JobItem key={job.id} job={job} onLeave={onLeave} />
        ))}
      </Group>
      <Group title={t("running")} shown={running.length + openRuns.length > 0}>
        {running.map((job) => (
          <JobItem key={job.id} job={job} onLeave={onLeave} />
        ))}
        {openRuns.map((run) => (
          <RunItem key={run.id} run={run} onLeave={onLeave} />
        ))}
      </Group>
      <Group title={t("recent")} shown={done.length > 0}>
        {done.map((job) => (
          <JobItem key={job.id} job={job} onLeave={onLeave} />
        ))}
      </Group>
    </div>
  );
}

function Group({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null;
  return (
    <section className="grid gap-2.5">
      <h3 className="text-sm font-semibold text-muted-foreground">{title}</h3>
      <ul className="grid gap-2.5">{children}</ul>
    </section>
  );
}

function RunItem({ run, onLeave }: { run: GenerationRun; onLeave: () => void }) {
  const t = useTranslations("jobs");
  const can = useCan();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const cancel = useMutation({ mutationFn: () => cancelGeneration(run.id), onError: (error) => showProblem(error), onSettled: () => queryClient.invalidateQueries({ queryKey: ["generation-runs"] }) });
  const written = run.items.filter(({ status }) => status === "done").length;
  return (
    <li className="grid gap-2.5 rounded-xl border p-3.5">
      <div className="flex items-start gap-2.5">
        <PenLine aria-hidden className="mt-0.5 size-4.5 shrink-0 text-muted-foreground" />
        <div className="min-w-0 flex-1">
          <p className="text-sm font-medium">{t("kinds.text")}</p>
          {run.contentId === null ? (
            <p className="truncate text-sm text-muted-foreground">{run.topic}</p>
          ) : (
            <Link href={`/studio/${run.contentId}?run=${run.id}`} onClick={onLeave} className="focus-ring block truncate rounded border border-transparent text-sm text-primary underline-offset-4 hover:underline">
              {run.topic || t("open")}
            </Link>
          )}
        </div>
        {can("contents.generate") ? (
          <Button variant="ghost" size="sm" pending={cancel.isPending} onClick={() => cancel.mutate()}>
            <Square aria-hidden />
            {t("cancel")}
          </Button>
        ) : null}
      </div>
      <Progress label={t("written", { done: written, count: run.items.length })} value={written} max={Math.max(1, run.items.length)} />
    </li>
  );
}
