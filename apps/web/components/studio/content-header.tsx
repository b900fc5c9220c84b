"use client";
import type { Content } from "@agency/core/contents/schema";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import { useBrandOf } from "@/lib/contents";
import type { PlatformName } from "@/lib/contents-document";
import { formatMoney } from "@/lib/money";

interface ContentHeaderProps {
  content: Content;
  badges?: ReactNode;
  actions?: ReactNode;
}

export function ContentHeader({ content, badges, actions }: ContentHeaderProps) {
  const t = useTranslations("studio");
  const locale = useLocale();
  const { data: brand } = useBrandOf(content.brandId);
  const facts = [brand?.name, t(`types.${content.type}`), t(`platforms.${content.platform as PlatformName}`), t("costShort", { amount: formatMoney(content.cost, locale) })].filter((fact) => fact !== undefined);
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
      <div className="grid min-w-0 flex-1 basis-72 gap-2">
        <h1 lang={content.language} className="line-clamp-2 text-xl leading-tight font-semibold sm:text-2xl">
          {content.title || content.topic || t("untitled")}
        </h1>
        <div className="flex flex-wrap items-center gap-2">
          <StatusBadge status={content.status} />
          {badges}
        </div>
        <p className="text-sm text-muted-foreground">{facts.join(" · ")}</p>
      </div>
      {actions}
    </header>
  );
}
