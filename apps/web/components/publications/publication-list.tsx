"use client";
import { CheckCheck, Send } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { NetworkMark } from "@/components/network-mark";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { FilterSelect } from "@/components/studio/filter-select";
import { SandboxBadge } from "@/components/studio/sandbox-badge";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusBadge } from "@/components/ui/status-badge";
import { useBrandFilter } from "@/lib/contents-brands";
import { useUrlFilters } from "@/lib/contents-url";
import { useAttention, usePublicationsBetween } from "@/lib/publications";
import type { Publication } from "@/lib/publications";
import { formatTime } from "@/lib/time";

const statuses = ["scheduled", "preparing", "armed", "sending", "published", "failed", "uncertain", "needs_auth", "missed", "cancelled"] as const;

export function PublicationList() {
  const t = useTranslations("publications");
  const studio = useTranslations("studio");
  const statusName = useTranslations("status");
  const filters = useUrlFilters();
  const { brands, workingOn } = useBrandFilter();
  const brandId = filters.get("brand") ?? workingOn;
  const attention = filters.get("show") === "attention";
  const status = filters.get("status");
  const needing = useAttention(brandId, attention);
  const all = usePublicationsBetween({ brandId, status }, !attention);
  const list = attention ? needing : all;
  const publications = attention ? (needing.data ?? []) : (all.data ?? []).toReversed();
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <div className="mb-4 flex flex-wrap gap-2">
        <div role="group" aria-label={t("show")} className="flex gap-1 rounded-xl bg-muted p-1 max-sm:w-full max-sm:[&>button]:flex-1">
          {(["all", "attention"] as const).map((choice) => (
            <Button
              key={choice}
              variant="ghost"
              size="sm"
              aria-pressed={(choice === "attention") === attention}
              onClick={() => filters.set({ show: choice === "attention" ? choice : undefined, status: undefined })}
              className="aria-pressed:bg-card aria-pressed:shadow-card dark:aria-pressed:bg-secondary"
            >
              {t(`shows.${choice}`)}
            </Button>
          ))}
        </div>
        <FilterSelect
          label={studio("filters.brand")}
          all={studio("filters.allBrands")}
          value={brands.some((brand) => brand.id === brandId) ? brandId : undefined}
          onValueChange={(value) => filters.set({ brand: value })}
          options={brands.map((brand) => ({ value: brand.id, label: brand.name }))}
        />
        {attention ? null : (
          <FilterSelect label={studio("filters.status")} all={studio("filters.allStatuses")} value={status} onValueChange={(value) => filters.set({ status: value })} options={statuses.map((value) => ({ value, label: statusName(value) }))} />
        )}
      </div>
      {list.isError ? (
        <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <div aria-busy="true" className="grid gap-3">
          {Array.from({ length: 5 }, (_, index) => (
            <Skeleton key={index} className="h-20 rounded-2xl" />
          ))}
        </div>
      ) : publications.length === 0 ? (
        attention ? (
          <Empty icon={CheckCheck} title={t("calmTitle")} description={t("calmText")} />
        ) : (
          <Empty
            icon={Send}
            title={t("emptyTitle")}
            description={t("emptyText")}
            actions={
              <Button asChild>
                <Link href="/studio">{t("emptyAction")}</Link>
              </Button>
            }
          />
        )
      ) : (
        <ul aria-label={t("title")} className="grid grid-cols-1 gap-3">
          {publications.map((publication) => (
            <li key={publication.id}>
              <Row publication={publication} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ publication }: { publication: Publication }) {
  const t = useTranslations("publications");
  const locale = useLocale();
  return (
    <Link
      href={`/publications/${publication.id}`}
      className="focus-ring flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border bg-card p-4 shadow-card transition-[border-color,box-shadow] hover:border-primary/40 hover:shadow-raised"
    >
      <span className="grid min-w-0 flex-1 basis-56 gap-0.5">
        <span className="line-clamp-2 font-semibold">{publication.contentTitle || t("untitled")}</span>
        <span className="text-sm text-muted-foreground">
          <NetworkMark network={publication.network} labelled className="mr-1.5 inline-grid size-4 rounded-sm align-[-2px] text-[0.55rem]" />
          {publication.channelName} · {formatTime(publication.publishedAt ?? publication.dueAt, "dateTime", publication.timeZone, locale)}
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-2">
        {publication.environment === "sandbox" ? <SandboxBadge /> : null}
        <StatusBadge status={publication.status} />
      </span>
    </Link>
  );
}
