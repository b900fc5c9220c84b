"use client";
import type { GenerationRun } from "@agency/core/generation/schema";
import { versionName } from "@agency/core/contents/rules";
import { useMutation } from "@tanstack/react-query";
import { Square } from "lucide-react";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/page-header";
import { PartialText } from "@/components/previews/partial-text";
import { WaitingNote } from "@/components/studio/waiting-note";
import { WrittenBy } from "@/components/studio/written-by";
import { Button } from "@/components/ui/button";
import { StatusBadge } from "@/components/ui/status-badge";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { useWordedToast } from "@/lib/contents-problem";
import { cancelGeneration } from "@/lib/generation";

/** The alternatives side by side while they are being written; one at a time on a phone. */
export function GeneratingView({ run }: { run: GenerationRun }) {
  const t = useTranslations("studio.generating");
  const toastProblem = useWordedToast();
  const cancel = useMutation({ mutationFn: () => cancelGeneration(run.id), onError: (error) => toastProblem(error) });
  const done = run.items.filter((item) => !["queued", "running", "submitted", "waiting"].includes(item.status)).length;
  return (
    <div aria-busy="true">
      <PageHeader
        title={run.topic}
        description={t("progress", { done, count: run.items.length })}
        actions={
          <Button variant="outline" pending={cancel.isPending || cancel.isSuccess} onClick={() => cancel.mutate()}>
            <Square aria-hidden className="fill-current" />
            {t("stop")}
          </Button>
        }
      />
      <p role="status" className="sr-only">
        {t("progress", { done, count: run.items.length })}
      </p>
      <div className="hidden gap-4 md:grid md:grid-cols-[repeat(auto-fit,minmax(17rem,1fr))]">
        {run.items.map((item) => (
          <StreamCard key={item.id} item={item} language={run.language} />
        ))}
      </div>
      <Tabs defaultValue={run.items[0]?.id ?? ""} className="md:hidden">
        <TabsList aria-label={t("versions")}>
          {run.items.map((item) => (
            <TabsTrigger key={item.id} value={item.id}>
              {versionName(item.position)}
            </TabsTrigger>
          ))}
        </TabsList>
        {run.items.map((item) => (
          <TabsContent key={item.id} value={item.id}>
            <StreamCard item={item} language={run.language} />
          </TabsContent>
        ))}
      </Tabs>
    </div>
  );
}

function StreamCard({ item, language }: { item: GenerationRun["items"][number]; language: string }) {
  const t = useTranslations("studio");
  return (
    <section aria-label={t("version", { name: versionName(item.position) })} className="flex min-h-64 flex-col gap-4 rounded-2xl border bg-card p-5 shadow-card">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-base font-semibold">{t("version", { name: versionName(item.position) })}</h2>
        <StatusBadge status={item.status} />
      </header>
      {item.provider ? <WrittenBy provider={item.provider} model={item.model} sandbox={item.environment === "sandbox" && item.provider !== "offline"} /> : null}
      <PartialText raw={item.text} language={language} writing={item.status === "running"} />
      {item.waiting ? <WaitingNote waiting={item.waiting} /> : item.errorDetail ? <p className="text-sm text-destructive">{item.errorDetail}</p> : null}
    </section>
  );
}
