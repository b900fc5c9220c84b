"use client";
import { PenLine } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { FirstSteps } from "@/components/home/first-steps";
import { MonthSpend } from "@/components/home/month-spend";
import { NeedsYou } from "@/components/home/needs-you";
import { LastPublished, NextPlanned } from "@/components/home/publication-lists";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { newContentHref } from "@/lib/navigation";
import { useBrandChoices, useMe } from "@/lib/queries";
import { usePreferences } from "@/lib/shell-store";
import { useCan } from "@/lib/use-can";

/** What needs the person now, what comes next, what went out; narrowed by the brand switcher. */
export function HomeView() {
  const t = useTranslations("home");
  const can = useCan();
  const { data: me } = useMe();
  const { data: brands = [] } = useBrandChoices();
  const preferred = usePreferences((state) => state.brandId);
  const brand = brands.find((candidate) => candidate.id === preferred);
  return (
    <>
      <PageHeader
        title={t("greeting", { name: me?.user.name ?? "" })}
        description={brand ? t("onlyBrand", { brand: brand.name }) : t("lead")}
        actions={
          can("contents.generate") ? (
            <Button asChild>
              <Link href={brand ? `${newContentHref}?brand=${brand.id}` : newContentHref}>
                <PenLine aria-hidden />
                {t("write")}
              </Link>
            </Button>
          ) : undefined
        }
      />
      <div className="grid gap-5">
        <FirstSteps />
        <div className="grid gap-5 xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)] xl:items-start">
          <div className="grid min-w-0 gap-5">
            <NeedsYou brandId={brand?.id} />
            <LastPublished brandId={brand?.id} />
          </div>
          <div className="grid min-w-0 gap-5">
            <NextPlanned brandId={brand?.id} />
            <MonthSpend brandId={brand?.id} />
          </div>
        </div>
      </div>
    </>
  );
}
