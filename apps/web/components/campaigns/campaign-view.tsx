"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CalendarDays, CheckCheck, CirclePause, CirclePlay, Download, List, OctagonX, Send } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useLocale, useTranslations } from "use-intl";
import { CampaignBadge } from "@/components/campaigns/campaign-badge";
import { PlanNotes } from "@/components/campaigns/plan-notes";
import { SlotList } from "@/components/campaigns/slot-list";
import { SlotPanel } from "@/components/campaigns/slot-panel";
import { useSlotActions } from "@/components/campaigns/use-slot-actions";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Kbd } from "@/components/ui/kbd";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { acceptAll, actOnSlot, campaignKey, controlCampaign, exportUrl, scheduleAccepted, slotsKey, useCampaign, useSlots } from "@/lib/campaigns";
import type { Campaign, CampaignSlot } from "@/lib/campaigns";
import { useUrlFilters } from "@/lib/contents-url";
import { useWordedProblem, useWordedToast } from "@/lib/contents-problem";
import { formatMoney } from "@/lib/money";
import { noonOf } from "@/lib/publications-month";
import { usePreferences } from "@/lib/shell-store";
import { formatTime } from "@/lib/time";
import { useCan } from "@/lib/use-can";
import { useUndo } from "@/lib/use-undo";

// Dragging comes with the grid; the list on a phone does without.
const SlotGrid = dynamic(() => import("@/components/campaigns/slot-grid").then((module) => module.SlotGrid), { ssr: false, loading: () => <Skeleton className="h-[36rem] rounded-2xl" /> });

/** One month: its slots fill in while one looks, and are taken or sent back one by one. */
export function CampaignView({ campaignId }: { campaignId: string }) {
  const word = useWordedProblem();
  const campaign = useCampaign(campaignId);
  const slots = useSlots(campaignId, campaign.data);
  if (campaign.isError) return <ProblemAlert error={word(campaign.error)} onRetry={() => void campaign.refetch()} />;
  if (slots.isError) return <ProblemAlert error={word(slots.error)} onRetry={() => void slots.refetch()} />;
  if (campaign.isPending || slots.isPending) return <Skeleton className="h-[40rem] rounded-2xl" />;
  return <Desk campaign={campaign.data} slots={slots.data} />;
}

