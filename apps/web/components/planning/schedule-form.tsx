"use client";
import type { Channel } from "@agency/core/channels/schema";
import { checkPlacement } from "@agency/core/contents/rules";
import type { Content } from "@agency/core/contents/schema";
import { OctagonAlert } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { FormEvent } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ChannelChoice } from "@/components/planning/channel-choice";
import { RecurrenceFields } from "@/components/planning/recurrence-fields";
import { useRuleWords } from "@/components/planning/use-rule-words";
import { ProblemAlert } from "@/components/problem-alert";
import { TikTokConsent } from "@/components/studio/networks/tiktok-choices";
import { Button } from "@/components/ui/button";
import { DateTimeField } from "@/components/ui/date-time-field";
import { DialogFooter } from "@/components/ui/dialog";
import { FieldSet } from "@/components/ui/field";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { toast, undoDurationMs } from "@/components/ui/toast";
import { useContentAction } from "@/lib/contents";
import { useWordedProblem, useWordedToast } from "@/lib/contents-problem";
import { networkNames, type Network } from "@/lib/networks";
import { fromContent } from "@/lib/placements";
import { useQueues, useRecurringAction } from "@/lib/planning";
import { usePlan } from "@/lib/publications";
import { addDays, dayIn } from "@/lib/publications-month";
import { everyWeek, recurrenceFrom } from "@/lib/recurrence";
import { formatTime, fromWallTime, toWallTime } from "@/lib/time";

interface ScheduleFormProps {
  content: Content;
  now: boolean;
  day: string | undefined;
  timeZone: string;
  channels: readonly Channel[];
  onClose: () => void;
}

const modes = ["one", "each", "slots", "recurring"] as const;
type Mode = (typeof modes)[number];

