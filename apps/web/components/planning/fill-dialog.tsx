"use client";
import { useState } from "react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { ChannelChoice } from "@/components/planning/channel-choice";
import { RecurrenceFields } from "@/components/planning/recurrence-fields";
import { useRuleWords } from "@/components/planning/use-rule-words";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { FieldSet } from "@/components/ui/field";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Skeleton } from "@/components/ui/skeleton";
import { toast, undoDurationMs } from "@/components/ui/toast";
import { actOnPublication } from "@/lib/publications";
import { useChannels } from "@/lib/channels";
import { useBrandOf } from "@/lib/contents";
import type { ContentSummary } from "@/lib/contents";
import { useRefusalWords, useWordedProblem, useWordedToast } from "@/lib/contents-problem";
import { byNetwork, networkNames } from "@/lib/networks";
import { usePlanMany } from "@/lib/planning";
import { everyWeek, recurrenceFrom } from "@/lib/recurrence";
import { addDays, dayIn } from "@/lib/publications-month";
import { defaultTimeZone, fromWallTime } from "@/lib/time";
import { useQueryClient } from "@tanstack/react-query";

/** Plans everything approved that waits, on free slots or by a rule. */
export function FillDialog({ brandId, contents, onClose }: { brandId: string; contents: readonly ContentSummary[]; onClose: () => void }) {
  const t = useTranslations("planning.calendar");
  const common = useTranslations("common");
  const word = useWordedProblem();
  const toastProblem = useWordedToast();
  const refusalWords = useRefusalWords();
  const words = useRuleWords();
  const queryClient = useQueryClient();
  const brand = useBrandOf(brandId);
  const channels = useChannels(brandId);
  const many = usePlanMany();
  const timeZone = brand.data?.timeZone ?? defaultTimeZone;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [mode, setMode] = useState<"slots" | "rule">("slots");
  const [at, setAt] = useState(() => fromWallTime(`${addDays(dayIn(new Date(), defaultTimeZone), 1)}T20:00`, defaultTimeZone)?.toISOString() ?? "");
  const [draft, setDraft] = useState(everyWeek);
  const recurrence = recurrenceFrom(draft, at, timeZone);
  const accounts = (channels.data ?? []).filter((channel) => channel.status !== "disconnected").sort(byNetwork);
  const networks = [...new Set(accounts.filter(({ id }) => chosen.has(id)).map(({ network }) => networkNames[network]))].join(", ");
  const when = mode === "slots" ? t("nextSlots") : recurrence ? `${words(recurrence.rule)} · ${recurrence.startsAt.slice(11, 16)}` : "";
  const ready = chosen.size > 0 && (mode === "slots" || recurrence !== null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || many.isPending) return;
    many.mutate(
      { contentIds: contents.map(({ id }) => id), channelIds: [...chosen], times: mode === "slots" ? { kind: "next_slot" } : { kind: "rule", ...recurrence! } },
      {
        onSuccess: ({ planned, results }) => {
          const made = results.flatMap(({ publications }) => publications);
          const refused = results.filter(({ problem }) => problem !== null);
          const takeBack = () =>
            void Promise.all(made.map((publication) => actOnPublication(publication, { kind: "cancel" })))
              .catch(toastProblem)
              .finally(() => {
                void queryClient.invalidateQueries({ queryKey: ["publications"] });
                void queryClient.invalidateQueries({ queryKey: ["contents"] });
              });
          if (planned > 0) toast.success(t("filled", { count: planned }), { duration: undoDurationMs, action: { label: common("undo"), onClick: takeBack } });
          if (refused.length > 0) toast.error(t("notFilled", { count: refused.length }), { description: refusalWords(refused[0]!.problem!) });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent className="max-w-xl">
        <form onSubmit={submit} noValidate className="grid gap-5">
          <DialogHeader>
            <DialogTitle>{t("fillTitle")}</DialogTitle>
            <DialogDescription>{t("fillText", { count: contents.length, brand: brand.data?.name ?? "" })}</DialogDescription>
          </DialogHeader>
          {channels.isError ? <ProblemAlert error={channels.error} onRetry={() => void channels.refetch()} /> : channels.isPending || brand.isPending ? <Skeleton className="h-32" /> : <ChannelChoice channels={accounts} chosen={chosen} onChosen={setChosen} />}
          <FieldSet legend={t("fillHow")}>
            <RadioGroup value={mode} onValueChange={(value) => setMode(value as typeof mode)} aria-label={t("fillHow")} className="grid-cols-1 sm:grid-cols-2">
              <RadioCard value="slots" label={t("fillModes.slots")} />
              <RadioCard value="rule" label={t("fillModes.rule")} />
            </RadioGroup>
          </FieldSet>
          {mode === "rule" ? <RecurrenceFields brandId={brandId} timeZone={timeZone} at={at} onAt={setAt} draft={draft} onDraft={setDraft} isSeries={false} /> : null}
          {many.isError ? <ProblemAlert error={word(many.error)} /> : null}
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" disabled={!ready} pending={many.isPending} className="h-auto min-h-10 py-2 whitespace-normal">
              {ready ? t("fillButton", { count: contents.length, networks, when }) : t("fillTitle")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
