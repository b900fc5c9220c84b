"use client";
import { Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { EconomicsFrame } from "@/components/economics/economics-frame";
import { PriceDialog } from "@/components/economics/price-dialog";
import { useAmounts } from "@/components/economics/use-amounts";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchInput } from "@/components/ui/search-input";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { usePrices, type Price } from "@/lib/economics";
import { useProviderName } from "@/lib/ledger-providers";
import { matchFolded } from "@/lib/match-folded";
import { noonOf } from "@/lib/publications-month";
import { useCan } from "@/lib/use-can";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useSearchParam } from "@/lib/use-search-param";

/** What each model costs by which row, and rows of one's own. */
export function PricesView() {
  const t = useTranslations("economics.prices");
  const can = useCan();
  const providerName = useProviderName();
  const prices = usePrices();
  const [q, setQ] = useSearchParam("q");
  const [provider, setProvider] = useSearchParam("provider");
  const [show, setShow] = useSearchParam("show");
  const [editing, setEditing] = useState<Price | "new">();
  const all = prices.data ?? [];
  const shown = all.filter((price) => (q === "" || matchFolded(price.model, q, [price.provider, providerName(price.provider)]) > 0) && (provider === "" || price.provider === provider) && (show === "" || (show === "inForce" ? price.inForce : price.origin === show)));
  const write = can("economics.write");
  return (
    <EconomicsFrame
      lead={t("lead")}
      actions={
        write ? (
          <Button onClick={() => setEditing("new")}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
        ) : undefined
      }
    >
      <div className="mb-5 flex flex-wrap gap-3">
        <SearchInput label={t("search")} value={q} onSearch={setQ} className="w-full sm:w-72" />
        <FilterSelect label={t("provider")} value={provider} onValueChange={setProvider} options={[...new Set(all.map((price) => price.provider))].map((value) => ({ value, label: providerName(value) }))} />
        <FilterSelect label={t("show")} value={show} onValueChange={setShow} options={(["inForce", "organization", "seed"] as const).map((value) => ({ value, label: t(value) }))} />
      </div>
      {prices.error && !prices.data ? <ProblemAlert error={prices.error} onRetry={() => void prices.refetch()} /> : null}
      {prices.isPending ? <RowsSkeleton rows={6} /> : null}
      {prices.data && shown.length === 0 ? <Empty icon={SearchX} title={t("nothingFound")} /> : null}
      {shown.length > 0 ? <PriceTable prices={shown} onEdit={write ? setEditing : undefined} /> : null}
      {editing ? <PriceDialog {...(editing === "new" ? {} : { from: editing })} onClose={() => setEditing(undefined)} /> : null}
    </EconomicsFrame>
  );
}

function PriceTable({ prices, onEdit }: { prices: readonly Price[]; onEdit: ((price: Price) => void) | undefined }) {
  const t = useTranslations("economics.prices");
  const common = useTranslations("common");
  const time = useOrganizationTime();
  const providerName = useProviderName();
  const { usd } = useAmounts();
  const rate = (value: string | null) => (value === null ? "–" : usd(Number(value)));
  return (
    <Table aria-label={t("tableLabel")}>
      <TableHeader>
        <TableRow>
          <TableHead>{t("model")}</TableHead>
          <TableHead className="text-right">{t("input")}</TableHead>
          <TableHead className="text-right">{t("cacheRead")}</TableHead>
          <TableHead className="text-right">{t("cacheWrite")}</TableHead>
          <TableHead className="text-right">{t("output")}</TableHead>
          <TableHead>{t("validFrom")}</TableHead>
          {onEdit ? <TableHead className="sr-only">{common("edit")}</TableHead> : null}
        </TableRow>
      </TableHeader>
      <TableBody>
        {prices.map((price) => (
          <TableRow key={price.id} className={price.inForce ? undefined : "text-muted-foreground"}>
            <TableCell className="min-w-52">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-medium">{price.model}</span>
                {price.origin === "organization" ? <Badge tone="info">{t("organization")}</Badge> : null}
                {price.inForce ? null : <Badge tone="outline">{t("former")}</Badge>}
              </span>
              <span className="block text-xs text-muted-foreground">
                {providerName(price.provider)}
                {price.tiers.length > 0 ? ` · ${t("tiers", { count: price.tiers.length })}` : ""}
              </span>
            </TableCell>
            <TableCell className="text-right tabular-nums">{rate(price.rates.input)}</TableCell>
            <TableCell className="text-right tabular-nums">{rate(price.rates.cacheRead)}</TableCell>
            <TableCell className="text-right tabular-nums">{rate(price.rates.cacheWrite)}</TableCell>
            <TableCell className="text-right tabular-nums">{rate(price.rates.output)}</TableCell>
            <TableCell className="whitespace-nowrap tabular-nums">{time(noonOf(price.validFrom).toISOString(), "date")}</TableCell>
            {onEdit ? (
              <TableCell className="text-right">
                <Button variant="ghost" size="sm" aria-label={`${common("edit")}: ${price.model}`} onClick={() => onEdit(price)}>
                  {common("edit")}
                </Button>
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
