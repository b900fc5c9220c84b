"use client";
import { Archive, Globe, Images, Package, Palette, PenLine } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { PageSkeleton } from "@/components/page-skeleton";
import { ProblemAlert } from "@/components/problem-alert";
import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { useBrand } from "@/lib/brands";
import { newContentHref } from "@/lib/navigation";
import type { Brand } from "@/lib/resources";
import { useCan } from "@/lib/use-can";

/** Head and tabs of a brand's pages; what stands below gets the brand. */
export function BrandPage({ brandId, children }: { brandId: string; children: (brand: Brand) => ReactNode }) {
  const t = useTranslations("brands");
  const can = useCan();
  const { data: brand, error, refetch } = useBrand(brandId);
  if (!brand) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} actions={<BackToBrands />} /> : <PageSkeleton />;
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-4">
        <Avatar name={brand.name} src={brand.logoUrl} shape="square" className="size-14 rounded-xl text-lg" />
        <div className="min-w-0 flex-1 basis-48">
          <h1 className="text-2xl leading-tight font-semibold break-words">{brand.name}</h1>
          <p className="flex flex-wrap items-center gap-2 text-sm text-muted-foreground">
            {brand.industry ?? t("noIndustry")}
            {brand.isDemo ? <Badge tone="warning">{t("demoBadge")}</Badge> : null}
          </p>
        </div>
        {can("brands.write") && brand.archivedAt === null ? (
          <Button asChild variant="outline">
            <Link href={`/brands/new?way=website&brand=${brand.id}`} prefetch={false}>
              <Globe aria-hidden />
              {t("fillIn")}
            </Link>
          </Button>
        ) : null}
        {can("contents.generate") && brand.archivedAt === null ? (
          <Button asChild>
            <Link href={`${newContentHref}?brand=${brand.id}`}>
              <PenLine aria-hidden />
              {t("write")}
            </Link>
          </Button>
        ) : null}
      </div>
      <LinkTabs
        label={t("tabs.label")}
        tabs={[
          { href: `/brands/${brand.id}`, label: t("tabs.kit"), icon: Palette },
          { href: `/brands/${brand.id}/products`, label: t("tabs.products"), icon: Package },
          { href: `/brands/${brand.id}/graphics`, label: t("tabs.graphics"), icon: Images },
        ]}
      />
      {brand.archivedAt === null ? null : (
        <Alert tone="warning" title={t("isArchived")} className="mb-5">
          {t("isArchivedText")}
        </Alert>
      )}
      {children(brand)}
    </>
  );
}

export function BackToBrands() {
  const t = useTranslations("brands");
  return (
    <Button variant="outline" size="sm" asChild>
      <Link href="/brands">
        <Archive aria-hidden />
        {t("backToList")}
      </Link>
    </Button>
  );
}
