"use client";
import type { Content } from "@agency/core/contents/schema";
import { Layers2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { PlatformName } from "@/lib/contents-document";

/** The same piece on other networks and in other languages. */
export function Siblings({ content }: { content: Content }) {
  const t = useTranslations("rewrite");
  const names = useTranslations("studio.platforms");
  if (content.siblings.length === 0) return null;
  return (
    <nav aria-label={t("siblings")} className="mb-4 flex flex-wrap items-center gap-2 text-sm">
      <span className="inline-flex items-center gap-1.5 text-muted-foreground">
        <Layers2 aria-hidden className="size-4" />
        {t("siblings")}
      </span>
      {content.siblings.map((sibling) => (
        <Link key={sibling.id} href={`/studio/${sibling.id}`} className="touch-target focus-ring inline-flex min-h-8 items-center gap-2 rounded-full border bg-card px-3 hover:bg-muted">
          {t("siblingLink", { platform: names(sibling.platform as PlatformName), language: t(`languages.${sibling.language}`) })}
          <StatusBadge status={sibling.status} />
        </Link>
      ))}
    </nav>
  );
}
