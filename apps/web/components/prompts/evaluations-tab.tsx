"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { ListChecks, Play, Plus } from "lucide-react";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ListView } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { CaseForm } from "@/components/prompts/case-form";
import { rate } from "@/components/prompts/canary-panel";
import { ResultCard, RunProgress } from "@/components/prompts/run-results";
import { TargetPicker, type TargetChoice } from "@/components/prompts/target-picker";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Empty } from "@/components/ui/empty";
import { FieldSet } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { targetName, targetsOf, useActiveCases, useEvaluationRun, useEvaluationScores, type EvaluationCase, type EvaluationEstimate, type EvaluationRun } from "@/lib/evaluations";
import { formatMoney } from "@/lib/money";
import { useProviders } from "@/lib/providers";
import { useBrandChoices } from "@/lib/queries";
import type { Prompt, PromptVersion } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useList } from "@/lib/use-list";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";
import { useSearchParam } from "@/lib/use-search-param";

interface Props {
  prompt: Prompt;
  versions: readonly PromptVersion[];
}

/** What the template has to do well, runs of it, and how each version and model did. */
export function EvaluationsTab({ prompt, versions }: Props) {
  const [runId, setRunId] = useSearchParam("run");
  const run = useEvaluationRun(runId || undefined);
  return (
    <div className="grid min-w-0 grid-cols-1 gap-5">
      <RunPanel prompt={prompt} versions={versions} onStarted={setRunId} />
      {runId && run.error ? <ProblemAlert error={run.error} /> : null}
      {run.data ? <RunResults prompt={prompt} versions={versions} run={run.data} /> : null}
      <Scores promptId={prompt.id} />
      <Cases prompt={prompt} />
      <History promptId={prompt.id} onOpen={setRunId} />
    </div>
  );
}

