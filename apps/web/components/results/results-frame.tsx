"use client";
import { ChartColumn, FlaskConical, Scale } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Allowed } from "@/components/allowed";
import { PageHeader } from "@/components/page-header";
import { LinkTabs } from "@/components/ui/link-tabs";

const tabs = [
  { name: "posts", href: "/results", icon: ChartColumn },
  { name: "compare", href: "/results/compare", icon: Scale },
  { name: "tests", href: "/results/tests", icon: FlaskConical },
] as const;

/** Head and tabs of the pages about what posts did. */
export function ResultsFrame({ lead, actions, children }: { lead: string; actions?: ReactNode; children: ReactNode }) {
  const t = useTranslations("results");
  return (
    <Allowed permission="publications.read">
      <PageHeader title={t("title")} description={lead} actions={actions} />
      <LinkTabs label={t("tabs.label")} tabs={tabs.map(({ name, href, icon }) => ({ href, label: t(`tabs.${name}`), icon }))} />
      {children}
    </Allowed>
  );
}
