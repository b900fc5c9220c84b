"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { languageNames } from "@/components/language-switch";
import { PageHeader } from "@/components/page-header";
import { PageSkeleton } from "@/components/page-skeleton";
import { ProblemAlert } from "@/components/problem-alert";
import { PromptPreview } from "@/components/prompts/prompt-preview";
import type { UnsavedDraft } from "@/components/prompts/try-tab";
import { VersionEditor } from "@/components/prompts/version-editor";
import { RowsSkeleton } from "@/components/list-view";
import { Badge } from "@/components/ui/badge";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { request } from "@/lib/api";
import { usePrompt } from "@/lib/prompts";
import type { Prompt, PromptVersion } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useList } from "@/lib/use-list";
import { useProblemToast } from "@/lib/use-problem";
import { useSearchParam } from "@/lib/use-search-param";

const loading = () => <RowsSkeleton />;
const VersionsTab = dynamic(() => import("@/components/prompts/versions-tab").then((module) => module.VersionsTab), { loading });
const TryTab = dynamic(() => import("@/components/prompts/try-tab").then((module) => module.TryTab), { loading });
const EvaluationsTab = dynamic(() => import("@/components/prompts/evaluations-tab").then((module) => module.EvaluationsTab), { loading });

const tabs = ["editor", "versions", "try", "evaluations"] as const;

export function PromptView({ promptId }: { promptId: string }) {
  const { data: prompt, error, refetch } = usePrompt(promptId);
  if (!prompt) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  return <PromptPage prompt={prompt} />;
}

function PromptPage({ prompt }: { prompt: Prompt }) {
  const t = useTranslations("prompts");
  const can = useCan();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [opened, setOpened] = useState<PromptVersion>();
  const [switching, setSwitching] = useState(false);
  const [draft, setDraft] = useState<UnsavedDraft>();
  const [asked, setTab] = useSearchParam("tab");
  const [, setRun] = useSearchParam("run");
  const tab = tabs.find((name) => name === asked) ?? "editor";
  const words = useTranslations("evaluations.tabs");
  const { rows: versions } = useList<PromptVersion>(["prompts", prompt.id, "versions"], `/prompts/${prompt.id}/versions`, { limit: 100 });
  const shown = opened ?? prompt.activeVersion;
  const writable = can("prompts.write");
  const setActive = async (isActive: boolean) => {
    setSwitching(true);
    try {
      const saved = await request<Prompt>("PATCH", `/prompts/${prompt.id}`, { body: { isActive }, ifMatch: prompt.version });
      queryClient.setQueryData(["prompts", "one", prompt.id], saved);
      void queryClient.invalidateQueries({ queryKey: ["prompts"] });
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: ["prompts"] });
      showProblem(error);
    } finally {
      setSwitching(false);
    }
  };
  return (
    <>
      <Link href="/prompts" className="focus-ring mb-3 inline-flex min-h-11 items-center gap-1.5 rounded-md border border-transparent text-sm font-medium text-muted-foreground hover:text-foreground md:min-h-8">
        <ArrowLeft aria-hidden className="size-4" />
        {t("title")}
      </Link>
      <PageHeader
        title={prompt.name}
        description={prompt.description ?? undefined}
        actions={
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone="info">{t(`categories.${prompt.category}`)}</Badge>
            {prompt.platform ? <Badge tone="outline">{t(`platforms.${prompt.platform as "facebook"}`)}</Badge> : null}
            <Badge tone="outline">{languageNames[prompt.language]}</Badge>
            {writable ? (
              <span className="ml-2 flex min-h-9 items-center gap-2.5">
                <Switch id="prompt-active" checked={prompt.isActive} disabled={switching} onCheckedChange={(next) => void setActive(next)} />
                <Label htmlFor="prompt-active">{t("active")}</Label>
              </span>
            ) : prompt.isActive ? null : (
              <Badge>{t("inactive")}</Badge>
            )}
          </span>
        }
      />
      <Tabs
        value={tab}
        onValueChange={(next) => {
          setRun("");
          setTab(next === "editor" ? "" : next);
        }}
      >
        <TabsList aria-label={words("label")}>
          {tabs.map((name) => (
            <TabsTrigger key={name} value={name}>
              {words(name)}
            </TabsTrigger>
          ))}
        </TabsList>
        {/* Stays, so that what is being written is there after a look at the other tabs, and can be tried unsaved. */}
        <TabsContent value="editor" forceMount hidden={tab !== "editor"}>
          <div className="grid gap-5 xl:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] xl:items-start">
            <VersionEditor key={shown.id} prompt={prompt} version={shown} onSaved={() => setOpened(undefined)} onDraft={setDraft} disabled={!writable} />
            <div className="min-w-0 xl:sticky xl:top-24">
              <PromptPreview key={shown.id} promptId={prompt.id} version={shown} unsaved={draft} />
            </div>
          </div>
        </TabsContent>
        <TabsContent value="versions">
          <VersionsTab
            prompt={prompt}
            versions={versions}
            onOpen={(version: PromptVersion) => {
              setOpened(version);
              setTab("");
            }}
          />
        </TabsContent>
        <TabsContent value="try">
          <TryTab prompt={prompt} versions={versions} draft={draft} />
        </TabsContent>
        <TabsContent value="evaluations">
          <EvaluationsTab prompt={prompt} versions={versions} />
        </TabsContent>
      </Tabs>
    </>
  );
}