function Desk({ campaign, slots }: { campaign: Campaign; slots: CampaignSlot[] }) {
  const t = useTranslations("campaigns");
  const locale = useLocale();
  const can = useCan();
  const url = useUrlFilters();
  const narrow = useIsNarrow();
  const actions = useSlotActions(campaign.id);
  const [chosenId, setChosenId] = useState<string>();
  const chosen = slots.find(({ id }) => id === chosenId);
  const asList = narrow === true || url.get("view") === "list";
  useReviewKeys({ slots, chosen, choose: setChosenId, accept: (slot) => actions.accept(slot), reject: (slot) => actions.reject(slot) });
  const { progress } = campaign;
  const written = progress.drafted + progress.accepted;
  return (
    <>
      <PageHeader title={campaign.name} description={<span className="inline-block first-letter:uppercase">{formatTime(noonOf(`${campaign.month}-15`), "month", "UTC", locale)}</span>} actions={<HeaderActions campaign={campaign} />} />
      <Card className="mb-5">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <CampaignBadge campaign={campaign} />
          <p role="status" className="text-sm">
            {t("progress", { written, total: progress.total, accepted: progress.accepted })}
            {progress.failed > 0 ? ` · ${t("failedCount", { count: progress.failed })}` : ""}
          </p>
          <p className="ml-auto text-sm tabular-nums">
            <span className="text-muted-foreground">{t("cost")} </span>
            <span className="font-semibold">{formatMoney(campaign.cost, locale)}</span>
            <span className="text-muted-foreground"> / {t("atMost", { cost: formatMoney(campaign.estimatedMaxCost, locale) })}</span>
          </p>
        </div>
        <Progress label={t("written")} value={written} max={progress.total} />
        {campaign.status === "planning" ? <p className="text-sm text-muted-foreground">{t("choosingTopics")}</p> : null}
        {progress.waiting_budget > 0 ? <Alert tone="warning" title={t("waitsForBudget", { count: progress.waiting_budget })}>{t("waitsForBudgetText")}</Alert> : null}
        <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm text-muted-foreground">
          {campaign.pillars.map((pillar) => (
            <li key={pillar.key}>
              {pillar.name} <span className="font-medium text-foreground tabular-nums">{pillar.count}</span>
            </li>
          ))}
        </ul>
        <PlanNotes notes={campaign.notes} />
      </Card>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        {can("contents.write") ? <BulkActions campaign={campaign} /> : null}
        <div className="flex flex-1 flex-wrap items-center justify-end gap-2">
          <p className="hidden items-center gap-1.5 text-xs text-muted-foreground lg:flex">
            <Kbd>J</Kbd>
            <Kbd>K</Kbd> {t("keys.step")} <Kbd>A</Kbd> {t("keys.accept")} <Kbd>R</Kbd> {t("keys.reject")}
          </p>
          {narrow ? null : (
            <div role="group" aria-label={t("view")} className="flex gap-1 rounded-xl bg-muted p-1">
              {(
                [
                  { value: undefined, icon: CalendarDays, label: t("month") },
                  { value: "list", icon: List, label: t("list") },
                ] as const
              ).map(({ value, icon: Icon, label }) => (
                <Button key={label} variant="ghost" size="sm" aria-pressed={url.get("view") === value} onClick={() => url.set({ view: value })} className="aria-pressed:bg-card aria-pressed:shadow-card dark:aria-pressed:bg-secondary">
                  <Icon aria-hidden />
                  {label}
                </Button>
              ))}
            </div>
          )}
        </div>
      </div>
      {narrow === undefined ? (
        <Skeleton className="h-[36rem] rounded-2xl" />
      ) : asList ? (
        <SlotList slots={slots} chosenId={chosenId} onOpen={setChosenId} />
      ) : (
        <SlotGrid month={campaign.month} slots={slots} chosenId={chosenId} onOpen={setChosenId} onMove={can("contents.write") ? actions.move : undefined} brandId={campaign.brandId} />
      )}
      {chosen ? <SlotPanel slot={chosen} campaign={campaign} actions={actions} onClose={() => setChosenId(undefined)} /> : null}
    </>
  );
}

