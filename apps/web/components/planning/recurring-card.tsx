"use client";
import type { Channel } from "@agency/core/channels/schema";
import { Pause, Play, Repeat, Square } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { useRuleWords } from "@/components/planning/use-rule-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { useCan } from "@/lib/contents-permissions";
import { useWordedToast } from "@/lib/contents-problem";
import { useRecurringAction, useRecurringPlans, type RecurringPlan } from "@/lib/planning";
import { formatTime, zoneLabel } from "@/lib/time";

/** How a content goes out again and again. Nothing where it does not. */
export function RecurringCard({ contentId, channels }: { contentId: string; channels: readonly Channel[] }) {
  const t = useTranslations("planning.recurring");
  const can = useCan();
  const plans = useRecurringPlans({ contentId }, can("publications.read"));
  const shown = plans.data?.filter(({ status }) => status !== "ended") ?? [];
  if (shown.length === 0) return null;
  return (
    <Card className="gap-4">
      <CardTitle className="flex items-center gap-2">
        <Repeat aria-hidden className="size-4.5 text-muted-foreground" />
        {t("title")}
      </CardTitle>
      <ul className="grid gap-4">
        {shown.map((plan) => (
          <RecurringEntry key={plan.id} plan={plan} channels={channels} mayChange={can("publications.write")} />
        ))}
      </ul>
    </Card>
  );
}

export function RecurringEntry({ plan, channels, mayChange }: { plan: RecurringPlan; channels: readonly Pick<Channel, "id" | "name">[]; mayChange: boolean }) {
  const t = useTranslations("planning.recurring");
  const locale = useLocale();
  const words = useRuleWords();
  const toastProblem = useWordedToast();
  const action = useRecurringAction();
  const next = plan.upcoming[0];
  const names = plan.channelIds.flatMap((id) => channels.find((channel) => channel.id === id)?.name ?? []);
  const act = (kind: "active" | "paused" | "end") => action.mutate({ kind, plan }, { onError: (error) => toastProblem(error) });
  return (
    <li className="grid gap-2 border-t pt-4 first:border-0 first:pt-0" data-recurring={plan.status}>
      <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
        {words(plan.rule)} · {plan.startsAt.slice(11, 16)}
        {plan.status === "paused" ? <Badge tone="neutral">{t("paused")}</Badge> : null}
      </p>
      <p className="text-sm text-muted-foreground">
        {names.join(", ")}
        {next ? ` · ${t("next", { when: `${formatTime(next.dueAt, "time", plan.timeZone, locale)} ${formatTime(next.dueAt, "weekdayDate", plan.timeZone, locale)} ${zoneLabel(plan.timeZone, new Date(next.dueAt), locale)}` })}` : ""}
      </p>
      {mayChange ? (
        <div className="flex flex-wrap gap-2">
          {plan.status === "active" ? (
            <Button size="sm" variant="outline" disabled={action.isPending} onClick={() => act("paused")}>
              <Pause aria-hidden />
              {t("pause")}
            </Button>
          ) : (
            <Button size="sm" variant="outline" disabled={action.isPending} onClick={() => act("active")}>
              <Play aria-hidden />
              {t("resume")}
            </Button>
          )}
          <ConfirmButton size="sm" variant="ghost" disabled={action.isPending} confirmLabel={t("endSure")} onConfirm={() => act("end")}>
            <Square aria-hidden />
            {t("end")}
          </ConfirmButton>
        </div>
      ) : null}
    </li>
  );
}