/** Where and when: one time for all, each its own, the next free slots, or again and again. */
export default function ScheduleForm({ content, now, day, timeZone, channels, onClose }: ScheduleFormProps) {
  const t = useTranslations("studio.schedule");
  const plan = useTranslations("planning.schedule");
  const common = useTranslations("common");
  const locale = useLocale();
  const word = useWordedProblem();
  const toastProblem = useWordedToast();
  const schedule = usePlan(content.id);
  const recurring = useRecurringAction();
  const action = useContentAction(content.id);
  const words = useRuleWords();
  const usable = channels.filter((channel) => channel.status === "connected");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(usable.length === 1 ? [usable[0]!.id] : usable.filter((channel) => channel.network === content.platform).slice(0, 1).map(({ id }) => id)));
  const [mode, setMode] = useState<Mode>("one");
  const [at, setAt] = useState(() => startingTime(day, timeZone));
  const [ownTimes, setOwnTimes] = useState<Record<string, string>>({});
  const [draft, setDraft] = useState(everyWeek);
  const recurrence = recurrenceFrom(draft, at, timeZone);
  const [asked, setAsked] = useState(false);
  const targets = usable.filter((channel) => chosen.has(channel.id));
  const queues = useQueues(!now && mode === "slots" ? targets.map(({ id }) => id) : []);
  const networks = [...new Set(targets.map(({ network }) => network))];
  const names = networks.map((network) => networkNames[network]).join(", ");
  const broken = networks.flatMap((network) => {
    const errors = issuesOn(content, network, locale).filter(({ severity }) => severity === "error");
    return errors.length > 0 ? [{ network, errors }] : [];
  });
  const timeOf = (channel: Channel) => ownTimes[channel.id] ?? at;
  const inWords = (instant: string, zone = timeZone) => `${formatTime(instant, "time", zone, locale)} ${formatTime(instant, "weekdayDate", zone, locale)}`;
  const times = now ? [] : mode === "each" ? targets.map(timeOf) : mode === "slots" ? targets.flatMap(({ id }) => queues.get(id)?.nextFree[0]?.dueAt ?? []) : [at];
  const distinct = [...new Set(times)].filter((instant) => instant !== "").sort();
  const when = mode === "recurring" ? (recurrence ? `${words(recurrence.rule)} · ${recurrence.startsAt.slice(11, 16)}` : "") : distinct.length === 0 ? "" : distinct.length === 1 ? inWords(distinct[0]!) : plan("fromTo", { first: inWords(distinct[0]!), last: inWords(distinct.at(-1)!) });
  const refusing = mode === "recurring" && networks.includes("linkedin");
  const incomplete = chosen.size === 0 || broken.length > 0 || refusing || (!now && (mode === "recurring" ? recurrence === null : mode === "slots" ? false : mode === "each" ? targets.some((channel) => timeOf(channel) === "") : at === ""));
  const pending = schedule.isPending || recurring.isPending;
  const undo = () => void action.mutateAsync({ action: { kind: "unschedule" } }).catch(toastProblem);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (incomplete || pending) return;
    const channelIds = targets.map(({ id }) => id);
    if (!now && mode === "recurring") {
      recurring.mutate(
        { kind: "create", contentId: content.id, channelIds, ...recurrence! },
        {
          onSuccess: () => {
            onClose();
            toast.success(plan("recurs", { networks: names, when }));
          },
        },
      );
      return;
    }
    const wall = (instant: string) => toWallTime(instant, timeZone);
    const body = now
      ? { channelIds }
      : mode === "slots"
        ? { channelIds, scheduledAt: "next_slot", timeZone }
        : { channelIds, scheduledAt: wall(mode === "each" ? timeOf(targets[0]!) : at), timeZone, ...(mode === "each" ? { ownTimes: targets.map((channel) => ({ channelId: channel.id, scheduledAt: wall(timeOf(channel)) })) } : {}) };
    schedule.mutate(
      { plan: body, version: content.version || undefined },
      {
        onSuccess: ({ publications }) => {
          onClose();
          if (now) toast.success(t("sent", { networks: names }));
          else {
            const planned = [...publications].map(({ dueAt }) => dueAt).sort();
            const said = new Set(planned).size > 1 ? plan("fromTo", { first: inWords(planned[0]!), last: inWords(planned.at(-1)!) }) : inWords(planned[0]!);
            toast.success(t("done", { count: publications.length, networks: names, when: said }), { duration: undoDurationMs, action: { label: common("undo"), onClick: undo } });
          }
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <FieldSet legend={t("channels")}>
        <ChannelChoice
          channels={channels}
          chosen={chosen}
          onChosen={setChosen}
          below={
            now || mode === "one" || mode === "recurring"
              ? undefined
              : mode === "each"
                ? (channel) => <DateTimeField label={plan("timeOf", { channel: channel.name })} required value={timeOf(channel)} timeZone={timeZone} onValueChange={(next) => setOwnTimes((known) => ({ ...known, [channel.id]: next }))} />
                : (channel) => {
                    const queue = queues.get(channel.id);
                    const free = queue?.nextFree[0];
                    return (
                      <p className="text-sm text-muted-foreground" aria-live="polite">
                        {queue === undefined ? plan("lookingForSlot") : free ? plan("slot", { when: inWords(free.dueAt, queue.timeZone) }) : plan("noSlot")}
                      </p>
                    );
                  }
          }
        />
        {asked && chosen.size === 0 ? (
          <p role="alert" className="text-sm text-destructive">
            {t("chooseChannel")}
          </p>
        ) : null}
      </FieldSet>
      {broken.map(({ network, errors }) => (
        <div key={network} role="alert" className="grid gap-1 rounded-lg bg-tone-danger px-3 py-2 text-sm text-tone-danger-foreground">
          <p className="flex items-start gap-2">
            <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>
              <span className="font-semibold">{networkNames[network]}: </span>
              {errors[0]!.detail}
              {errors.length > 1 ? ` ${plan("moreIssues", { count: errors.length - 1 })}` : ""}
            </span>
          </p>
          <Link href={`/studio/${content.id}?tab=networks&network=${network}`} onClick={onClose} className="focus-ring ml-6 w-fit rounded border border-transparent font-medium underline underline-offset-2">
            {plan("mend", { network: networkNames[network] })}
          </Link>
        </div>
      ))}
      {now ? null : (
        <FieldSet legend={plan("when")}>
          <RadioGroup value={mode} onValueChange={(value) => setMode(value as Mode)} aria-label={plan("when")} className="grid-cols-1 sm:grid-cols-2">
            {modes
              .filter((value) => value !== "each" || usable.length > 1)
              .map((value) => (
                <RadioCard key={value} value={value} label={plan(`modes.${value}`)} description={plan(`modeHints.${value}`)} />
              ))}
          </RadioGroup>
        </FieldSet>
      )}
      {!now && mode === "one" ? <DateTimeField label={t("time")} required value={at} timeZone={timeZone} onValueChange={setAt} error={asked && at === "" ? t("chooseTime") : undefined} /> : null}
      {!now && mode === "slots" ? (
        <p className="text-xs text-muted-foreground">
          {plan("slotsFrom")}{" "}
          <Link href={`/calendar/queue?brand=${content.brandId}`} onClick={onClose} className="font-medium text-foreground underline underline-offset-2">
            {plan("slotsLink")}
          </Link>
        </p>
      ) : null}
      {!now && mode === "recurring" ? (
        <>
          {refusing ? (
            <p role="alert" className="text-sm text-destructive">
              {plan("noCopies")}
            </p>
          ) : null}
          <RecurrenceFields brandId={content.brandId} timeZone={timeZone} at={at} onAt={setAt} draft={draft} onDraft={setDraft} />
        </>
      ) : null}
      {networks.includes("tiktok") ? <TikTokConsent paidPartnership={content.disclosure.paidPartnership} /> : null}
      {schedule.isError ? <ProblemAlert error={word(schedule.error)} /> : null}
      {recurring.isError ? <ProblemAlert error={word(recurring.error)} /> : null}
      <DialogFooter>
        <Button variant="outline" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button type="submit" pending={pending} disabled={broken.length > 0 || refusing} className="h-auto min-h-10 py-2 whitespace-normal">
          {chosen.size === 0 || (!now && when === "") ? (now ? t("nowButtonEmpty") : t("buttonEmpty")) : now ? t("nowButton", { count: chosen.size, networks: names }) : mode === "recurring" ? plan("recurButton", { networks: names, when }) : t("button", { count: chosen.size, networks: names, when })}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** What a network has against this content, as it stands. */
function issuesOn(content: Content, network: Network, locale: "vi" | "en") {
  const document = content.versions.find(({ id }) => id === content.currentVersionId)?.document;
  if (document?.type !== "social") return [];
  const placement = fromContent(content, network);
  return checkPlacement({ document, media: content.media, placement, disclosure: { ...content.disclosure, aiGenerated: (placement.media ?? content.media).some(({ aiGenerated }) => aiGenerated) } }, network, locale);
}

/** Eight in the evening of the day, when most people read; tomorrow when that hour has passed. */
function startingTime(day: string | undefined, timeZone: string): string {
  const today = dayIn(new Date(), timeZone);
  const wanted = day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= today ? day : today;
  const at = fromWallTime(`${wanted}T20:00`, timeZone);
  if (at && at.getTime() > Date.now() + 5 * 60_000) return at.toISOString();
  return fromWallTime(`${addDays(wanted, 1)}T20:00`, timeZone)?.toISOString() ?? "";
}