function HeaderActions({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("campaigns");
  const locale = useLocale();
  const can = useCan();
  const queryClient = useQueryClient();
  const toastProblem = useWordedToast();
  const control = useMutation({
    mutationFn: (verb: "pause" | "resume" | "cancel") => controlCampaign(campaign.id, verb),
    onSuccess: (row) => {
      queryClient.setQueryData(campaignKey(campaign.id), row);
      void queryClient.invalidateQueries({ queryKey: slotsKey(campaign.id) });
    },
    onError: (error) => toastProblem(error),
  });
  const open = campaign.status === "running" || campaign.status === "planning";
  const again = campaign.status === "paused" || campaign.status === "cancelled" || (campaign.status === "done" && campaign.progress.failed > 0);
  return (
    <>
      {can("contents.generate") && open ? (
        <>
          <Button variant="outline" pending={control.isPending} onClick={() => control.mutate("pause")}>
            <CirclePause aria-hidden />
            {t("pause")}
          </Button>
          <Button variant="outline" pending={control.isPending} onClick={() => control.mutate("cancel")}>
            <OctagonX aria-hidden />
            {t("stop")}
          </Button>
        </>
      ) : null}
      {can("contents.generate") && again ? (
        <Button variant="outline" pending={control.isPending} onClick={() => control.mutate("resume")}>
          <CirclePlay aria-hidden />
          {t("goOn")}
        </Button>
      ) : null}
      <Button variant="outline" asChild>
        <a href={exportUrl(campaign.id, locale)} download>
          <Download aria-hidden />
          {t("export")}
        </a>
      </Button>
    </>
  );
}

function BulkActions({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("campaigns");
  const can = useCan();
  const queryClient = useQueryClient();
  const toastProblem = useWordedToast();
  const offerUndo = useUndo();
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: campaignKey(campaign.id) });
  };
  const bulk = useMutation({
    mutationFn: async (kind: "accept" | "submit" | "schedule") => {
      const drafts = (queryClient.getQueryData<CampaignSlot[]>(slotsKey(campaign.id)) ?? []).filter(({ status }) => status === "drafted");
      return { drafts, result: await (kind === "schedule" ? scheduleAccepted(campaign.id) : acceptAll(campaign.id, kind === "submit")) };
    },
    onSuccess: ({ drafts, result }, kind) => {
      queryClient.setQueryData(campaignKey(campaign.id), result.campaign);
      void queryClient.invalidateQueries({ queryKey: slotsKey(campaign.id) });
      void queryClient.invalidateQueries({ queryKey: ["publications"] });
      const reasons = [...new Set(result.skipped.map(({ code }) => code))].map((code) => (t.has(`skipped.${code}` as never) ? t(`skipped.${code}` as never) : t("skipped.other")));
      const title = t(kind === "schedule" ? "scheduledCount" : "acceptedCount", { count: result.done });
      const takeBack = async () => {
        for (const slot of drafts) await actOnSlot(slot, { kind: "reopen" });
      };
      if (kind === "accept" && result.skipped.length === 0) offerUndo(title, () => takeBack().finally(refresh));
      else if (result.skipped.length === 0) toast.success(title);
      else toast.warning(title, { description: t("skippedCount", { count: result.skipped.length, reasons: [...new Set(reasons)].join(" ") }) });
    },
    onError: (error) => toastProblem(error),
  });
  return (
    <>
      {campaign.progress.drafted > 0 ? (
        <>
          <Button variant="secondary" pending={bulk.isPending} onClick={() => bulk.mutate("accept")}>
            <CheckCheck aria-hidden />
            {t("acceptAll", { count: campaign.progress.drafted })}
          </Button>
          <Button variant="ghost" pending={bulk.isPending} onClick={() => bulk.mutate("submit")}>
            <Send aria-hidden />
            {t("submitAll")}
          </Button>
        </>
      ) : null}
      {campaign.progress.accepted > 0 && can("publications.write") ? (
        <Button variant="ghost" pending={bulk.isPending} onClick={() => bulk.mutate("schedule")}>
          <CalendarDays aria-hidden />
          {t("scheduleAccepted")}
        </Button>
      ) : null}
    </>
  );
}

interface Review {
  slots: readonly CampaignSlot[];
  chosen: CampaignSlot | undefined;
  choose: (id: string) => void;
  accept: (slot: CampaignSlot) => void;
  reject: (slot: CampaignSlot) => void;
}

/** J and K step through the month, A accepts and R rejects what is open. */
function useReviewKeys({ slots, chosen, choose, accept, reject }: Review): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || !usePreferences.getState().singleKeys) return;
      const target = event.target as HTMLElement | null;
      if (target && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))) return;
      const key = event.key.toLowerCase();
      const at = chosen ? slots.findIndex(({ id }) => id === chosen.id) : -1;
      const next = slots[key === "j" ? at + 1 : key === "k" ? Math.max(0, at - 1) : -1];
      if ((key === "j" || key === "k") && next) choose(next.id);
      else if (key === "a" && chosen?.status === "drafted") accept(chosen);
      else if (key === "r" && chosen && (chosen.status === "drafted" || chosen.status === "accepted" || chosen.status === "failed")) reject(chosen);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  });
}

const query = "(max-width: 1023px)";
function useIsNarrow(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
    () => undefined,
  );
}
