"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { languageNames } from "@/components/language-switch";
import { PageHeader } from "@/components/page-header";
import { PageSkeleton } from "@/components/page-skeleton";
import { ProblemAlert } from "@/components/problem-alert";
import { PromptPreview } from "@/components/prompts/prompt-preview";
import { PromptVersions } from "@/components/prompts/prompt-versions";
import { VersionEditor } from "@/components/prompts/version-editor";
import { Badge } from "@/components/ui/badge";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { request } from "@/lib/api";
import { usePrompt } from "@/lib/prompts";
import type { Prompt, PromptVersion } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useProblemToast } from "@/lib/use-problem";

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
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] xl:items-start">
        <div className="grid min-w-0 gap-5">
          <VersionEditor key={shown.id} prompt={prompt} version={shown} onSaved={() => setOpened(undefined)} disabled={!writable} />
          <PromptVersions prompt={prompt} shownId={shown.id} onOpen={setOpened} />
        </div>
        <div className="min-w-0 xl:sticky xl:top-24">
          <PromptPreview key={shown.id} promptId={prompt.id} version={shown} />
        </div>
      </div>
    </>
  );
}
