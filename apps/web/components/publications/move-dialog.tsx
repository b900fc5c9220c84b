"use client";
import { useState } from "react";
import type { FormEvent } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { DateTimeField } from "@/components/ui/date-time-field";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useWordedProblem } from "@/lib/contents-problem";
import { usePublicationAction } from "@/lib/publications";
import type { Publication } from "@/lib/publications";
import { formatTime, toWallTime } from "@/lib/time";

/** Another time for a plan, on the clock on which it was made. */
export function MoveDialog({ publication, onClose }: { publication: Publication; onClose: () => void }) {
  const t = useTranslations("publications.move");
  const common = useTranslations("common");
  const locale = useLocale();
  const word = useWordedProblem();
  const action = usePublicationAction();
  const [at, setAt] = useState(publication.dueAt);
  const when = at === "" ? "" : `${formatTime(at, "time", publication.timeZone, locale)} ${formatTime(at, "weekdayDate", publication.timeZone, locale)}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (at === "" || action.isPending) return;
    action.mutate(
      { publication, action: { kind: "reschedule", scheduledAt: toWallTime(at, publication.timeZone), timeZone: publication.timeZone } },
      {
        onSuccess: () => {
          toast.success(t("done", { when }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <form onSubmit={submit} noValidate className="grid gap-5">
          <DialogHeader>
            <DialogTitle>{t("title")}</DialogTitle>
            <DialogDescription>{t("text", { page: publication.channelName })}</DialogDescription>
          </DialogHeader>
          <DateTimeField label={t("time")} required value={at} timeZone={publication.timeZone} onValueChange={setAt} />
          {action.isError ? <ProblemAlert error={word(action.error)} /> : null}
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" disabled={at === ""} pending={action.isPending}>
              {when === "" ? t("title") : t("confirm", { when })}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
