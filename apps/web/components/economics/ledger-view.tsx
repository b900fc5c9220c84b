"use client";
import { useQuery } from "@tanstack/react-query";
import type { ledgerTotalsSchema } from "@agency/core/economics/schema";
import { FileSpreadsheet, ReceiptText, SearchX } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import type { z } from "zod";
import { EconomicsFrame } from "@/components/economics/economics-frame";
import { FigureCard, FigureRow } from "@/components/economics/figure-card";
import { LedgerRows } from "@/components/economics/ledger-rows";
import { MonthPicker } from "@/components/economics/month-picker";
import { useAmounts } from "@/components/economics/use-amounts";
import { ListView } from "@/components/list-view";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchInput } from "@/components/ui/search-input";
import { apiUrl, request } from "@/lib/api";
import { useClientChoices, useMonth, type LedgerEntry } from "@/lib/economics";
import { useLedgerProviders } from "@/lib/ledger-providers";
import { useBrandChoices } from "@/lib/queries";
import { useList } from "@/lib/use-list";
import { useSearchParam } from "@/lib/use-search-param";

type Totals = z.infer<typeof ledgerTotalsSchema>;
const outcomes = ["complete", "truncated", "refused", "unknown", "lost", "cancelled", "failed"] as const;

/** Every call of a month, narrowed by the address, with its sums and as a spreadsheet. */
export function LedgerView() {
  const t = useTranslations("economics.ledger");
  const [month, setMonth, current] = useMonth();
  const locale = useLocale();
  const [q, setQ] = useSearchParam("q");
  const [clientId, setClientId] = useSearchParam("client");
  const [brandId, setBrandId] = useSearchParam("brand");
  const [provider, setProvider] = useSearchParam("provider");
  const [environment, setEnvironment] = useSearchParam("environment");
  const [outcome, setOutcome] = useSearchParam("outcome");
  const { data: clients = [] } = useClientChoices();
  const { data: brands = [] } = useBrandChoices();
  const providers = useLedgerProviders();
  const filter = { month, q, clientId, brandId, provider, environment, outcome };
  const list = useList<LedgerEntry>(["usage", "ledger"], "/economics/ledger", { ...filter, limit: 30 });
  const totals = useQuery({ queryKey: ["usage", "ledger-totals", filter], queryFn: ({ signal }) => request<Totals>("GET", "/economics/ledger/totals", { query: filter, signal }) });
  const isFiltered = [q, clientId, brandId, provider, environment, outcome].some((value) => value !== "");
  const clear = () => [setQ, setClientId, setBrandId, setProvider, setEnvironment, setOutcome].forEach((set) => set(""));
  return (
    <EconomicsFrame
      lead={t("lead")}
      actions={
        <Button variant="outline" asChild>
          <a href={apiUrl("/economics/ledger.csv", { ...filter, language: locale })} download>
            <FileSpreadsheet aria-hidden />
            {t("export")}
          </a>
        </Button>
      }
    >
      <div className="mb-5 flex flex-wrap gap-3">
        <MonthPicker month={month} current={current} onMonthChange={setMonth} />
        <SearchInput label={t("search")} value={q} onSearch={setQ} className="w-full sm:w-72" />
        <FilterSelect label={t("client")} value={clientId} onValueChange={setClientId} options={clients.map(({ id, name }) => ({ value: id, label: name }))} />
        <FilterSelect label={t("brand")} value={brandId} onValueChange={setBrandId} options={brands.map(({ id, name }) => ({ value: id, label: name }))} />
        <FilterSelect label={t("provider")} value={provider} onValueChange={setProvider} options={providers} />
        <FilterSelect label={t("environment")} value={environment} onValueChange={setEnvironment} options={(["live", "sandbox"] as const).map((name) => ({ value: name, label: t(name) }))} />
        <FilterSelect label={t("outcome")} value={outcome} onValueChange={setOutcome} options={outcomes.map((name) => ({ value: name, label: t(`outcomes.${name}`) }))} />
      </div>
      {totals.data ? <Sums totals={totals.data} /> : null}
      <ListView
        list={list}
        empty={
          isFiltered ? (
            <Empty
              icon={SearchX}
              title={t("nothingFound")}
              actions={
                <Button variant="outline" onClick={clear}>
                  {t("clear")}
                </Button>
              }
            />
          ) : (
            <Empty icon={ReceiptText} heading="h2" title={t("empty")} description={t("emptyText")} />
          )
        }
      >
        {(entries) => <LedgerRows entries={entries} />}
      </ListView>
    </EconomicsFrame>
  );
}

function Sums({ totals }: { totals: Totals }) {
  const t = useTranslations("economics.ledger");
  const { money, count } = useAmounts();
  const cached = totals.inputTokens === 0 ? undefined : t("cached", { count: totals.cacheReadTokens });
  return (
    <FigureRow className="mb-5">
      <FigureCard label={t("live")} value={money(totals.live)} />
      <FigureCard label={t("sandbox")} value={money(totals.sandbox)} />
      <FigureCard label={t("calls")} value={count(totals.calls)} />
      <FigureCard label={t("tokens")} value={t("tokenCount", { input: totals.inputTokens, output: totals.outputTokens })} hint={cached} />
    </FigureRow>
  );
}
