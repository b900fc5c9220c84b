"use client";
import { simulate } from "@agency/core/economics/simulator/rules";
import type { Simulation } from "@agency/core/economics/simulator/rules";
import type { Scenario } from "@agency/core/economics/simulator/schema";
import { useTranslations } from "use-intl";
import { ChartFigure } from "@/components/economics/charts/chart-figure";
import { ProfitCurve } from "@/components/economics/charts/lazy-charts";
import { FigureCard } from "@/components/economics/figure-card";
import { useAmounts } from "@/components/economics/use-amounts";
import { Waterfall } from "@/components/economics/waterfall";
import { Section } from "@/components/section";

const dollars = (micro: bigint) => Number(micro) / 1e6;

/** What the figures come to; sums in US dollars, the price beside it in its own currency. */
export function SimulatorResult({ scenario, simulation }: { scenario: Scenario; simulation: Simulation }) {
  const t = useTranslations("economics.simulator");
  const { usd, percent, inCurrency } = useAmounts();
  const { client, month, breakEvenClients, breakEvenPrice, marginBasisPoints } = simulation;
  const points = curveOf(scenario, breakEvenClients);
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-3" aria-live="polite">
        <FigureCard label={t("profit")} value={usd(dollars(month.profit))} tone={month.profit < 0n ? "bad" : "good"} hint={t("clientCount", { count: scenario.clients })} />
        <FigureCard label={t("marginClient")} value={usd(dollars(client.margin))} tone={client.margin < 0n ? "bad" : "good"} hint={marginBasisPoints === null ? undefined : t("marginShare", { percent: percent(marginBasisPoints / 10_000) })} />
        <FigureCard label={t("breakEven")} value={breakEvenClients ?? "–"} hint={breakEvenClients === null ? t("never") : t("breakEvenHint", { count: breakEvenClients })} />
        <FigureCard label={t("breakEvenPrice")} value={breakEvenPrice === null ? "–" : inCurrency(dollars(breakEvenPrice), scenario.currency)} />
        <FigureCard label={t("costPerPiece")} value={usd(dollars(simulation.piece.posts.total))} />
        <FigureCard label={t("hours")} value={t("hoursValue", { hours: month.hours })} />
      </dl>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 2xl:grid-cols-2">
        <Section title={t("waterfall")}>
          <Waterfall label={t("waterfall")} parts={{ revenue: dollars(client.revenue), ai: dollars(client.ai), rendering: dollars(client.rendering), fixed: dollars(client.fixed), human: dollars(client.human), margin: dollars(client.margin) }} />
        </Section>
        <Section title={t("curve")} description={t("curveText")}>
          <ChartFigure label={t("curve")} columns={[t("clients"), t("profit")]} rows={points.map((point) => [String(point.clients), usd(point.profit)])}>
            <ProfitCurve points={points} now={{ clients: scenario.clients, profit: dollars(month.profit) }} />
          </ChartFigure>
        </Section>
      </div>
    </>
  );
}

/** Profit from no client to well past break-even and past today. */
function curveOf(scenario: Scenario, breakEven: number | null) {
  const end = Math.min(10_000, Math.max(10, scenario.clients * 2, Math.min(breakEven ?? 0, 5_000) * 2));
  const step = Math.max(1, Math.ceil(end / 24));
  const counts = new Set([...Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => at * step), scenario.clients]);
  return [...counts].sort((one, other) => one - other).map((clients) => ({ clients, profit: dollars(simulate({ ...scenario, clients }).month.profit) }));
}
