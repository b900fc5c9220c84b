"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { CompareVersions } from "@/components/studio/compare-versions";
import { ContentDesk } from "@/components/studio/content-desk";
import { ContentHeader } from "@/components/studio/content-header";
import { GeneratingView } from "@/components/studio/generating-view";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { isEditable } from "@agency/core/contents/rules";
import { useContent, useContentAction } from "@/lib/contents";
import type { ContentVersion } from "@/lib/contents";
import { useCan } from "@/lib/contents-permissions";
import { useWordedToast } from "@/lib/contents-problem";
import { useUrlFilters } from "@/lib/contents-url";
import { useGenerationRun } from "@/lib/generation";
import { isRunOpen } from "@/lib/generation-stream";

/** One content, from the words that stream in to the post that stands on the network. */
export function ContentView({ contentId }: { contentId: string }) {
  const t = useTranslations("studio");
  const url = useUrlFilters();
  const content = useContent(contentId);
  const run = useGenerationRun(content.data?.generationRunId ?? url.get("run") ?? null);
  const back = (
    <Link href="/studio" className="touch-target focus-ring mb-3 inline-flex min-h-8 items-center gap-1.5 rounded border border-transparent text-sm font-medium text-muted-foreground hover:text-foreground">
      <ArrowLeft aria-hidden className="size-4" />
      {t("title")}
    </Link>
  );
  if (run.data && isRunOpen(run.data)) {
    return (
      <>
        {back}
        <GeneratingView run={run.data} />
      </>
    );
  }
  if (content.isError) {
    return (
      <>
        {back}
        <h1 className="sr-only">{t("title")}</h1>
        <ProblemAlert error={content.error} onRetry={() => void content.refetch()} />
      </>
    );
  }
  if (content.isPending) {
    return (
      <div aria-busy="true">
        {back}
        <Skeleton className="mb-6 h-10 w-2/3" />
        <div className="grid gap-6 lg:grid-cols-2">
          <Skeleton className="h-96 rounded-2xl" />
          <Skeleton className="h-96 rounded-2xl" />
        </div>
      </div>
    );
  }
  return (
    <>
      {back}
      <Ready key={contentId} content={content.data} run={run.data} />
    </>
  );
}

interface ReadyProps {
  content: NonNullable<ReturnType<typeof useContent>["data"]>;
  run: ReturnType<typeof useGenerationRun>["data"];
}

function Ready({ content, run }: ReadyProps) {
  const t = useTranslations("studio");
  const url = useUrlFilters();
  const can = useCan();
  const queryClient = useQueryClient();
  const toastProblem = useWordedToast();
  const action = useContentAction(content.id);
  const several = content.versions.length > 1;
  const comparing = several && (url.get("view") === "compare" || (url.get("view") === undefined && url.get("run") !== undefined));
  const [openVersion, setOpenVersion] = useState<string>();
  const current = content.versions.find((version) => version.id === (openVersion ?? content.currentVersionId)) ?? content.versions[0];
  const sandboxVersions = new Set((run?.items ?? []).filter((item) => item.environment === "sandbox" && item.provider !== "offline").flatMap((item) => item.contentVersionId ?? []));
  const choose = useMutation({
    mutationFn: async (version: ContentVersion) => {
      if (version.id !== content.currentVersionId) await action.mutateAsync({ action: { kind: "choose-version", versionId: version.id }, version: content.version });
      return version;
    },
    onSuccess: (version) => {
      setOpenVersion(version.id);
      url.set({ view: "edit", run: undefined });
    },
    onError: (error) => {
      toastProblem(error);
      void queryClient.invalidateQueries({ queryKey: ["contents", content.id] });
    },
  });
  const mayChoose = can("contents.write") && isEditable(content.status);
  if (!current) {
    return (
      <>
        <ContentHeader content={content} />
        <Alert
          live
          tone="danger"
          title={run?.status === "cancelled" ? t("generating.cancelledTitle") : t("generating.failedTitle")}
          actions={
            <Button asChild variant="outline" size="sm">
              <Link href={`/studio/new?brand=${content.brandId}&topic=${encodeURIComponent(content.topic)}`}>{t("generating.again")}</Link>
            </Button>
          }
        >
          {run?.items.find((item) => item.errorDetail)?.errorDetail ?? t("generating.failedText")}
        </Alert>
      </>
    );
  }
  if (comparing) {
    return (
      <>
        <ContentHeader content={content} />
        <p className="mb-4 text-sm text-muted-foreground">{t("compareLead")}</p>
        {run && run.status !== "done" ? <RunNote run={run} /> : null}
        <CompareVersions content={content} sandboxVersions={sandboxVersions} pending={choose.isPending ? choose.variables?.id : undefined} onChoose={mayChoose ? (version) => choose.mutate(version) : undefined} />
      </>
    );
  }
  return (
    <ContentDesk
      key={current.id}
      content={content}
      version={current}
      sandbox={sandboxVersions.has(current.id)}
      note={run && run.status !== "done" && url.get("run") ? <RunNote run={run} /> : null}
      onOpenVersion={setOpenVersion}
      onChoose={mayChoose ? (version) => choose.mutate(version) : undefined}
      choosing={choose.isPending}
    />
  );
}

function RunNote({ run }: { run: NonNullable<ReadyProps["run"]> }) {
  const t = useTranslations("studio.generating");
  const written = run.items.filter((item) => item.status === "done").length;
  return (
    <Alert tone="warning" className="mb-4" title={run.status === "cancelled" ? t("cancelledTitle") : t("partlyTitle", { done: written, count: run.items.length })}>
      {run.items.find((item) => item.errorDetail)?.errorDetail}
    </Alert>
  );
}
