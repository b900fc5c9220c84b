"use client";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import type { Brand } from "@/lib/resources";

export function BrandCard({ brand }: { brand: Brand }) {
  const t = useTranslations("brands");
  return (
    <Link
      href={`/brands/${brand.id}`}
      prefetch={false}
      className="focus-ring group flex h-full min-w-0 flex-col overflow-hidden rounded-2xl border bg-card shadow-card transition-[box-shadow,border-color] hover:border-primary/40 hover:shadow-raised"
    >
      <span aria-hidden className="flex h-2.5">
        {(brand.brandColors.length > 0 ? brand.brandColors : ["var(--muted)"]).map((color, index) => (
          <span key={index} className="flex-1" style={{ background: color }} />
        ))}
      </span>
      <span className="flex flex-1 flex-col gap-3 p-5">
        <span className="flex items-center gap-3">
          <Avatar name={brand.name} src={brand.logoUrl} shape="square" className="size-11 text-sm" />
          <span className="grid min-w-0 flex-1">
            <span className="truncate font-semibold">{brand.name}</span>
            <span className="truncate text-sm text-muted-foreground">{brand.industry ?? t("noIndustry")}</span>
          </span>
          {brand.isDemo ? <Badge tone="warning">{t("demoBadge")}</Badge> : null}
        </span>
        <span className="line-clamp-3 text-sm leading-relaxed text-muted-foreground">{brand.toneOfVoice ?? brand.description ?? t("noVoice")}</span>
        <span className="mt-auto flex items-center gap-1.5 pt-1 text-sm font-medium text-primary">
          {t("open")}
          <ArrowRight aria-hidden className="size-4 transition-transform group-hover:translate-x-0.5" />
        </span>
      </span>
    </Link>
  );
}
