"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Check, History } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ListView } from "@/components/list-view";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { request } from "@/lib/api";
import type { Prompt, PromptVersion } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useList } from "@/lib/use-list";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";
import { useUndo } from "@/lib/use-undo";

interface PromptVersionsProps {
  prompt: Prompt;
  shownId: string;
  onOpen: (version: PromptVersion) => void;
}

export function PromptVersions({ prompt, shownId, onOpen }: PromptVersionsProps) {
  const t = useTranslations("prompts.versions");
  const can = useCan();
  const time = useOrganizationTime();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const offerUndo = useUndo();
  const [activating, setActivating] = useState<string>();
  const list = useList<PromptVersion>(["prompts", prompt.id, "versions"], `/prompts/${prompt.id}/versions`);
  const serve = async (activeVersionId: string) => {
    await request("PATCH", `/prompts/${prompt.id}`, { body: { activeVersionId } });
    await queryClient.invalidateQueries({ queryKey: ["prompts"] });
  };
  const activate = async (version: PromptVersion) => {
    const former = prompt.activeVersion.id;
    setActivating(version.id);
    try {
      await serve(version.id);
      offerUndo(t("activated", { number: version.number }), () => serve(former));
    } catch (error) {
      showProblem(error);
    } finally {
      setActivating(undefined);
    }
  };
  return (
    <Section title={t("title")} description={t("lead")}>
      <ListView list={list} empty={<Empty icon={History} title={t("title")} />}>
        {(versions) => (
          <ul className="divide-y">
            {versions.map((version) => (
              <li key={version.id} className="flex flex-wrap items-center gap-3 py-3 first:pt-0 last:pb-0">
                <div className="min-w-0 flex-1 basis-44">
                  <p className="flex flex-wrap items-center gap-2 font-medium">
                    {t("name", { number: version.number })}
                    {version.id === prompt.activeVersion.id ? (
                      <Badge tone="success">
                        <Check aria-hidden />
                        {t("serving")}
                      </Badge>
                    ) : null}
                  </p>
                  <p className="text-sm break-words text-muted-foreground">
                    {time(version.createdAt)}
                    {version.note ? ` · ${version.note}` : ""}
                  </p>
                </div>
                {version.id === shownId ? (
                  <span className="text-sm text-muted-foreground">{t("shown")}</span>
                ) : (
                  <Button variant="ghost" size="sm" onClick={() => onOpen(version)}>
                    {t("open")}
                  </Button>
                )}
                {can("prompts.write") && version.id !== prompt.activeVersion.id ? (
                  <Button variant="outline" size="sm" pending={activating === version.id} onClick={() => void activate(version)}>
                    {t("activate")}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </Section>
  );
}
