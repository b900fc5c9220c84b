"use client";
import { useState } from "react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast, undoDurationMs } from "@/components/ui/toast";
import { useRefusalWords, useWordedProblem, useWordedToast } from "@/lib/contents-problem";
import { useShiftMany } from "@/lib/planning";

/** Moves several plans by days or minutes; the other way round takes it back. */
export function ShiftDialog({ publicationIds, onClose, onDone }: { publicationIds: string[]; onClose: () => void; onDone: () => void }) {
  const t = useTranslations("planning.calendar");
  const common = useTranslations("common");
  const word = useWordedProblem();
  const toastProblem = useWordedToast();
  const refusalWords = useRefusalWords();
  const shift = useShiftMany();
  const [days, setDays] = useState("1");
  const [minutes, setMinutes] = useState("0");
  const by = { days: whole(days, 366), minutes: whole(minutes, 1_440) };
  const nothing = by.days === 0 && by.minutes === 0;
  const said = [by.days === 0 ? "" : t("byDays", { days: by.days }), by.minutes === 0 ? "" : t("byMinutes", { minutes: by.minutes })].filter(Boolean).join(", ");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (nothing || shift.isPending) return;
    shift.mutate(
      { publicationIds, ...by },
      {
        onSuccess: ({ moved, results }) => {
          const done = results.flatMap(({ publication }) => publication?.id ?? []);
          const refused = results.length - moved;
          const back = { duration: undoDurationMs, action: { label: common("undo"), onClick: () => shift.mutate({ publicationIds: done, days: -by.days, minutes: -by.minutes }, { onError: (error) => toastProblem(error) }) } };
          if (moved > 0) toast.success(t("shifted", { count: moved }), back);
          const reason = results.find(({ problem }) => problem !== null)?.problem;
          if (refused > 0) toast.error(t("notShifted", { count: refused }), reason ? { description: refusalWords(reason) } : undefined);
          onDone();
        },
      },
    );
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <form onSubmit={submit} noValidate className="grid gap-5">
          <DialogHeader>
            <DialogTitle>{t("shiftTitle")}</DialogTitle>
            <DialogDescription>{t("shiftText")}</DialogDescription>
          </DialogHeader>
          <div className="grid grid-cols-2 gap-4">
            <Field label={t("days")}>{(control) => <Input {...control} type="number" min={-366} max={366} step={1} value={days} onChange={(event) => setDays(event.target.value)} />}</Field>
            <Field label={t("minutes")}>{(control) => <Input {...control} type="number" min={-1440} max={1440} step={5} value={minutes} onChange={(event) => setMinutes(event.target.value)} />}</Field>
          </div>
          <p className="-mt-2 text-xs text-muted-foreground">{t("shiftHint")}</p>
          {shift.isError ? <ProblemAlert error={word(shift.error)} /> : null}
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" disabled={nothing} pending={shift.isPending}>
              {nothing ? t("shift", { count: publicationIds.length }) : t("shiftButton", { count: publicationIds.length, by: said })}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const whole = (text: string, most: number): number => Math.max(-most, Math.min(most, Math.trunc(Number(text)) || 0));
