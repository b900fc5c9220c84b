"use client";
import { isEditable } from "@agency/core/contents/rules";
import type { Content } from "@agency/core/contents/schema";
import type { GenerationRun } from "@agency/core/generation/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, ExternalLink, RotateCcw, Square, Trash2, X } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { DocumentText } from "@/components/previews/document-text";
import { PartialText } from "@/components/previews/partial-text";
import { ProblemAlert } from "@/components/problem-alert";
import { DiffView } from "@/components/studio/diff-view";
import { useOriginName } from "@/components/studio/rewrite/origin-name";
import { useScrollOnce } from "@/components/studio/rewrite/use-rewrite";
import type { Rewriting } from "@/components/studio/rewrite/use-rewrite";
import { WrittenBy } from "@/components/studio/written-by";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { putContent, useContent, useContentAction } from "@/lib/contents";
import type { ContentVersion } from "@/lib/contents";
import { useWordedToast } from "@/lib/contents-problem";
import { cancelGeneration, useGenerationRun } from "@/lib/generation";
import { isRunOpen } from "@/lib/generation-stream";
import { formatMoney } from "@/lib/money";
import { discardVersion, restoreVersion } from "@/lib/rewrite";
import type { RewriteRequest } from "@/lib/rewrite";
import { useUndo } from "@/lib/use-undo";

interface RewritePanelProps {
  content: Content;
  rewriting: Rewriting & { runId: string };
  /** Saves what is on the screen before another version takes its place. */
  beforeChoose: () => Promise<void>;
  onOpenVersion: (versionId: string) => void;
}

/** A rewrite beside its original: words as they come, then the differences, then one decision. */
export function RewritePanel({ content, rewriting, beforeChoose, onOpenVersion }: RewritePanelProps) {
  const t = useTranslations("rewrite");
  const run = useGenerationRun(rewriting.runId);
  const originName = useOriginName();
  const panel = useScrollOnce<HTMLElement>(rewriting.runId);
  const source = content.versions.find(({ id }) => id === run.data?.transform?.sourceVersionId);
  return (
    <section ref={panel} tabIndex={-1} aria-label={t("panel")} className="mb-6 rounded-2xl outline-none">
      <Card className="gap-4 border-primary/40">
        <header className="flex items-start gap-3">
          <h2 className="min-w-0 flex-1 pt-1 text-base font-semibold break-words">{run.data?.transform ? originName(run.data.transform) : t("panel")}</h2>
          <Button variant="ghost" size="iconSm" aria-label={t("close")} onClick={rewriting.close}>
            <X aria-hidden />
          </Button>
        </header>
        {run.isError ? <ProblemAlert error={run.error} onRetry={() => void run.refetch()} /> : null}
        {run.isPending ? <Skeleton className="h-40" /> : null}
        {run.data ? (
          isRunOpen(run.data) ? (
            <Writing run={run.data} source={source} language={content.language} />
          ) : (
            <Written content={content} run={run.data} source={source} rewriting={rewriting} beforeChoose={beforeChoose} onOpenVersion={onOpenVersion} />
          )
        ) : null}
      </Card>
    </section>
  );
}

function Writing({ run, source, language }: { run: GenerationRun; source: ContentVersion | undefined; language: string }) {
  const t = useTranslations("rewrite");
  const toastProblem = useWordedToast();
  const cancel = useMutation({ mutationFn: () => cancelGeneration(run.id), onError: (error) => toastProblem(error) });
  const item = run.items[0];
  return (
    <>
      <p role="status" className="sr-only">
        {t("writing")}
      </p>
      <SideBySide
        before={source ? <DocumentText document={source.document} language={language} /> : null}
        beforeName={source ? t("original", { name: source.versionName }) : t("originalGone")}
        afterName={t("result")}
        after={
          <>
            {item?.provider ? <WrittenBy provider={item.provider} model={item.model} sandbox={item.environment === "sandbox" && item.provider !== "offline"} /> : null}
            <PartialText raw={item?.text ?? ""} language={run.language} writing />
          </>
        }
      />
      <div>
        <Button variant="outline" pending={cancel.isPending || cancel.isSuccess} onClick={() => cancel.mutate()}>
          <Square aria-hidden className="fill-current" />
          {t("stop")}
        </Button>
      </div>
    </>
  );
}

