"use client";
import type { Simulation } from "@agency/core/economics/simulator/rules";
import type { Scenario } from "@agency/core/economics/simulator/schema";
import { useTranslations } from "use-intl";
import { useMonthName } from "@/components/economics/month-picker";
import { useAmounts } from "@/components/economics/use-amounts";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { pieceKinds, useMonth, useOverview, useSimulatorStart, type Overview, type SimulatorStart } from "@/lib/economics";
import { useProviderName } from "@/lib/ledger-providers";

interface RealFiguresProps {
  scenario: Scenario;
  simulation: Simulation;
  /** Takes the real cost of a piece, in US dollars, over into the scenario. */
  onTake: (real: { ai: number; rendering: number }) => void;
}

const dollars = (micro: bigint) => Number(micro) / 1e6;

/** The scenario beside what the ledger booked. */
export function RealFigures({ scenario, simulation, onTake }: RealFiguresProps) {
  const t = useTranslations("economics.simulator");
  const { money } = useAmounts();
  const monthName = useMonthName();
  const [month] = useMonth();
  const start = useSimulatorStart();
  const overview = useOverview(month);
  const ledger = start.data?.ledger;
  return (
    <>
      <Section title={t("compare")} description={ledger ? t("settled", { amount: money(ledger.aiPerClient) }) : t("compareText", { month: monthName(month) })}>
        {start.error && !start.data ? <ProblemAlert error={start.error} onRetry={() => void start.refetch()} /> : null}
        {start.isPending ? <RowsSkeleton rows={2} /> : null}
        {ledger === null ? <p className="text-sm text-muted-foreground">{t("noReal")}</p> : null}
        {ledger ? (
          <>
            <Comparison scenario={scenario} simulation={simulation} ledger={ledger} overview={overview.data} />
            <Button variant="outline" className="w-fit" onClick={() => onTake({ ai: Number(ledger.aiPerPiece.amount), rendering: Number(ledger.renderingPerPiece.amount) })}>
              {t("useReal")}
            </Button>
          </>
        ) : null}
      </Section>
      {ledger && ledger.models.length > 0 ? <Services ledger={ledger} /> : null}
    </>
  );
}

type Ledger = NonNullable<SimulatorStart["ledger"]>;

function Comparison({ scenario, simulation, ledger, overview }: { scenario: Scenario; simulation: Simulation; ledger: Ledger; overview: Overview | undefined }) {
  const t = useTranslations("economics.simulator");
  const { usd } = useAmounts();
  const quota = pieceKinds.reduce((sum, kind) => sum + scenario.pieces[kind].quota, 0);
  const minutes = quota === 0 ? 0 : (simulation.client.hours * 60) / quota;
  const perPiece = Number(ledger.aiPerPiece.amount) + Number(ledger.renderingPerPiece.amount);
  const month = overview ? monthOf(overview) : undefined;
  const rows = [
    [t("aiPerPiece"), quota === 0 ? "–" : usd(dollars(simulation.client.ai + simulation.client.rendering) / quota), usd(perPiece)],
    [t("aiPerClient"), usd(dollars(simulation.client.ai)), usd(Number(ledger.aiPerPiece.amount) * quota)],
    [t("minutesPerPiece"), t("minuteValue", { minutes }), month ? t("minuteValue", { minutes: month.minutes }) : "–"],
    [t("fixedMonth"), usd(dollars(simulation.month.fixed)), month ? usd(month.fixed) : "–"],
    [t("marginClient"), usd(dollars(simulation.client.margin)), month?.margin === undefined ? "–" : usd(month.margin)],
  ] as const;
  return (
    <Table aria-label={t("compare")}>
      <TableHeader>
        <TableRow>
          <TableHead>{t("measure")}</TableHead>
          <TableHead className="text-right">{t("simulated")}</TableHead>
          <TableHead className="text-right">{t("real")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(([name, simulated, booked]) => (
          <TableRow key={name}>
            <TableCell>{name}</TableCell>
            <TableCell className="text-right tabular-nums">{simulated}</TableCell>
            <TableCell className="text-right font-medium tabular-nums">{booked}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** What each model cost by the ledger: the true table of costs per 1,000 requests. */
function Services({ ledger }: { ledger: Ledger }) {
  const t = useTranslations("economics.simulator");
  const client = useTranslations("economics.client");
  const providerName = useProviderName();
  const { money, count } = useAmounts();
  return (
    <Section title={t("services")} description={t("servicesText", { months: ledger.months })}>
      <Table aria-label={t("services")}>
        <TableHeader>
          <TableRow>
            <TableHead>{client("model")}</TableHead>
            <TableHead className="text-right">{t("callCount")}</TableHead>
            <TableHead className="text-right">{t("perCall")}</TableHead>
            <TableHead className="text-right">{t("per1000")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {ledger.models.map((model) => (
            <TableRow key={`${model.provider} ${model.model}`}>
              <TableCell>
                {providerName(model.provider)} · {model.model}
              </TableCell>
              <TableCell className="text-right tabular-nums">{count(model.calls)}</TableCell>
              <TableCell className="text-right tabular-nums">{money(model.costPerCall)}</TableCell>
              <TableCell className="text-right font-medium tabular-nums">{money(model.per1000)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

/** What the running month says of people and services, a client of it on average. */
function monthOf({ clients, totals, unassigned, breakEven }: Overview) {
  const counted = clients.reduce((sum, client) => sum + client.pieces, 0) + unassigned.pieces;
  const minutes = clients.reduce((sum, client) => sum + client.humanMinutes, 0);
  return {
    minutes: counted === 0 ? 0 : minutes / counted,
    fixed: Number(breakEven.fixed.amount),
    margin: breakEven.subscribed === 0 ? undefined : Number(totals.margin.amount) / breakEven.subscribed,
  };
}
