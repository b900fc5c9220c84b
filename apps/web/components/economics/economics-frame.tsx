"use client";
import { Calculator, HandCoins, ReceiptText, Tags, Users, Wallet } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Allowed } from "@/components/allowed";
import { PageHeader } from "@/components/page-header";
import { LinkTabs } from "@/components/ui/link-tabs";

const tabs = [
  { name: "clients", href: "/clients", icon: Users },
  { name: "plans", href: "/economics/plans", icon: HandCoins },
  { name: "ledger", href: "/economics/ledger", icon: ReceiptText },
  { name: "budgets", href: "/economics/budgets", icon: Wallet },
  { name: "prices", href: "/economics/prices", icon: Tags },
  { name: "simulator", href: "/economics/simulator", icon: Calculator },
] as const;

/** Head and tabs of the pages about money, for those who may see it. */
export function EconomicsFrame({ lead, actions, children }: { lead?: string; actions?: ReactNode; children: ReactNode }) {
  const t = useTranslations("economics");
  return (
    <Allowed permission="economics.read">
      <PageHeader title={t("title")} description={lead ?? t("lead")} actions={actions} />
      <LinkTabs label={t("tabs.label")} tabs={tabs.map(({ name, href, icon }) => ({ href, label: t(`tabs.${name}`), icon }))} />
      {children}
    </Allowed>
  );
}
