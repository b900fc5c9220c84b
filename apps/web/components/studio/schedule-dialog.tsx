"use client";
import type { Channel } from "@agency/core/channels/schema";
import { Radio } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { FormEvent } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { SandboxBadge } from "@/components/studio/sandbox-badge";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DateTimeField } from "@/components/ui/date-time-field";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { FieldSet } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { toast, undoDurationMs } from "@/components/ui/toast";
import { useChannels } from "@/lib/channels";
import { useBrandOf, useContentAction } from "@/lib/contents";
import { useWordedProblem, useWordedToast } from "@/lib/contents-problem";
import { usePlan } from "@/lib/publications";
import { addDays, dayIn } from "@/lib/publications-month";
import { defaultTimeZone, formatTime, fromWallTime, toWallTime } from "@/lib/time";

interface ScheduleDialogProps {
  content: { id: string; brandId: string; version: number };
  /** Send at once instead of planning a time. */
  now?: boolean;
  /** The day to begin with. */
  day?: string | undefined;
  onClose: () => void;
}

/** Chooses where and when; the button says both. */
export function ScheduleDialog({ content, now = false, day, onClose }: ScheduleDialogProps) {
  const t = useTranslations("studio.schedule");
  const brand = useBrandOf(content.brandId);
  const channels = useChannels(content.brandId);
  const error = brand.error ?? channels.error;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{now ? t("nowTitle") : t("title")}</DialogTitle>
          <DialogDescription>{now ? t("nowText") : t("text")}</DialogDescription>
        </DialogHeader>
        {error ? (
          <ProblemAlert
            error={error}
            onRetry={() => {
              void brand.refetch();
              void channels.refetch();
            }}
          />
        ) : !brand.data || !channels.data ? (
          <Skeleton className="h-40" />
        ) : channels.data.filter((channel) => channel.status !== "disconnected").length === 0 ? (
          <Empty
            icon={Radio}
            title={t("noChannels")}
            description={t("noChannelsText")}
            className="py-8"
            actions={
              <Button asChild>
                <Link href={`/channels?brand=${content.brandId}`}>{t("connect")}</Link>
              </Button>
            }
          />
        ) : (
          <Plan content={content} now={now} day={day} timeZone={brand.data.timeZone || defaultTimeZone} channels={channels.data.filter((channel) => channel.status !== "disconnected")} onClose={onClose} />
        )}
      </DialogContent>
    </Dialog>
  );
}

interface PlanProps extends ScheduleDialogProps {
  timeZone: string;
  channels: readonly Channel[];
}

function Plan({ content, now, day, timeZone, channels, onClose }: PlanProps) {
  const t = useTranslations("studio.schedule");
  const common = useTranslations("common");
  const locale = useLocale();
  const word = useWordedProblem();
  const toastProblem = useWordedToast();
  const plan = usePlan(content.id);
  const action = useContentAction(content.id);
  const usable = channels.filter((channel) => channel.status === "connected");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(usable.length === 1 ? [usable[0]!.id] : []));
  const [at, setAt] = useState(() => startingTime(day, timeZone));
  const [asked, setAsked] = useState(false);
  const networks = [...new Set(usable.filter((channel) => chosen.has(channel.id)).map(() => "Facebook"))].join(", ");
  const when = at === "" ? "" : `${formatTime(at, "time", timeZone, locale)} ${formatTime(at, "weekdayDate", timeZone, locale)}`;
  const missing = asked && chosen.size === 0;
  const undo = () => void action.mutateAsync({ action: { kind: "unschedule" } }).catch(toastProblem);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (chosen.size === 0 || (!now && at === "") || plan.isPending) return;
    plan.mutate(
      { plan: { channelIds: [...chosen], ...(now ? {} : { scheduledAt: toWallTime(at, timeZone), timeZone }) }, version: content.version || undefined },
      {
        onSuccess: () => {
          onClose();
          if (now) toast.success(t("sent", { networks }));
          else toast.success(t("done", { count: chosen.size, networks, when }), { duration: undoDurationMs, action: { label: common("undo"), onClick: undo } });
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <FieldSet legend={t("channels")}>
        <ul className="grid gap-2">
          {channels.map((channel) => (
            <li key={channel.id}>
              <label className="flex min-h-12 items-center gap-3 rounded-lg border border-input bg-card px-3 py-2 has-disabled:opacity-60 has-data-[state=checked]:border-primary has-data-[state=checked]:bg-secondary/70">
                <Checkbox
                  checked={chosen.has(channel.id)}
                  disabled={channel.status !== "connected"}
                  onCheckedChange={(on) =>
                    setChosen((known) => {
                      const next = new Set(known);
                      if (on === true) next.add(channel.id);
                      else next.delete(channel.id);
                      return next;
                    })
                  }
                />
                <Avatar name={channel.name} src={channel.pictureUrl} className="size-8" />
                <span className="grid min-w-0 flex-1">
                  <span className="truncate text-sm font-medium">{channel.name}</span>
                  <span className="text-xs text-muted-foreground">{channel.status === "connected" ? "Facebook" : t("needsAuth")}</span>
                </span>
                {channel.environment === "sandbox" ? <SandboxBadge /> : null}
              </label>
            </li>
          ))}
        </ul>
        {missing ? (
          <p role="alert" className="text-sm text-destructive">
            {t("chooseChannel")}
          </p>
        ) : null}
      </FieldSet>
      {now ? null : <DateTimeField label={t("time")} required value={at} timeZone={timeZone} onValueChange={setAt} error={asked && at === "" ? t("chooseTime") : undefined} />}
      {plan.isError ? <ProblemAlert error={word(plan.error)} /> : null}
      <DialogFooter>
        <Button variant="outline" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button type="submit" pending={plan.isPending} className="whitespace-normal">
          {chosen.size === 0 ? (now ? t("nowButtonEmpty") : t("buttonEmpty")) : now ? t("nowButton", { count: chosen.size, networks }) : t("button", { count: chosen.size, networks, when })}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Eight in the evening of the day, when most people read; tomorrow when that hour has passed. */
function startingTime(day: string | undefined, timeZone: string): string {
  const today = dayIn(new Date(), timeZone);
  const wanted = day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= today ? day : today;
  const at = fromWallTime(`${wanted}T20:00`, timeZone);
  if (at && at.getTime() > Date.now() + 5 * 60_000) return at.toISOString();
  return fromWallTime(`${addDays(wanted, 1)}T20:00`, timeZone)?.toISOString() ?? "";
}
