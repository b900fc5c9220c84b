"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Check, CircleDashed, CircleSlash, Minus, TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { DocumentText } from "@/components/previews/document-text";
import { SandboxBadge } from "@/components/studio/sandbox-badge";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { request } from "@/lib/api";
import { targetName } from "@/lib/evaluations";
import type { EvaluationResult, EvaluationRunDetail } from "@/lib/evaluations";
import { formatMoney } from "@/lib/money";
import { useProblemToast } from "@/lib/use-problem";

const looks: Record<EvaluationResult["status"], { tone: Tone; icon: typeof Check; name: "passed" | "failed" | "error" | "queued" | "runningOne" | "stateCancelled" }> = {
  passed: { tone: "success", icon: Check, name: "passed" },
  failed: { tone: "danger", icon: X, name: "failed" },
  error: { tone: "warning", icon: TriangleAlert, name: "error" },
  queued: { tone: "neutral", icon: CircleDashed, name: "queued" },
  running: { tone: "info", icon: CircleDashed, name: "runningOne" },
  cancelled: { tone: "neutral", icon: CircleSlash, name: "stateCancelled" },
};

/** How far a run is, with a way to stop it. */
export function RunProgress({ run }: { run: EvaluationRunDetail }) {
  const t = useTranslations("evaluations.runs");
  const locale = useLocale();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const done = run.results.filter(({ status }) => status !== "queued" && status !== "running").length;
  const cancel = async () => {
    try {
      await request("POST", `/evaluation-runs/${run.id}/cancel`);
      await queryClient.invalidateQueries({ queryKey: ["evaluation-runs"] });
    } catch (error) {
      showProblem(error);
    }
  };
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
        <p role="status" className="tabular-nums">
          {run.finishedAt === null ? t("running", { done, total: run.results.length }) : t("historyText", { passed: run.passed, total: run.total })}
          <span className="text-muted-foreground"> · {t("cost", { cost: formatMoney(run.cost, locale) })}</span>
        </p>
        {run.finishedAt === null ? (
          <Button variant="outline" size="sm" onClick={() => void cancel()}>
            {t("cancel")}
          </Button>
        ) : run.status === "cancelled" ? (
          <Badge>{t("cancelled")}</Badge>
        ) : null}
      </div>
      {run.finishedAt === null ? <Progress label={t("results")} value={done} max={run.results.length} /> : null}
    </div>
  );
}

/** One text with what its checks found. */
export function ResultCard({ result, title, language, open = false }: { result: EvaluationResult; title: string; language: string; open?: boolean }) {
  const t = useTranslations("evaluations");
  const locale = useLocale();
  const [shown, setShown] = useState(open);
  const look = looks[result.status];
  const failed = result.checks.filter(({ outcome }) => outcome === "failed");
  return (
    <section aria-label={`${title}, ${targetName(result, t("offline"))}`} className="flex min-w-0 flex-col gap-3 rounded-xl border bg-card p-4">
      <header className="flex flex-wrap items-center gap-2">
        <h4 className="min-w-0 flex-1 basis-40 text-sm font-semibold break-words">{title}</h4>
        <Badge tone={look.tone}>
          <look.icon aria-hidden />
          {t(`runs.${look.name}`)}
        </Badge>
      </header>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
        {targetName(result, t("offline"))}
        {result.environment === "sandbox" ? <SandboxBadge /> : null}
        {result.latencyMs === null ? null : <span className="tabular-nums">{t("try.spent", { cost: formatMoney(result.cost, locale), seconds: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(result.latencyMs / 1_000) })}</span>}
      </p>
      {result.errorDetail ? <p className="text-sm break-words text-tone-warning-foreground">{result.errorDetail}</p> : null}
      {failed.length > 0 ? (
        <ul className="grid gap-1.5 text-sm">
          {failed.map((check, index) => (
            <li key={index} className="flex items-start gap-2">
              <X aria-hidden className="mt-0.5 size-4 shrink-0 text-destructive" />
              <span className="min-w-0 break-words">
                <span className="font-medium">{t(`checkKinds.${check.kind}`)}</span>
                {check.detail ? `: ${check.detail}` : ""}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {result.checks.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {result.checks
            .filter(({ outcome }) => outcome !== "failed")
            .map((check, index) => (
              <li key={index}>
                <Badge tone="outline">
                  {check.outcome === "passed" ? <Check aria-hidden /> : <Minus aria-hidden />}
                  {t(`checkKinds.${check.kind}`)}
                  {check.outcome === "skipped" ? ` (${t("runs.skipped")})` : ""}
                </Badge>
              </li>
            ))}
        </ul>
      ) : null}
      {result.document || result.text ? (
        <>
          {open ? null : (
            <Button variant="ghost" size="sm" className="w-fit" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {t(shown ? "runs.hide" : "runs.text")}
            </Button>
          )}
          {shown ? (
            <div className="max-h-96 overflow-y-auto scrollbar-slim" tabIndex={0} role="group" aria-label={t("runs.text")}>
              {result.document ? <DocumentText document={result.document} language={language} /> : <p className="text-sm whitespace-pre-wrap">{result.text}</p>}
            </div>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
