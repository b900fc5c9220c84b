"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Check, FlaskConical } from "lucide-react";
import Link from "next/link";
import { useMemo, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ListView } from "@/components/list-view";
import { CanaryPanel, isShare, rate } from "@/components/prompts/canary-panel";
import { LearnButton } from "@/components/prompts/learn-button";
import { Section } from "@/components/section";
import { Words } from "@/components/studio/diff-view";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { request } from "@/lib/api";
import { usePromptStats } from "@/lib/evaluations";
import type { PromptVersionStats, WrittenPiece } from "@/lib/evaluations";
import { formatMoney } from "@/lib/money";
import type { Prompt, PromptVersion } from "@/lib/resources";
import { diffText } from "@/lib/text-diff";
import { useCan } from "@/lib/use-can";
import { useList } from "@/lib/use-list";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";
import { useUndo } from "@/lib/use-undo";
import { toast } from "@/components/ui/toast";

interface VersionsTabProps {
  prompt: Prompt;
  versions: readonly PromptVersion[];
  onOpen: (version: PromptVersion) => void;
}

/** Every version with what became of its texts, and what can be done with it. */
export function VersionsTab({ prompt, versions, onOpen }: VersionsTabProps) {
  const t = useTranslations("evaluations");
  const stats = usePromptStats(prompt.id);
  return (
    <div className="grid min-w-0 grid-cols-1 gap-5">
      {stats.data?.canary ? <CanaryPanel key={stats.data.canary.percent} prompt={prompt} canary={stats.data.canary} /> : null}
      <Section title={t("stats.title")} description={t("stats.lead")}>
        <ul className="divide-y">
          {versions.map((version) => (
            <Version key={version.id} prompt={prompt} version={version} versions={versions} stats={stats.data?.versions.find(({ promptVersionId }) => promptVersionId === version.id)} onOpen={onOpen} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

const tones: Record<PromptVersion["status"], Tone> = { active: "success", draft: "info", archived: "neutral" };

function Version({ prompt, version, versions, stats, onOpen }: { prompt: Prompt; version: PromptVersion; versions: readonly PromptVersion[]; stats: PromptVersionStats | undefined; onOpen: (version: PromptVersion) => void }) {
  const t = useTranslations("evaluations");
  const names = useTranslations("prompts.versions");
  const can = useCan();
  const time = useOrganizationTime();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const offerUndo = useUndo();
  const [pending, setPending] = useState<string>();
  const [compared, setCompared] = useState("");
  const [shows, setShows] = useState<"trial" | "pieces">();
  const [percent, setPercent] = useState("10");
  const isActive = version.status === "active";
  const isCanary = prompt.canary?.versionId === version.id;
  const other = versions.find(({ id }) => id === compared);

  const refresh = () => Promise.all([queryClient.invalidateQueries({ queryKey: ["prompts"] }), queryClient.invalidateQueries({ queryKey: ["contents", "prompt-stats"] })]);
  const setStatus = async (versionId: string, status: PromptVersion["status"]) => {
    await request("PATCH", `/prompts/${prompt.id}/versions/${versionId}`, { body: { status } });
    await refresh();
  };
  const act = async (name: string, work: () => Promise<unknown>) => {
    setPending(name);
    try {
      await work();
    } catch (error) {
      showProblem(error);
    } finally {
      setPending(undefined);
    }
  };
  const serve = () =>
    act("serve", async () => {
      const former = prompt.activeVersion.id;
      await setStatus(version.id, "active");
      offerUndo(names("activated", { number: version.number }), () => setStatus(former, "active"));
    });
  const shelve = () =>
    act("shelve", async () => {
      const former = version.status;
      const next = former === "archived" ? "draft" : "archived";
      await setStatus(version.id, next);
      offerUndo(t(next === "archived" ? "versions.archived" : "versions.unarchived", { number: version.number }), () => setStatus(version.id, former));
    });
  const startTrial = () =>
    act("trial", async () => {
      await request("PUT", `/prompts/${prompt.id}/canary`, { body: { versionId: version.id, percent: Number(percent) } });
      await refresh();
      setShows(undefined);
      toast.success(t("versions.trialStarted", { number: version.number, percent }));
    });
  return (
    <li className="grid gap-3 py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-52">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {names("name", { number: version.number })}
            <Badge tone={tones[version.status]}>
              {isActive ? <Check aria-hidden /> : null}
              {t(`status.${version.status}`)}
            </Badge>
            {isCanary ? (
              <Badge tone="highlight">
                <FlaskConical aria-hidden />
                {t("status.canary", { percent: prompt.canary?.percent ?? 0 })}
              </Badge>
            ) : null}
          </p>
          <p className="text-sm break-words text-muted-foreground">
            {time(version.createdAt)}
            {version.note ? ` · ${version.note}` : ""}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button variant="ghost" size="sm" onClick={() => onOpen(version)}>
            {t("versions.view")}
          </Button>
          {can("prompts.write") && !isActive ? (
            <>
              <Button variant="outline" size="sm" pending={pending === "serve"} onClick={() => void serve()}>
                {t(version.status === "archived" ? "versions.rollback" : "versions.serve")}
              </Button>
              {isCanary ? null : (
                <>
                  <Button variant="outline" size="sm" aria-expanded={shows === "trial"} onClick={() => setShows(shows === "trial" ? undefined : "trial")}>
                    {t("versions.trial")}
                  </Button>
                  <Button variant="ghost" size="sm" pending={pending === "shelve"} onClick={() => void shelve()}>
                    {t(version.status === "archived" ? "versions.unarchive" : "versions.archive")}
                  </Button>
                </>
              )}
            </>
          ) : null}
        </div>
      </div>
      {stats ? <Figures stats={stats} /> : null}
      {shows === "trial" ? (
        <div className="flex flex-wrap items-end gap-3 rounded-xl bg-muted/60 p-4">
          <Field label={t("versions.percent")} className="w-40">
            {(control) => <Input {...control} type="number" min={1} max={99} value={percent} onChange={(event) => setPercent(event.target.value)} />}
          </Field>
          <Button pending={pending === "trial"} disabled={!isShare(Number(percent))} onClick={() => void startTrial()}>
            {t("versions.startTrial")}
          </Button>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        {versions.length > 1 ? (
          <Select value={compared || "none"} onValueChange={(next) => setCompared(next === "none" ? "" : next)}>
            <SelectTrigger aria-label={`${names("name", { number: version.number })}: ${t("versions.compare")}`} className="w-full sm:w-56">
              <span className="truncate">
                <span className="text-muted-foreground">{t("versions.compare")}: </span>
                <SelectValue />
              </span>
            </SelectTrigger>
            <SelectContent>
              <SelectItem value="none">{t("versions.none")}</SelectItem>
              {versions
                .filter(({ id }) => id !== version.id)
                .map((each) => (
                  <SelectItem key={each.id} value={each.id}>
                    {names("name", { number: each.number })}
                  </SelectItem>
                ))}
            </SelectContent>
          </Select>
        ) : null}
        {stats && stats.used > 0 && can("contents.read") ? (
          <Button variant="ghost" size="sm" aria-expanded={shows === "pieces"} onClick={() => setShows(shows === "pieces" ? undefined : "pieces")}>
            {t(shows === "pieces" ? "versions.hidePieces" : "versions.pieces")}
          </Button>
        ) : null}
      </div>
      {other ? <TemplateDiff before={other} after={version} language={prompt.language} /> : null}
      {shows === "pieces" ? <Pieces promptId={prompt.id} versionId={version.id} /> : null}
    </li>
  );
}

function Figures({ stats }: { stats: PromptVersionStats }) {
  const t = useTranslations("evaluations.stats");
  const locale = useLocale();
  if (stats.used === 0) return <p className="text-sm text-muted-foreground">{t("noneYet")}</p>;
  const figures: [string, string][] = [
    [t("used"), String(stats.used)],
    [t("winRate"), `${rate(stats.winRate, locale)} (${stats.accepted})`],
    [t("edited"), String(stats.edited)],
    [t("rejected"), String(stats.rejected)],
    [t("passedOver"), String(stats.passedOver)],
    [t("distance"), rate(stats.meanEditDistance, locale)],
    [t("cost"), stats.costPerPiece ? formatMoney(stats.costPerPiece, locale) : "–"],
    [t("score"), stats.performanceScore === null ? t("notMeasured") : String(stats.performanceScore)],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-2 rounded-xl bg-muted/50 px-4 py-3 sm:grid-cols-4 xl:grid-cols-8">
      {figures.map(([label, value]) => (
        <div key={label} className="min-w-0">
          <dt className="text-xs text-muted-foreground">{label}</dt>
          <dd className="text-sm font-medium break-words tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function TemplateDiff({ before, after, language }: { before: PromptVersion; after: PromptVersion; language: string }) {
  const t = useTranslations("evaluations.versions");
  const [older, newer] = before.number < after.number ? [before, after] : [after, before];
  const parts = useMemo(() => diffText(whole(older), whole(newer), language), [older, newer, language]);
  return (
    <section aria-label={t("compareTitle")} className="grid gap-2 rounded-xl border p-4">
      <h4 className="text-sm font-semibold tabular-nums">
        {t("compareTitle")} · {older.number} → {newer.number}
      </h4>
      {parts.every(({ kind }) => kind === "same") ? (
        <p className="text-sm text-muted-foreground">{t("nothing")}</p>
      ) : (
        <div className="max-h-96 overflow-y-auto text-sm leading-relaxed whitespace-pre-wrap scrollbar-slim" tabIndex={0} role="group" aria-label={t("compareTitle")}>
          <Words parts={parts} language={language} />
        </div>
      )}
    </section>
  );
}

/** The template and its questions as one text. */
const whole = (version: PromptVersion) => [version.template, ...version.variables.map(({ name, label, type }) => `{{${name}}} · ${label} · ${type}`)].join("\n");

const outcomeTones: Record<WrittenPiece["outcome"], Tone> = { open: "neutral", accepted: "success", edited: "info", rejected: "danger", passed_over: "outline" };

function Pieces({ promptId, versionId }: { promptId: string; versionId: string }) {
  const t = useTranslations("evaluations.versions");
  const locale = useLocale();
  const list = useList<WrittenPiece>(["contents", "pieces", promptId, versionId], `/prompts/${promptId}/pieces`, { versionId, limit: 10 });
  return (
    <ListView list={list} empty={<p className="text-sm text-muted-foreground">{t("noPieces")}</p>}>
      {(pieces) => (
        <ul className="divide-y rounded-xl border">
          {pieces.map((piece) => (
            <li key={piece.contentVersionId} className="flex flex-wrap items-center gap-3 px-4 py-3">
              <Link href={`/studio/${piece.contentId}`} prefetch={false} className="focus-ring min-w-0 flex-1 basis-48 truncate rounded-md border border-transparent text-sm font-medium hover:underline">
                {piece.title || piece.versionName} · {piece.versionName}
              </Link>
              <Badge tone={outcomeTones[piece.outcome]}>{t(`outcomes.${piece.outcome}`)}</Badge>
              <span className="text-xs text-muted-foreground tabular-nums">
                {piece.editDistance ? `${rate(piece.editDistance, locale)} · ` : ""}
                {formatMoney(piece.cost, locale)}
              </span>
              {piece.outcome === "edited" || piece.outcome === "rejected" || (piece.editDistance ?? 0) > 0 ? <LearnButton contentId={piece.contentId} versionId={piece.contentVersionId} variant="ghost" /> : null}
            </li>
          ))}
        </ul>
      )}
    </ListView>
  );
}