interface WrittenProps extends RewritePanelProps {
  run: GenerationRun;
  source: ContentVersion | undefined;
}

function Written({ content, run, source, rewriting, beforeChoose, onOpenVersion }: WrittenProps) {
  const t = useTranslations("rewrite");
  const elsewhere = run.contentId !== null && run.contentId !== content.id;
  const sibling = useContent(elsewhere ? run.contentId! : content.id);
  const item = run.items[0];
  const owner = elsewhere ? sibling.data : content;
  const version = owner?.versions.find(({ id }) => id === item?.contentVersionId);
  const request = requestOf(run);
  const again = request ? (
    <Button variant="outline" pending={rewriting.starting} onClick={() => rewriting.start(request)}>
      <RotateCcw aria-hidden />
      {t("again")}
    </Button>
  ) : null;
  const { refetch } = sibling;
  const missing = item?.status === "done" && version === undefined;
  // The run is told done a moment before the content is read anew.
  useEffect(() => {
    if (missing) void refetch();
  }, [missing, refetch]);
  if (item?.status !== "done") {
    return (
      <Alert live tone={run.status === "cancelled" ? "info" : "danger"} title={run.status === "cancelled" ? t("stopped") : t("failed")} actions={again}>
        {run.status === "cancelled" ? <Cost item={item} /> : (item?.errorDetail ?? t("failedText"))}
      </Alert>
    );
  }
  if (version === undefined) return sibling.isFetching ? <Skeleton className="h-40" /> : <p className="text-sm text-muted-foreground">{t("discardedNote")}</p>;
  return (
    <>
      <p role="status" className="sr-only">
        {t("ready")}
      </p>
      {item.provider === "offline" && ["translate", "instruct"].includes(run.transform?.operation ?? "") ? <Alert tone="info" title={t("offlineTitle")}>{t("offlineText")}</Alert> : null}
      {item.errorKind === "flagged" ? (
        <Alert tone="warning" title={t("flagged")}>
          {item.errorDetail}
        </Alert>
      ) : null}
      <Result source={source} version={version} elsewhere={elsewhere} language={run.language} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-xs text-muted-foreground">
        <WrittenBy provider={item.provider} model={item.model} sandbox={item.environment === "sandbox" && item.provider !== "offline"} />
        <Cost item={item} />
      </div>
      <Decision content={content} run={run} version={version} elsewhere={elsewhere} again={again} rewriting={rewriting} beforeChoose={beforeChoose} onOpenVersion={onOpenVersion} />
    </>
  );
}

function Result({ source, version, elsewhere, language }: { source: ContentVersion | undefined; version: ContentVersion; elsewhere: boolean; language: string }) {
  const t = useTranslations("rewrite");
  const [tab, setTab] = useState(elsewhere || !source ? "text" : "changes");
  if (!source) return <DocumentText document={version.document} language={language} />;
  return (
    <Tabs value={tab} onValueChange={setTab}>
      <TabsList aria-label={t("views")}>
        <TabsTrigger value="changes">{t("viewChanges")}</TabsTrigger>
        <TabsTrigger value="text">{t("viewText")}</TabsTrigger>
      </TabsList>
      <TabsContent value="changes">
        <DiffView before={source.document} after={version.document} language={language} names={{ before: t("original", { name: source.versionName }), after: t("result") }} />
      </TabsContent>
      <TabsContent value="text">
        <SideBySide
          before={<DocumentText document={source.document} language={language} />}
          beforeName={t("original", { name: source.versionName })}
          after={<DocumentText document={version.document} language={language} />}
          afterName={t("result")}
        />
      </TabsContent>
    </Tabs>
  );
}

interface DecisionProps extends RewritePanelProps {
  run: GenerationRun;
  version: ContentVersion;
  elsewhere: boolean;
  again: React.ReactNode;
}

