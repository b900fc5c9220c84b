"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { FilterSelect } from "@/components/ui/filter-select";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useChannels } from "@/lib/channels";
import { byNetwork, networkNames } from "@/lib/networks";
import { useBrandChoices } from "@/lib/queries";
import type { useResultFilter } from "@/lib/results";
import { useCan } from "@/lib/use-can";

/** Brand, channel and period of results; `children` stand beside them. */
export function ResultFilters({ filter, children }: { filter: ReturnType<typeof useResultFilter>; children?: ReactNode }) {
  const t = useTranslations("results");
  const can = useCan();
  const { data: brands = [] } = useBrandChoices();
  const { data: channels = [] } = useChannels(filter.brandId || undefined, can("channels.read"));
  return (
    <div className="mb-5 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap sm:gap-3">
      <FilterSelect
        label={t("brand")}
        all={t("allBrands")}
        short
        value={filter.brandId}
        onValueChange={(next) => {
          filter.setBrandId(next);
          filter.setChannelId("");
        }}
        options={brands.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect label={t("channel")} all={t("allChannels")} short value={filter.channelId} onValueChange={filter.setChannelId} options={channels.toSorted(byNetwork).map(({ id, name, network }) => ({ value: id, label: `${name} · ${networkNames[network]}` }))} />
      <Select value={filter.period} onValueChange={(next) => filter.setPeriod(next === "28d" ? "" : next)}>
        <SelectTrigger aria-label={t("period")} className="w-full sm:w-44">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {(["7d", "28d", "90d", "all"] as const).map((period) => (
            <SelectItem key={period} value={period}>
              {t(`periods.${period}`)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      <FilterSelect label={t("environment")} all={t("automatic")} short value={filter.environment} onValueChange={filter.setEnvironment} options={(["live", "sandbox"] as const).map((name) => ({ value: name, label: t(name) }))} />
      {children}
    </div>
  );
}
