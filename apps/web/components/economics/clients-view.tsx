"use client";
import { Plus, SearchX, Users } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Alerts } from "@/components/economics/alerts";
import { ClientsTable } from "@/components/economics/clients-table";
import { DemoClients } from "@/components/economics/demo-clients";
import { EconomicsFrame } from "@/components/economics/economics-frame";
import { FigureCard, FigureRow } from "@/components/economics/figure-card";
import { MonthPicker } from "@/components/economics/month-picker";
import { useAmounts } from "@/components/economics/use-amounts";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchInput } from "@/components/ui/search-input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useMonth, useOverview, type ClientMonth, type Overview } from "@/lib/economics";
import { matchFolded } from "@/lib/match-folded";
import { useCan } from "@/lib/use-can";
import { useSearchParam } from "@/lib/use-search-param";

const ClientDialog = dynamic(() => import("@/components/economics/client-dialog").then((module) => module.ClientDialog), { ssr: false });
const sorts = ["name", "margin", "revenue", "costs", "quota"] as const;
type Sort = (typeof sorts)[number];
const states = ["red", "at_risk", "healthy", "idle"] as const;

/** Every client of a month: what comes in, what goes out, what is left. */
export function ClientsView() {
  const t = useTranslations("economics");
  const can = useCan();
  const [month, setMonth, current] = useMonth();
  const [search, setSearch] = useSearchParam("q");
  const [state, setState] = useSearchParam("state");
  const [sort, setSort] = useSearchParam("sort");
  const [adding, setAdding] = useState(false);
  const overview = useOverview(month);
  const clients = overview.data?.clients ?? [];
  const order = sorts.find((known) => known === sort) ?? "name";
  const shown = sorted(
    clients.filter((client) => (search === "" || matchFolded(client.clientName, search) > 0) && (state === "" || client.state === state)),
    order,
  );
  const filtered = search !== "" || state !== "";
  const add = can("economics.write") ? (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t("clients.add")}
    </Button>
  ) : undefined;
  return (
    <EconomicsFrame actions={add}>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <MonthPicker month={month} current={current} onMonthChange={setMonth} />
        {clients.length > 0 ? (
          <div className="flex flex-1 flex-wrap justify-end gap-3">
            <SearchInput label={t("clients.search")} value={search} onSearch={setSearch} className="w-full sm:w-60" />
            <FilterSelect label={t("clients.state")} value={state} onValueChange={setState} options={states.map((value) => ({ value, label: t(`states.${value}`) }))} />
            <SortSelect value={order} onValueChange={(next) => setSort(next === "name" ? "" : next)} />
          </div>
        ) : null}
      </div>
      {overview.error && !overview.data ? <ProblemAlert error={overview.error} onRetry={() => void overview.refetch()} /> : null}
      {overview.isPending ? <RowsSkeleton rows={5} /> : null}
      {overview.data && clients.length === 0 ? (
        <Empty
          icon={Users}
          heading="h2"
          title={t("clients.emptyTitle")}
          description={t("clients.emptyText")}
          actions={
            can("economics.write") ? (
              <>
                {add}
                <DemoClients />
              </>
            ) : undefined
          }
        />
      ) : null}
      {overview.data && clients.length > 0 ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <Totals overview={overview.data} />
          {month === current ? <Alerts /> : null}
          {shown.length === 0 && filtered ? (
            <Empty
              icon={SearchX}
              title={t("clients.nothingFound")}
              actions={
                <Button
                  variant="outline"
                  onClick={() => {
                    setSearch("");
                    setState("");
                  }}
                >
                  {t("clients.clear")}
                </Button>
              }
            />
          ) : (
            <ClientsTable clients={shown} month={month} />
          )}
          <Footnotes overview={overview.data} />
        </div>
      ) : null}
      {adding ? <ClientDialog onClose={() => setAdding(false)} /> : null}
    </EconomicsFrame>
  );
}

function SortSelect({ value, onValueChange }: { value: Sort; onValueChange: (value: Sort) => void }) {
  const t = useTranslations("economics.clients");
  return (
    <Select value={value} onValueChange={(next) => onValueChange(next as Sort)}>
      <SelectTrigger aria-label={t("sort")} className="w-full sm:w-56">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {sorts.map((name) => (
          <SelectItem key={name} value={name}>
            {t(`sorts.${name}`)}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

function Totals({ overview }: { overview: Overview }) {
  const t = useTranslations("economics");
  const { usd, percent } = useAmounts();
  const { totals, forecast, breakEven } = overview;
  const margin = Number(totals.margin.amount);
  return (
    <FigureRow>
      <FigureCard label={t("figures.revenue")} value={usd(Number(totals.revenue.amount))} hint={t("clients.subscribed", { count: breakEven.subscribed })} />
      <FigureCard label={t("figures.costs")} value={usd(Number(totals.costs.amount))} hint={overview.isOver ? undefined : t("clients.forecast", { amount: usd(Number(forecast.costs.amount)) })} />
      <FigureCard
        label={totals.marginPercent === null ? t("figures.margin") : t("figures.marginOf", { percent: percent(totals.marginPercent / 100) })}
        value={usd(margin)}
        tone={margin < 0 ? "bad" : "good"}
        hint={overview.isOver ? undefined : t("clients.forecast", { amount: usd(Number(forecast.margin.amount)) })}
      />
      <FigureCard
        label={t("clients.breakEven")}
        value={breakEven.clients ?? "–"}
        hint={breakEven.clients === null ? t("clients.breakEvenNever") : t("clients.breakEvenText", { count: breakEven.clients })}
      />
    </FigureRow>
  );
}

function Footnotes({ overview: { unassigned, sandbox, isOver, elapsed } }: { overview: Overview }) {
  const t = useTranslations("economics");
  const { money, percent } = useAmounts();
  const notes = [
    ...(isOver ? [] : [t("clients.partial", { percent: percent(elapsed) })]),
    ...(unassigned.brands > 0 ? [t("clients.unassigned", { count: unassigned.brands, amount: money(unassigned.ai) })] : []),
    ...(Number(sandbox.amount) > 0 ? [t("clients.sandbox", { amount: money(sandbox) })] : []),
  ];
  return (
    <ul className="grid gap-1 text-sm text-muted-foreground empty:hidden">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function sorted(clients: ClientMonth[], sort: Sort): ClientMonth[] {
  const by: Record<Exclude<Sort, "name">, (client: ClientMonth) => number> = {
    margin: (client) => Number(client.figures.margin.amount),
    revenue: (client) => -Number(client.figures.revenue.amount),
    costs: (client) => -Number(client.figures.costs.amount),
    quota: (client) => -Math.max(0, ...client.quota.map((use) => use.percent ?? 0)),
  };
  return sort === "name" ? clients : clients.toSorted((one, other) => by[sort](one) - by[sort](other));
}
