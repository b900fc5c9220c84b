"use client";
import { Building2, Cpu, KeyRound, MonitorSmartphone, Palette, ScrollText, ShieldAlert, Users } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/page-header";
import { LinkTabs } from "@/components/ui/link-tabs";
import { settingsTabs } from "@/lib/settings-tabs";
import { useCan } from "@/lib/use-can";

const icons = { organization: Building2, members: Users, words: ShieldAlert, "api-keys": KeyRound, providers: Cpu, audit: ScrollText, sessions: MonitorSmartphone, appearance: Palette };

/** Head and tabs of the settings; a tab that the person may not open is not shown. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("settings");
  const can = useCan();
  return (
    <>
      <PageHeader title={t("title")} />
      <LinkTabs
        label={t("tabs.label")}
        tabs={settingsTabs.filter(({ permission }) => permission === null || can(permission)).map(({ name }) => ({ href: `/settings/${name}`, label: t(`tabs.${name}`), icon: icons[name] }))}
      />
      {children}
    </>
  );
}
