"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import type { PromptStats, PromptVersionStats } from "@/lib/evaluations";
import { formatMoney } from "@/lib/money";
import type { Prompt } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";

/** The version on trial beside the one that serves, since the trial began, with what to do about it. */
export function CanaryPanel({ prompt, canary }: { prompt: Prompt; canary: NonNullable<PromptStats["canary"]> }) {
  const t = useTranslations("evaluations");
  const locale = useLocale();
  const can = useCan();
  const time = useOrganizationTime();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [percent, setPercent] = useState(String(canary.percent));
  const [pending, setPending] = useState<string>();
  const act = async (name: string, work: () => Promise<unknown>, done: string) => {
    setPending(name);
    try {
      await work();
      await Promise.all([queryClient.invalidateQueries({ queryKey: ["prompts"] }), queryClient.invalidateQueries({ queryKey: ["contents", "prompt-stats"] })]);
      toast.success(done);
    } catch (error) {
      showProblem(error);
    } finally {
      setPending(undefined);
    }
  };
  const path = `/prompts/${prompt.id}/canary`;
  const share = Number(percent);
  const rows: [string, (stats: PromptVersionStats) => string][] = [
    [t("stats.used"), (stats) => String(stats.used)],
    [t("stats.winRate"), (stats) => rate(stats.winRate, locale)],
    [t("stats.edited"), (stats) => String(stats.edited)],
    [t("stats.rejected"), (stats) => String(stats.rejected)],
    [t("stats.distance"), (stats) => rate(stats.meanEditDistance, locale)],
    [t("stats.cost"), (stats) => (stats.costPerPiece ? formatMoney(stats.costPerPiece, locale) : "–")],
    [t("stats.score"), (stats) => (stats.performanceScore === null ? t("stats.notMeasured") : String(stats.performanceScore))],
  ];
  return (
    <Section
      title={t("canary.title", { number: canary.trial.number })}
      description={t("canary.lead", { percent: canary.percent, since: time(canary.startedAt), active: canary.active.number })}
    >
      <p className="text-sm font-medium">{t(`canary.verdict.${canary.verdict}`)}</p>
      <Table aria-label={t("canary.title", { number: canary.trial.number })}>
        <TableHeader>
          <TableRow>
            <TableHead>
              <span className="sr-only">{t("stats.title")}</span>
            </TableHead>
            <TableHead>{t("canary.trialColumn", { number: canary.trial.number })}</TableHead>
            <TableHead>{t("canary.activeColumn", { number: canary.active.number })}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(([label, show]) => (
            <TableRow key={label}>
              <th scope="row" className="px-4 py-2 text-left font-medium">
                {label}
              </th>
              <TableCell className="tabular-nums">{show(canary.trial)}</TableCell>
              <TableCell className="tabular-nums">{show(canary.active)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {can("prompts.write") ? (
        <div className="flex flex-wrap items-end gap-3">
          <Button pending={pending === "promote"} onClick={() => void act("promote", () => request("POST", `${path}/promote`), t("canary.promoted", { number: canary.trial.number }))}>
            {t("canary.promote")}
          </Button>
          <Button variant="outline" pending={pending === "stop"} onClick={() => void act("stop", () => request("DELETE", path), t("canary.stopped"))}>
            {t("canary.stop")}
          </Button>
          <Field label={t("versions.percent")} className="w-40">
            {(control) => <Input {...control} type="number" min={1} max={99} value={percent} onChange={(event) => setPercent(event.target.value)} />}
          </Field>
          <Button
            variant="ghost"
            disabled={!isShare(share) || share === canary.percent}
            pending={pending === "share"}
            onClick={() => void act("share", () => request("PUT", path, { body: { versionId: canary.trial.promptVersionId, percent: share } }), t("versions.trialStarted", { number: canary.trial.number, percent: share }))}
          >
            {t("canary.change")}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

export const isShare = (percent: number): boolean => Number.isInteger(percent) && percent >= 1 && percent <= 99;

/** "25%", or a dash while there is nothing to count. */
export const rate = (value: number | null, locale: string): string => (value === null ? "–" : new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(value));
