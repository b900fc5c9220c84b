"use client";
import type { Content } from "@agency/core/contents/schema";
import { Check } from "lucide-react";
import { useTranslations } from "use-intl";
import { DocumentText } from "@/components/previews/document-text";
import { WrittenBy } from "@/components/studio/written-by";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { cn } from "@/lib/cn";
import type { ContentVersion } from "@/lib/contents";

interface CompareVersionsProps {
  content: Content;
  /** Versions that a sandbox provider wrote. */
  sandboxVersions: ReadonlySet<string>;
  pending: string | undefined;
  onChoose: ((version: ContentVersion) => void) | undefined;
}

/** All alternatives side by side, to choose one. */
export function CompareVersions({ content, sandboxVersions, pending, onChoose }: CompareVersionsProps) {
  const t = useTranslations("studio");
  const card = (version: ContentVersion) => {
    const current = version.id === content.currentVersionId;
    return (
      <section
        key={version.id}
        aria-label={t("version", { name: version.versionName })}
        className={cn("flex flex-col gap-4 rounded-2xl border bg-card p-5 shadow-card", current && "border-primary ring-1 ring-primary/40")}
      >
        <header className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-base font-semibold">{t("version", { name: version.versionName })}</h2>
          {current ? (
            <Badge tone="success">
              <Check aria-hidden />
              {t("inForce")}
            </Badge>
          ) : null}
        </header>
        <WrittenBy provider={version.provider} model={version.model} sandbox={sandboxVersions.has(version.id)} />
        <div className="max-h-[32rem] flex-1 overflow-y-auto scrollbar-slim" tabIndex={0} role="group" aria-label={t("versionText", { name: version.versionName })}>
          <DocumentText document={version.document} language={content.language} />
        </div>
        {onChoose ? (
          <Button variant={current ? "primary" : "outline"} pending={pending === version.id} onClick={() => onChoose(version)}>
            {current ? t("editThis") : t("chooseThis", { name: version.versionName })}
          </Button>
        ) : null}
      </section>
    );
  };
  return (
    <>
      <div className="hidden items-stretch gap-4 md:grid md:grid-cols-[repeat(auto-fit,minmax(17rem,1fr))]">{content.versions.map(card)}</div>
      <Tabs defaultValue={content.currentVersionId ?? content.versions[0]?.id ?? ""} className="md:hidden">
        <TabsList aria-label={t("versions")}>
          {content.versions.map((version) => (
            <TabsTrigger key={version.id} value={version.id}>
              {version.versionName}
            </TabsTrigger>
          ))}
        </TabsList>
        {content.versions.map((version) => (
          <TabsContent key={version.id} value={version.id}>
            {card(version)}
          </TabsContent>
        ))}
      </Tabs>
    </>
  );
}
