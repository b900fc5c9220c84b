"use client";
import { CalendarRange, Plus } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { CampaignBadge } from "@/components/campaigns/campaign-badge";
import { CardsSkeleton, ListView } from "@/components/list-view";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterSelect } from "@/components/ui/filter-select";
import { Progress } from "@/components/ui/progress";
import type { Campaign } from "@/lib/campaigns";
import { formatMoney } from "@/lib/money";
import { noonOf } from "@/lib/publications-month";
import { useBrandChoices } from "@/lib/queries";
import { formatTime } from "@/lib/time";
import { useCan } from "@/lib/use-can";
import { useList } from "@/lib/use-list";
import { useSearchParam } from "@/lib/use-search-param";

/** Every month that was planned, and how far it is. */
export function CampaignsView() {
  const t = useTranslations("campaigns");
  const can = useCan();
  const [brandId, setBrandId] = useSearchParam("brand");
  const { data: brands = [] } = useBrandChoices();
  const list = useList<Campaign>(["campaigns"], "/campaigns", { brandId, limit: 20 });
  const plan = can("contents.generate") ? (
    <Button asChild>
      <Link href={brandId ? `/campaigns/new?brand=${brandId}` : "/campaigns/new"}>
        <Plus aria-hidden />
        {t("planMonth")}
      </Link>
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} actions={plan} />
      {brands.length > 1 ? (
        <div className="mb-5">
          <FilterSelect label={t("brand")} value={brands.some(({ id }) => id === brandId) ? brandId : ""} onValueChange={setBrandId} options={brands.map(({ id, name }) => ({ value: id, label: name }))} />
        </div>
      ) : null}
      <ListView list={list} skeleton={<CardsSkeleton cards={3} />} empty={<Empty icon={CalendarRange} heading="h2" title={t("emptyTitle")} description={t("emptyText")} actions={plan} />}>
        {(campaigns) => (
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {campaigns.map((campaign) => (
              <li key={campaign.id} className="min-w-0">
                <CampaignCard campaign={campaign} brandName={brands.find(({ id }) => id === campaign.brandId)?.name} />
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </>
  );
}

function CampaignCard({ campaign, brandName }: { campaign: Campaign; brandName: string | undefined }) {
  const t = useTranslations("campaigns");
  const locale = useLocale();
  const { progress } = campaign;
  const written = progress.drafted + progress.accepted;
  return (
    <Link href={`/campaigns/${campaign.id}`} prefetch={false} className="focus-ring flex h-full flex-col gap-3 rounded-2xl border bg-card p-5 shadow-card transition-[box-shadow,border-color] hover:border-primary/40 hover:shadow-raised">
      <CampaignBadge campaign={campaign} />
      <span className="grid gap-1">
        <span className="font-semibold">{campaign.name}</span>
        <span className="text-sm text-muted-foreground first-letter:uppercase">
          {formatTime(noonOf(`${campaign.month}-15`), "month", "UTC", locale)}
          {brandName && !campaign.name.includes(brandName) ? ` · ${brandName}` : ""}
        </span>
      </span>
      <span className="mt-auto grid gap-1.5">
        <Progress label={t("written")} value={written} max={progress.total} />
        <span className="flex flex-wrap justify-between gap-x-3 text-xs text-muted-foreground">
          <span>{t("progress", { written, total: progress.total, accepted: progress.accepted })}</span>
          <span className="tabular-nums">{formatMoney(campaign.cost, locale)}</span>
        </span>
      </span>
    </Link>
  );
}
