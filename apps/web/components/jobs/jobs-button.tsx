"use client";
import { ListTodo } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import { needsPerson, useOpenJobs, useOpenRuns } from "@/lib/jobs";
import { useShell } from "@/lib/shell-store";
import { useCan } from "@/lib/use-can";

// Loaded when first opened; no page waits for it.
const JobsTray = dynamic(() => import("@/components/jobs/jobs-tray").then((module) => module.JobsTray), { ssr: false });

/** How much is under way, and the way to it. */
export function JobsButton() {
  const t = useTranslations("jobs");
  const can = useCan();
  const may = can("contents.read");
  const open = useShell((state) => state.jobsOpen);
  const wasOpen = useShell((state) => state.opened.jobs);
  const set = useShell((state) => state.set);
  const jobs = useOpenJobs(may);
  const runs = useOpenRuns(may);
  if (!may) return null;
  const waiting = jobs.data?.filter(needsPerson).length ?? 0;
  const running = (jobs.data?.length ?? 0) - waiting + (runs.data?.length ?? 0);
  const count = waiting + running;
  const label = waiting > 0 ? t("buttonWaiting", { waiting, running }) : t("button", { count: running });
  return (
    <>
      <Tooltip label={label} side="bottom">
        <Button variant="ghost" size="icon" className="relative" aria-label={label} aria-haspopup="dialog" aria-expanded={open} onClick={() => set({ jobsOpen: true })}>
          <ListTodo aria-hidden />
          {count > 0 ? (
            <span aria-hidden className={cn("absolute top-0.5 right-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full px-1 text-[0.6875rem] leading-none font-semibold tabular-nums", waiting > 0 ? "bg-highlight text-highlight-foreground" : "bg-primary text-primary-foreground")}>
              {count > 99 ? "99+" : count}
            </span>
          ) : null}
        </Button>
      </Tooltip>
      {wasOpen ? <JobsTray open={open} onOpenChange={(jobsOpen: boolean) => set({ jobsOpen })} /> : null}
    </>
  );
}
