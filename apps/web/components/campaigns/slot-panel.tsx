"use client";
import { Check, ExternalLink, RotateCcw, Send, Undo2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { PillarName, SlotBadge } from "@/components/campaigns/slot-face";
import type { SlotActions } from "@/components/campaigns/use-slot-actions";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusBadge } from "@/components/ui/status-badge";
import { Textarea } from "@/components/ui/textarea";
import type { Campaign, CampaignSlot } from "@/lib/campaigns";
import { formatMoney } from "@/lib/money";
import { formatTime } from "@/lib/time";
import { useCan } from "@/lib/use-can";

/** One slot: what was written, and what becomes of it. */
export function SlotPanel({ slot, campaign, actions, onClose }: { slot: CampaignSlot; campaign: Campaign; actions: SlotActions; onClose: () => void }) {
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent
        side="right"
        className="flex w-full flex-col gap-5 overflow-y-auto sm:max-w-md"
        // Focus stays out of the fields, so that J, K, A and R go on working from slot to slot.
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          (event.currentTarget as HTMLElement | null)?.focus();
        }}
      >
        <SlotBody key={slot.id} slot={slot} campaign={campaign} actions={actions} />
      </SheetContent>
    </Sheet>
  );
}

function SlotBody({ slot, campaign, actions }: { slot: CampaignSlot; campaign: Campaign; actions: SlotActions }) {
  const t = useTranslations("campaigns");
  const studio = useTranslations("studio");
  const locale = useLocale();
  const can = useCan();
  const writes = can("contents.write");
  const [topic, setTopic] = useState(slot.topic);
  const [wall, setWall] = useState(slot.scheduledAt);
  const editable = writes && (slot.status === "planned" || slot.status === "failed");
  const movable = writes && slot.status !== "rejected" && slot.status !== "cancelled" && !slot.content?.scheduledAt;
  const waiting = slot.status === "writing" || slot.status === "planned" || slot.status === "waiting_budget";
  return (
    <>
        <SheetHeader>
          <SheetTitle>{slot.topic}</SheetTitle>
          <SheetDescription>
            {formatTime(slot.dueAt, "weekdayDate", slot.timeZone, locale)}, {slot.scheduledAt.slice(11, 16)} · {studio(`types.${slot.type}`)} · {studio(`platforms.${slot.platform}`)}
          </SheetDescription>
        </SheetHeader>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SlotBadge status={slot.status} />
          {slot.content && slot.content.status !== "draft" ? <StatusBadge status={slot.content.status} /> : null}
          <PillarName pillar={slot.pillar} />
          <span className="ml-auto text-xs text-muted-foreground tabular-nums">{formatMoney(slot.cost, locale)}</span>
        </div>
        {slot.error ? <Alert tone={slot.status === "failed" ? "danger" : "warning"} title={t(slot.status === "failed" ? "notWritten" : "lookAt")}>{slot.error.detail ?? slot.error.kind}</Alert> : null}
        {slot.content ? (
          <div lang={campaign.language} className="rounded-xl border bg-muted/40 p-4 text-sm leading-relaxed whitespace-pre-wrap">
            {slot.content.excerpt || slot.content.title}
            {slot.content.excerpt.length >= 240 ? "…" : ""}
          </div>
        ) : waiting ? (
          <div aria-busy="true" className="grid gap-2">
            <Skeleton className="h-4 w-4/5" />
            <Skeleton className="h-4" />
            <Skeleton className="h-4 w-2/3" />
          </div>
        ) : null}
        {editable ? (
          <form
            className="grid gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (topic.trim() !== "" && topic.trim() !== slot.topic) actions.rename(slot, topic.trim());
            }}
          >
            <Field label={t("topic")}>{(control) => <Textarea {...control} value={topic} maxLength={300} onChange={(event) => setTopic(event.target.value)} />}</Field>
            <Button type="submit" size="sm" variant="outline" disabled={topic.trim() === "" || topic.trim() === slot.topic}>
              {t("saveTopic")}
            </Button>
          </form>
        ) : slot.productName ? (
          <p className="text-sm text-muted-foreground">{slot.productName}</p>
        ) : null}
        {movable ? (
          <form
            className="flex items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (wall !== "" && wall !== slot.scheduledAt) actions.move(slot, wall);
            }}
          >
            <Field label={t("time")} aside={slot.timeZone.replaceAll("_", " ")} className="flex-1">
              {(control) => <Input {...control} type="datetime-local" value={wall} onChange={(event) => setWall(event.target.value.slice(0, 16))} />}
            </Field>
            <Button type="submit" variant="outline" disabled={wall === "" || wall === slot.scheduledAt}>
              {t("moveIt")}
            </Button>
          </form>
        ) : null}
        <div className="mt-auto grid gap-2">
          {slot.status === "drafted" && writes ? (
            <>
              <Button onClick={() => actions.accept(slot)}>
                <Check aria-hidden />
                {t("accept")}
              </Button>
              <Button variant="secondary" onClick={() => actions.accept(slot, true)}>
                <Send aria-hidden />
                {t("acceptAndSubmit")}
              </Button>
            </>
          ) : null}
          {writes && (slot.status === "drafted" || slot.status === "accepted" || slot.status === "failed") && !slot.content?.publishedAt ? (
            <Button variant="outline" onClick={() => actions.reject(slot)}>
              <Undo2 aria-hidden />
              {t("reject")}
            </Button>
          ) : null}
          {writes && (slot.status === "failed" || slot.status === "cancelled" || slot.status === "rejected") ? (
            <Button variant="outline" onClick={() => actions.retry(slot)}>
              <RotateCcw aria-hidden />
              {t("retry")}
            </Button>
          ) : null}
          {slot.content ? (
            <Button variant="ghost" asChild>
              <Link href={`/studio/${slot.content.id}`}>
                <ExternalLink aria-hidden />
                {t("openInStudio")}
              </Link>
            </Button>
          ) : null}
        </div>
    </>
  );
}