function RunPanel({ prompt, versions, onStarted }: Props & { onStarted: (runId: string) => void }) {
  const t = useTranslations("evaluations");
  const names = useTranslations("prompts.versions");
  const can = useCan();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const { data: providers } = useProviders();
  const cases = useActiveCases(prompt.id);
  const [versionIds, setVersionIds] = useState<readonly string[]>([prompt.activeVersion.id]);
  const [targets, setTargets] = useState<TargetChoice[]>([{ provider: "offline", model: "offline-1" }]);
  const [pending, setPending] = useState(false);
  const locale = useLocale();
  const body = { kind: "cases" as const, versionIds: [...versionIds], targets };
  // The cost before it is spent; nothing is asked for what costs nothing.
  const estimate = useQuery({
    queryKey: ["evaluation-cases", prompt.id, "estimate", body],
    queryFn: ({ signal }) => request<EvaluationEstimate>("POST", `/prompts/${prompt.id}/evaluation-runs/estimate`, { body, signal }),
    enabled: versionIds.length > 0 && targets.length > 0 && (cases.data?.data ?? []).some(({ isActive }) => isActive),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const active = (cases.data?.data ?? []).filter((each) => each.isActive).length;
  const start = async () => {
    setPending(true);
    try {
      onStarted((await request<EvaluationRun>("POST", `/prompts/${prompt.id}/evaluation-runs`, { body })).id);
      void queryClient.invalidateQueries({ queryKey: ["evaluation-runs"] });
    } catch (error) {
      showProblem(error);
    } finally {
      setPending(false);
    }
  };
  if (!can("contents.generate")) return null;
  const count = active * versionIds.length * targets.length;
  return (
    <Section title={t("run.title")} description={t("run.lead")}>
      <div className="grid gap-4 md:grid-cols-2">
        <FieldSet legend={t("run.versions")}>
          <div className="grid max-h-52 overflow-y-auto scrollbar-slim" tabIndex={0} role="group" aria-label={t("run.versions")}>
            {versions.map((version) => (
              <span key={version.id} className="flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11">
                <Checkbox
                  id={`run-${version.id}`}
                  checked={versionIds.includes(version.id)}
                  disabled={!versionIds.includes(version.id) && versionIds.length >= 5}
                  onCheckedChange={(on) => setVersionIds(on === true ? [...versionIds, version.id] : versionIds.filter((id) => id !== version.id))}
                />
                <Label htmlFor={`run-${version.id}`} className="font-normal">
                  {names("name", { number: version.number })} · {t(`status.${version.status}`)}
                </Label>
              </span>
            ))}
          </div>
        </FieldSet>
        <TargetPicker legend={t("run.models")} choices={targetsOf(providers?.data ?? [])} value={targets} onValueChange={setTargets} most={6} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button pending={pending} disabled={count === 0} onClick={() => void start()}>
          <Play aria-hidden />
          {t("run.start", { count })}
        </Button>
        <p role="status" className="text-sm text-muted-foreground tabular-nums">
          {versionIds.length === 0 || targets.length === 0
            ? t("run.nothing")
            : estimate.data && estimate.data.unknownPrices.length > 0
              ? t("try.unknownPrice")
              : estimate.data && count > 0
                ? Number(estimate.data.maxCost.amount) === 0
                  ? t("try.free", { calls: estimate.data.calls })
                  : t("try.estimate", { calls: estimate.data.calls, cost: formatMoney(estimate.data.maxCost, locale) })
                : null}
        </p>
      </div>
    </Section>
  );
}

function RunResults({ prompt, versions, run }: Props & { run: NonNullable<ReturnType<typeof useEvaluationRun>["data"]> }) {
  const t = useTranslations("evaluations.runs");
  const names = useTranslations("prompts.versions");
  const numberOf = (id: string | null) => versions.find((version) => version.id === id)?.number;
  const several = new Set(run.results.map(({ promptVersionId }) => promptVersionId)).size > 1;
  // What needs a look comes first.
  const order = { error: 0, failed: 1, running: 2, queued: 3, cancelled: 4, passed: 5 };
  const sorted = run.results.toSorted((one, other) => order[one.status] - order[other.status] || one.position - other.position);
  return (
    <Section title={t("results")}>
      <RunProgress run={run} />
      <div className="grid items-start gap-3 md:grid-cols-2 xl:grid-cols-3">
        {sorted.map((result) => (
          <ResultCard key={result.id} result={result} title={several ? `${result.caseName} · ${names("name", { number: numberOf(result.promptVersionId) ?? 0 })}` : result.caseName} language={prompt.language} />
        ))}
      </div>
    </Section>
  );
}

function Scores({ promptId }: { promptId: string }) {
  const t = useTranslations("evaluations");
  const locale = useLocale();
  const time = useOrganizationTime();
  const { data, error, refetch } = useEvaluationScores(promptId);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return (
    <Section title={t("scores.title")} description={t("scores.lead")}>
      {data && data.length === 0 ? <p className="text-sm text-muted-foreground">{t("scores.empty")}</p> : null}
      {data && data.length > 0 ? (
        <Table aria-label={t("scores.title")}>
          <TableHeader>
            <TableRow>
              <TableHead>{t("scores.version")}</TableHead>
              <TableHead>{t("scores.model")}</TableHead>
              <TableHead>{t("scores.rate")}</TableHead>
              <TableHead>{t("scores.cost")}</TableHead>
              <TableHead>{t("scores.when")}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {data.map((score) => (
              <TableRow key={`${score.promptVersionId} ${score.provider} ${score.model}`}>
                <TableCell className="tabular-nums">{score.number}</TableCell>
                <TableCell>{targetName(score, t("offline"))}</TableCell>
                <TableCell className="tabular-nums">
                  {rate(score.passed / score.cases, locale)} <span className="text-muted-foreground">({`${score.passed}/${score.cases}`})</span>
                </TableCell>
                <TableCell className="tabular-nums">{formatMoney(score.cost, locale)}</TableCell>
                <TableCell className="whitespace-nowrap tabular-nums">{time(score.lastRunAt)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </Section>
  );
}

function Cases({ prompt }: { prompt: Prompt }) {
  const t = useTranslations("evaluations");
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const list = useList<EvaluationCase>(["evaluation-cases", prompt.id], `/prompts/${prompt.id}/evaluation-cases`, { limit: 20 });
  return (
    <Section
      title={t("cases.title")}
      description={t("cases.lead")}
      action={
        can("prompts.write") && !adding ? (
          <Button variant="outline" size="sm" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            {t("cases.add")}
          </Button>
        ) : undefined
      }
    >
      {adding ? <CaseForm prompt={prompt} onDone={() => setAdding(false)} /> : null}
      <ListView list={list} empty={<Empty icon={ListChecks} title={t("cases.empty")} />}>
        {(cases) => (
          <ul className="divide-y">
            {cases.map((each) => (
              <CaseRow key={each.id} row={each} />
            ))}
          </ul>
        )}
      </ListView>
    </Section>
  );
}

function CaseRow({ row }: { row: EvaluationCase }) {
  const t = useTranslations("evaluations");
  const can = useCan();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const { data: brands } = useBrandChoices();
  // Shown at once; falls back to what is stored when the API refuses.
  const [wanted, setWanted] = useState<boolean>();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["evaluation-cases"] });
  const change = async (isActive: boolean) => {
    setWanted(isActive);
    try {
      await request("PATCH", `/evaluation-cases/${row.id}`, { body: { isActive } });
      await refresh();
    } catch (error) {
      showProblem(error);
    } finally {
      setWanted(undefined);
    }
  };
  const remove = async () => {
    try {
      await request("DELETE", `/evaluation-cases/${row.id}`);
      await refresh();
      toast.success(t("cases.removed"));
    } catch (error) {
      showProblem(error);
    }
  };
  const brand = row.facts ? `${row.facts.brand.name} (${t("cases.ownFacts")})` : brands?.find(({ id }) => id === row.brandId)?.name;
  return (
    <li className="flex flex-wrap items-start gap-3 py-4 first:pt-0 last:pb-0">
      <div className="grid min-w-0 flex-1 basis-56 gap-1.5">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium break-words">{row.name}</span>
          <Badge tone={row.source === "edit" || row.source === "rejection" ? "review" : "outline"}>{t(`cases.sources.${row.source}`)}</Badge>
        </p>
        <p className="text-sm break-words text-muted-foreground">{[brand, row.topic, row.note].filter(Boolean).join(" · ")}</p>
        <ul className="flex flex-wrap gap-1.5">
          {row.checks.map((check, index) => (
            <li key={index} className="max-w-full">
              <Badge tone="outline" className="max-w-full">
                <span className="truncate">
                  {t(`checkKinds.${check.kind}`)}
                  {check.kind === "contains" || check.kind === "not_contains" ? `: ${check.text}` : check.kind === "max_length" ? `: ${check.characters}` : ""}
                </span>
              </Badge>
            </li>
          ))}
        </ul>
      </div>
      {can("prompts.write") ? (
        <div className="flex items-center gap-3">
          <span className="flex min-h-9 items-center gap-2.5">
            <Switch id={`case-${row.id}`} checked={wanted ?? row.isActive} onCheckedChange={(on) => void change(on)} />
            <Label htmlFor={`case-${row.id}`} className="font-normal">
              {t("cases.on")}
              <span className="sr-only">: {row.name}</span>
            </Label>
          </span>
          <ConfirmButton variant="ghost" size="sm" confirmLabel={t("cases.confirmRemove")} aria-label={`${t("cases.remove")}: ${row.name}`} onConfirm={() => void remove()}>
            {t("cases.remove")}
          </ConfirmButton>
        </div>
      ) : null}
    </li>
  );
}

function History({ promptId, onOpen }: { promptId: string; onOpen: (runId: string) => void }) {
  const t = useTranslations("evaluations.runs");
  const locale = useLocale();
  const time = useOrganizationTime();
  const list = useList<EvaluationRun>(["evaluation-runs", promptId], `/prompts/${promptId}/evaluation-runs`, { kind: "cases", limit: 10 });
  return (
    <Section title={t("history")}>
      <ListView list={list} empty={<p className="text-sm text-muted-foreground">{t("noHistory")}</p>}>
        {(runs) => (
          <ul className="divide-y">
            {runs.map((run) => (
              <li key={run.id} className="flex flex-wrap items-center gap-3 py-3 first:pt-0 last:pb-0">
                <p className="min-w-0 flex-1 basis-48 text-sm">
                  {time(run.createdAt)} · {t("historyText", { passed: run.passed, total: run.total })} · {formatMoney(run.cost, locale)}
                </p>
                {run.status === "cancelled" ? <Badge>{t("cancelled")}</Badge> : null}
                <Button variant="ghost" size="sm" onClick={() => onOpen(run.id)}>
                  {t("open")}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </Section>
  );
}
