"use client";
import { CalendarClock, Copy, Plus, Radio, X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { weekdayName } from "@/components/planning/use-rule-words";
import { CalendarBack } from "@/components/planning/calendar-back";
import { ZoneField } from "@/components/forms/zone-field";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { FilterSelect } from "@/components/studio/filter-select";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { toast, undoDurationMs } from "@/components/ui/toast";
import { useChannels } from "@/lib/channels";
import { useBrandFilter } from "@/lib/contents-brands";
import { useWordedToast } from "@/lib/contents-problem";
import { useUrlFilters } from "@/lib/contents-url";
import { byNetwork, networkNames } from "@/lib/networks";
import type { Channel } from "@/lib/channels";
import { useQueue, useSaveQueue, type ChannelQueue, type QueueSlot } from "@/lib/planning";
import { formatTime, zoneLabel } from "@/lib/time";

/** When each channel posts in a week. */
export function QueueView() {
  const t = useTranslations("planning.queue");
  const studio = useTranslations("studio");
  const url = useUrlFilters();
  const { brands, workingOn } = useBrandFilter();
  const brandId = url.get("brand") ?? workingOn;
  const channels = useChannels(brandId);
  const accounts = (channels.data ?? []).filter((channel) => channel.status !== "disconnected").sort(byNetwork);
  const channel = accounts.find(({ id }) => id === url.get("channel")) ?? accounts[0];
  return (
    <>
      <CalendarBack />
      <PageHeader title={t("title")} description={t("lead")} />
      {channels.isError ? (
        <ProblemAlert error={channels.error} onRetry={() => void channels.refetch()} />
      ) : channels.isPending ? (
        <Skeleton className="h-96 rounded-2xl" />
      ) : !channel ? (
        <Empty
          icon={Radio}
          title={t("noneTitle")}
          description={t("noneText")}
          actions={
            <Button asChild>
              <Link href="/channels">{t("connect")}</Link>
            </Button>
          }
        />
      ) : (
        <>
          <div className="mb-4 flex flex-wrap gap-2">
            <FilterSelect
              label={studio("filters.brand")}
              all={studio("filters.allBrands")}
              value={brands.some(({ id }) => id === brandId) ? brandId : undefined}
              onValueChange={(value) => url.set({ brand: value, channel: undefined })}
              options={brands.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Select value={channel.id} onValueChange={(value) => url.set({ channel: value })}>
              <SelectTrigger aria-label={t("channel")} className="w-auto min-w-52 max-sm:flex-1">
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {accounts.map(({ id, name, network }) => (
                  <SelectItem key={id} value={id}>
                    {name} · {networkNames[network]}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          </div>
          <Queue key={channel.id} channel={channel} />
        </>
      )}
    </>
  );
}

function Queue({ channel }: { channel: Channel }) {
  const queue = useQueue(channel.id);
  if (queue.isError) return <ProblemAlert error={queue.error} onRetry={() => void queue.refetch()} />;
  if (queue.isPending) return <Skeleton className="h-96 rounded-2xl" />;
  return <Week channel={channel} queue={queue.data} />;
}

const mostSlots = 84;

function Week({ channel, queue }: { channel: Channel; queue: ChannelQueue }) {
  const t = useTranslations("planning.queue");
  const common = useTranslations("common");
  const locale = useLocale();
  const toastProblem = useWordedToast();
  const save = useSaveQueue(channel.id);
  // What was just chosen stands at once; it falls back to what the server holds when that refuses it.
  const shown = save.isPending && save.variables ? { ...queue, slots: save.variables.slots, timeZone: save.variables.timeZone } : queue;
  const put = (slots: QueueSlot[], timeZone = shown.timeZone) => {
    const before = { slots: queue.slots, timeZone: queue.timeZone };
    save.mutate(
      { slots, timeZone, version: queue.version },
      {
        onSuccess: (saved) => toast.success(t("saved"), { duration: undoDurationMs, action: { label: common("undo"), onClick: () => save.mutate({ ...before, version: saved.version }, { onError: (error) => toastProblem(error) }) } }),
        onError: (error) => toastProblem(error),
      },
    );
  };
  const better = queue.suggestion.basis === "results" && queue.isDefault;
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <CardTitle>{t("perWeek", { count: shown.slots.length })}</CardTitle>
          {queue.isDefault ? null : (
            <Button size="sm" variant="ghost" pending={save.isPending && save.variables === null} onClick={() => save.mutate(null, { onError: (error) => toastProblem(error) })}>
              {t("reset")}
            </Button>
          )}
        </div>
        {queue.isDefault ? (
          <Alert tone="info" title={t("default", { network: networkNames[channel.network] })}>
            {t("defaultText")}
          </Alert>
        ) : null}
        {better ? (
          <Alert
            tone="success"
            title={t("results")}
            actions={
              <Button size="sm" variant="outline" onClick={() => put(queue.suggestion.slots)}>
                {t("useResults")}
              </Button>
            }
          >
            {queue.suggestion.slots.map(({ weekday, time }) => `${weekdayName(weekday, locale)} ${time}`).join(" · ")}
          </Alert>
        ) : null}
        <ul className="grid gap-px overflow-hidden rounded-xl border bg-border">
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <Weekday key={weekday} weekday={weekday} slots={shown.slots} disabled={save.isPending} onChange={put} />
          ))}
        </ul>
        <p className="text-xs text-muted-foreground">{t("most")}</p>
      </Card>
      <div className="grid gap-6">
        <Card>
          <CardTitle className="flex items-center gap-2">
            <CalendarClock aria-hidden className="size-4.5 text-muted-foreground" />
            {t("nextFree")}
          </CardTitle>
          {queue.nextFree.length === 0 ? <p className="text-sm text-muted-foreground">{t("noFree")}</p> : null}
          <ol className="grid gap-1 text-sm tabular-nums">
            {queue.nextFree.map(({ dueAt }) => (
              <li key={dueAt}>
                <span className="first-letter:uppercase">{formatTime(dueAt, "weekdayDate", queue.timeZone, locale)}</span> · {formatTime(dueAt, "time", queue.timeZone, locale)} {zoneLabel(queue.timeZone, new Date(dueAt), locale)}
              </li>
            ))}
          </ol>
        </Card>
        <Card>
          <ZoneField label={t("timeZone")} value={shown.timeZone} disabled={save.isPending} onValueChange={(zone) => (zone === shown.timeZone ? undefined : put(shown.slots, zone))} />
        </Card>
      </div>
    </div>
  );
}

function Weekday({ weekday, slots, disabled, onChange }: { weekday: number; slots: readonly QueueSlot[]; disabled: boolean; onChange: (slots: QueueSlot[]) => void }) {
  const t = useTranslations("planning.queue");
  const locale = useLocale();
  const [time, setTime] = useState("");
  const day = weekdayName(weekday, locale, "long");
  const own = slots.filter((slot) => slot.weekday === weekday);
  const add = () => {
    if (!/^\d{2}:\d{2}$/.test(time)) return;
    setTime("");
    if (!own.some((slot) => slot.time === time)) onChange([...slots, { weekday, time }]);
  };
  return (
    <li className="grid gap-2 bg-card p-3 sm:grid-cols-[7rem_1fr_auto] sm:items-center">
      <span className="text-sm font-medium first-letter:uppercase">{day}</span>
      <ul className="flex flex-wrap gap-2">
        {own.length === 0 ? <li className="text-sm text-muted-foreground">{t("emptyDay")}</li> : null}
        {own.map((slot) => (
          <li key={slot.time} className="inline-flex items-center gap-0.5 rounded-md bg-secondary py-0.5 pr-0.5 pl-2.5 text-sm text-secondary-foreground tabular-nums">
            {slot.time}
            <button
              type="button"
              disabled={disabled}
              aria-label={t("remove", { time: slot.time, day })}
              onClick={() => onChange(slots.filter((other) => other !== slot))}
              className="focus-ring grid size-6 place-items-center rounded-md border border-transparent hover:bg-foreground/10 pointer-coarse:-my-1.5 pointer-coarse:size-11"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        ))}
      </ul>
      <form
        className="flex items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Input type="time" aria-label={t("add", { day })} value={time} disabled={disabled || slots.length >= mostSlots} onChange={(event) => setTime(event.target.value)} className="w-32 tabular-nums dark:[color-scheme:dark]" />
        <Button type="submit" size="icon" variant="outline" aria-label={t("add", { day })} disabled={disabled || time === ""}>
          <Plus aria-hidden />
        </Button>
        <Button size="icon" variant="ghost" aria-label={t("copy", { day })} title={t("copy", { day })} disabled={disabled || own.length === 0 || own.length > 12} onClick={() => onChange([1, 2, 3, 4, 5, 6, 7].flatMap((other) => own.map((slot) => ({ weekday: other, time: slot.time }))))}>
          <Copy aria-hidden />
        </Button>
      </form>
    </li>
  );
}
