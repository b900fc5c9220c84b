"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { LogOut, Monitor, Smartphone } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { deviceOf } from "@/lib/device-of";
import type { Session } from "@/lib/resources";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";

/** Where the person is signed in; every other place can be signed out from here. */
export function SessionsView() {
  const t = useTranslations("settings.sessions");
  const time = useOrganizationTime();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [ending, setEnding] = useState<readonly string[]>([]);
  const { data: sessions, error, refetch } = useQuery({ queryKey: ["sessions"], queryFn: async ({ signal }) => (await request<{ data: Session[] }>("GET", "/sessions", { signal })).data });
  const others = sessions?.filter((session) => !session.current) ?? [];
  const end = async (ended: readonly Session[]) => {
    setEnding(ended.map(({ id }) => id));
    try {
      await Promise.all(ended.map(({ id }) => request("DELETE", `/sessions/${id}`)));
      toast.success(t("ended", { count: ended.length }));
    } catch (failure) {
      showProblem(failure);
    } finally {
      await queryClient.invalidateQueries({ queryKey: ["sessions"] });
      setEnding([]);
    }
  };
  return (
    <Section
      title={t("title")}
      description={t("lead")}
      action={
        others.length > 1 ? (
          <Button variant="outline" pending={ending.length > 1} onClick={() => void end(others)}>
            <LogOut aria-hidden />
            {t("endOthers")}
          </Button>
        ) : undefined
      }
    >
      {sessions ? null : error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <RowsSkeleton rows={2} />}
      <ul className="divide-y">
        {sessions?.map((session) => {
          const device = deviceOf(session.userAgent);
          const Icon = device.isPhone ? Smartphone : Monitor;
          return (
            <li key={session.id} className="flex flex-wrap items-center gap-3 py-3 first:pt-0 last:pb-0">
              <span className="grid size-10 place-items-center rounded-xl bg-secondary text-secondary-foreground">
                <Icon aria-hidden className="size-5" />
              </span>
              <div className="min-w-0 flex-1 basis-48">
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {device.name ?? t("unknownDevice")}
                  {session.current ? <Badge tone="success">{t("thisDevice")}</Badge> : null}
                </p>
                <p className="text-sm text-muted-foreground">
                  {session.ipAddress ? `${session.ipAddress} · ` : ""}
                  {t("since", { date: time(session.createdAt) })}
                </p>
              </div>
              {session.current ? null : (
                <Button variant="outline" size="sm" pending={ending.includes(session.id)} onClick={() => void end([session])}>
                  {t("end")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
