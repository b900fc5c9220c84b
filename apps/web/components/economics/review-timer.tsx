"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { TimeEntry } from "@agency/core/economics/schema";
import { CirclePause, Timer } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import type { Page } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useProblemToast } from "@/lib/use-problem";

interface ReviewTimerProps {
  brandId: string;
  contentId: string;
}

/** Counts the time that a person spends on a content, if they want it counted. It runs on the server: a closed page stops nothing. */
export function ReviewTimer({ brandId, contentId }: ReviewTimerProps) {
  const t = useTranslations("economics.timer");
  const can = useCan();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [pending, setPending] = useState(false);
  const key = ["time-entries", "running", contentId];
  const running = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await request<Page<TimeEntry>>("GET", "/time-entries", { query: { running: true, subjectId: contentId, limit: 1 }, signal })).data[0] ?? null,
    enabled: can("time.write"),
  });
  if (!can("time.write") || running.data === undefined) return null;
  const entry = running.data;
  const change = async (send: () => Promise<TimeEntry>) => {
    setPending(true);
    try {
      const changed = await send();
      queryClient.setQueryData(key, changed.endedAt === null ? changed : null);
      if (changed.endedAt !== null) toast.success(t("stopped", { minutes: Math.max(1, Math.round(changed.seconds / 60)) }));
    } catch (error) {
      showProblem(error);
    } finally {
      setPending(false);
      void queryClient.invalidateQueries({ queryKey: ["time-entries"] });
      void queryClient.invalidateQueries({ queryKey: ["economics"] });
    }
  };
  if (entry === null) {
    return (
      <Button variant="ghost" size="sm" pending={pending} onClick={() => void change(() => request<TimeEntry>("POST", "/time-entries", { body: { brandId, subjectType: "content", subjectId: contentId } }))}>
        <Timer aria-hidden />
        {t("start")}
      </Button>
    );
  }
  return (
    <span role="group" aria-label={t("label")} className="inline-flex items-center gap-2 rounded-lg bg-secondary pl-3 text-sm">
      <Elapsed since={entry.startedAt} label={t("running")} />
      <Button variant="ghost" size="sm" pending={pending} onClick={() => void change(() => request<TimeEntry>("POST", `/time-entries/${entry.id}/stop`))}>
        <CirclePause aria-hidden />
        {t("stop")}
      </Button>
    </span>
  );
}

function Elapsed({ since, label }: { since: string; label: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - new Date(since).getTime()) / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  return (
    <span role="timer" aria-label={label} className="tabular-nums">
      {Math.floor(seconds / 60)}:{two(seconds % 60)}
    </span>
  );
}