function Decision({ content, run, version, elsewhere, again, rewriting, beforeChoose, onOpenVersion }: DecisionProps) {
  const t = useTranslations("rewrite");
  const queryClient = useQueryClient();
  const toastProblem = useWordedToast();
  const undo = useUndo();
  const own = useContentAction(content.id);
  const other = useContentAction(run.contentId ?? content.id);
  const before = content.currentVersionId;
  const accept = useMutation({
    mutationFn: async () => {
      await beforeChoose();
      await own.mutateAsync({ action: { kind: "choose-version", versionId: version.id } });
    },
    onSuccess: () => {
      rewriting.close();
      onOpenVersion(version.id);
      const back = async () => {
        if (before !== null) await own.mutateAsync({ action: { kind: "choose-version", versionId: before } });
        if (before !== null) onOpenVersion(before);
      };
      undo(t("accepted", { name: version.versionName }), back);
    },
    onError: (error) => toastProblem(error),
  });
  const discard = useMutation({
    mutationFn: async () => {
      if (elsewhere) await other.mutateAsync({ action: { kind: "archive" } });
      else putContent(queryClient, await discardVersion(content.id, version.id));
    },
    onSuccess: () => {
      rewriting.close();
      undo(t("discarded"), async () => {
        if (elsewhere) await other.mutateAsync({ action: { kind: "restore" } });
        else putContent(queryClient, await restoreVersion(content.id, version.id));
      });
    },
    onError: (error) => toastProblem(error),
  });
  const inForce = version.id === content.currentVersionId;
  const decided = ["in_review", "approved", "scheduled"].includes(content.status);
  return (
    <>
      {!elsewhere && decided && !inForce ? <p className="text-sm text-muted-foreground">{t("voidsDecision")}</p> : null}
      <div className="flex flex-wrap gap-2">
        {elsewhere ? (
          <Button asChild>
            <Link href={`/studio/${run.contentId}`}>
              <ExternalLink aria-hidden />
              {t("openSibling")}
            </Link>
          </Button>
        ) : inForce || !isEditable(content.status) ? null : (
          <Button pending={accept.isPending} onClick={() => accept.mutate()}>
            <Check aria-hidden />
            {t("accept")}
          </Button>
        )}
        {again}
        {inForce ? null : (
          <Button variant="ghost" pending={discard.isPending} onClick={() => discard.mutate()}>
            <Trash2 aria-hidden />
            {t("discard")}
          </Button>
        )}
      </div>
    </>
  );
}

function Cost({ item }: { item: GenerationRun["items"][number] | undefined }) {
  const t = useTranslations("rewrite");
  const locale = useLocale();
  return <span className="tabular-nums">{t("actual", { amount: formatMoney(item?.cost ?? { amount: "0", currency: "USD" }, locale) })}</span>;
}

interface SideBySideProps {
  before: React.ReactNode;
  beforeName: string;
  after: React.ReactNode;
  afterName: string;
}

function SideBySide({ before, beforeName, after, afterName }: SideBySideProps) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <div role="group" aria-label={beforeName} className="grid min-w-0 content-start gap-2 rounded-xl bg-muted/60 p-4">
        <p className="text-xs font-medium text-muted-foreground">{beforeName}</p>
        {before}
      </div>
      <div role="group" aria-label={afterName} className="grid min-w-0 content-start gap-2 rounded-xl border p-4">
        <p className="text-xs font-medium text-muted-foreground">{afterName}</p>
        {after}
      </div>
    </div>
  );
}

/** The same wish again, for another attempt. */
function requestOf({ transform }: GenerationRun): RewriteRequest | undefined {
  if (!transform) return undefined;
  const from = transform.sourceVersionId === null ? {} : { versionId: transform.sourceVersionId };
  const { operation, pointer, instruction, violations } = transform;
  switch (operation) {
    case "regenerate":
      return { operation };
    case "field":
      return pointer === undefined ? undefined : { ...from, operation, pointer, ...(instruction === undefined ? {} : { instruction }) };
    case "instruct":
      return instruction === undefined ? undefined : { ...from, operation, instruction };
    case "adapt":
      return { ...from, operation, platform: transform.platform as "facebook" };
    case "translate":
      return { ...from, operation, language: transform.language as "vi" };
    case "repair":
      return { ...from, operation, violations: violations ?? [] };
    default:
      return { ...from, operation };
  }
}
