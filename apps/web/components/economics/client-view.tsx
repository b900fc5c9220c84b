"use client";
import { Archive, ArrowLeft, Pencil, RotateCcw } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ChartFigure } from "@/components/economics/charts/chart-figure";
import { DaysChart } from "@/components/economics/charts/lazy-charts";
import { ClientPieces } from "@/components/economics/client-pieces";
import { ClientTime } from "@/components/economics/client-time";
import { FigureCard, FigureRow } from "@/components/economics/figure-card";
import { MarginBadge } from "@/components/economics/margin-badge";
import { MonthPicker, useMonthName } from "@/components/economics/month-picker";
import { QuotaBars } from "@/components/economics/quota-bars";
import { Sparkline } from "@/components/economics/sparkline";
import { StatementCard } from "@/components/economics/statement-card";
import { SubscriptionCard } from "@/components/economics/subscription-card";
import { useAmounts } from "@/components/economics/use-amounts";
import { Waterfall } from "@/components/economics/waterfall";
import { PageHeader } from "@/components/page-header";
import { PageSkeleton } from "@/components/page-skeleton";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { useClient, useClientMonth, useMonth, type Client, type ClientMonthDetail, type Figures } from "@/lib/economics";
import { useCan } from "@/lib/use-can";
import { useEconomicsChange } from "@/lib/use-economics-change";
import { useProblemToast } from "@/lib/use-problem";
import { useUndo } from "@/lib/use-undo";

const ClientDialog = dynamic(() => import("@/components/economics/client-dialog").then((module) => module.ClientDialog), { ssr: false });

/** One client, one month: from what it pays to what is left, and why. */
export function ClientView({ clientId }: { clientId: string }) {
  const t = useTranslations("economics");
  const can = useCan();
  const [month, setMonth, current] = useMonth();
  const client = useClient(clientId);
  const detail = useClientMonth(clientId, month);
  const [editing, setEditing] = useState(false);
  if (client.error && !client.data) return <ProblemAlert error={client.error} onRetry={() => void client.refetch()} />;
  if (!client.data) return <PageSkeleton />;
  const facts = [client.data.legalName, client.data.taxCode, client.data.brands.map((brand) => brand.name).join(", ")].filter(Boolean).join(" · ");
  return (
    <>
      <Link href={`/clients${month === current ? "" : `?month=${month}`}`} className="focus-ring mb-3 inline-flex min-h-9 items-center gap-1.5 rounded-md border border-transparent text-sm text-muted-foreground hover:text-foreground">
        <ArrowLeft aria-hidden className="size-4" />
        {t("tabs.clients")}
      </Link>
      <PageHeader
        title={client.data.name}
        description={facts || undefined}
        actions={
          <>
            {can("economics.write") ? (
              <>
                <Button variant="outline" onClick={() => setEditing(true)}>
                  <Pencil aria-hidden />
                  {t("client.edit")}
                </Button>
                <ArchiveButton client={client.data} />
              </>
            ) : null}
          </>
        }
      />
      <div className="mb-5 flex flex-wrap items-center gap-3">
        <MonthPicker month={month} current={current} onMonthChange={setMonth} />
        {detail.data ? <MarginBadge state={detail.data.state} /> : null}
      </div>
      {detail.error && !detail.data ? <ProblemAlert error={detail.error} onRetry={() => void detail.refetch()} /> : null}
      {detail.isPending ? <PageSkeleton /> : null}
      {detail.data ? <MonthDetail client={client.data} detail={detail.data} month={month} isCurrent={month === current} /> : null}
      {editing ? <ClientDialog client={client.data} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function MonthDetail({ client, detail, month, isCurrent }: { client: Client; detail: ClientMonthDetail; month: string; isCurrent: boolean }) {
  const t = useTranslations("economics");
  const { usd, percent, money } = useAmounts();
  const { figures } = detail;
  const margin = Number(figures.margin.amount);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <FigureRow>
        <FigureCard label={t("figures.revenue")} value={usd(Number(figures.revenue.amount))} hint={Number(figures.overage.amount) > 0 ? `${t("figures.overage")} ${usd(Number(figures.overage.amount))}` : detail.subscription ? detail.subscription.name : t("clients.noPlanWarn")} />
        <FigureCard label={t("figures.costs")} value={usd(Number(figures.costs.amount))} hint={detail.costPerPiece ? t("client.costPerPiece", { amount: money(detail.costPerPiece) }) : undefined} />
        <FigureCard label={figures.marginPercent === null ? t("figures.margin") : t("figures.marginOf", { percent: percent(figures.marginPercent / 100) })} value={usd(margin)} tone={margin < 0 ? "bad" : "good"} />
        <FigureCard label={t("client.forecast")} value={usd(Number(detail.forecast.margin.amount))} tone={Number(detail.forecast.margin.amount) < 0 ? "bad" : "plain"} hint={detail.isOver ? t("client.final") : t("clients.partial", { percent: percent(detail.elapsed) })} />
      </FigureRow>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 xl:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)] xl:items-start">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <Section title={t("client.waterfall")} description={t("client.waterfallText")}>
            <Waterfall label={t("client.waterfall")} parts={partsOf(figures)} />
          </Section>
          <ClientPieces clientId={client.id} month={month} />
          <Section title={t("client.days")} description={t("client.daysText")}>
            <ChartFigure label={t("client.days")} columns={[t("month"), t("figures.ai"), t("figures.rendering"), t("client.calls")]} rows={detail.days.filter((day) => day.calls > 0 || day.pieces > 0).map((day) => [day.date, money(day.ai), money(day.rendering), String(day.calls)])}>
              <DaysChart days={detail.days.map((day) => ({ day: String(Number(day.date.slice(8))), ai: Number(day.ai.amount), rendering: Number(day.rendering.amount) }))} />
            </ChartFigure>
          </Section>
          <Models models={detail.models} />
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <Section title={t("client.quota")}>{detail.subscription || detail.pieces > 0 ? <QuotaBars quota={detail.quota} className="gap-4" /> : <p className="text-sm text-muted-foreground">{t("client.noQuota")}</p>}</Section>
          {detail.isOver ? null : <Forecast detail={detail} />}
          <StatementCard client={client} month={month} />
          <SubscriptionCard client={client} month={month} isCurrent={isCurrent} />
          <ClientTime client={client} month={month} minutes={detail.humanMinutes} />
          <BrandCosts detail={detail} />
          <History detail={detail} />
        </div>
      </div>
    </div>
  );
}

const rowsOfForecast = ["revenue", "ai", "rendering", "fixed", "human", "margin"] as const;

function Forecast({ detail: { figures, forecast } }: { detail: ClientMonthDetail }) {
  const t = useTranslations("economics");
  const { usd } = useAmounts();
  return (
    <Section title={t("client.forecast")} description={t("client.forecastText")}>
      <table className="w-full text-sm tabular-nums">
        <thead>
          <tr className="text-xs text-muted-foreground">
            <th scope="col" className="pb-1 text-left font-medium">USD</th>
            <th scope="col" className="pb-1 text-right font-medium">
              {t("client.now")}
            </th>
            <th scope="col" className="pb-1 text-right font-medium">
              {t("client.end")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rowsOfForecast.map((name) => (
            <tr key={name} className="border-t last:font-semibold">
              <th scope="row" className="py-1.5 text-left font-[inherit]">
                {t(`figures.${name}`)}
              </th>
              <td className="py-1.5 text-right">{usd(Number(figures[name].amount))}</td>
              <td className="py-1.5 text-right">{usd(Number(forecast[name].amount))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Models({ models }: { models: ClientMonthDetail["models"] }) {
  const t = useTranslations("economics.client");
  const { money, count, percent } = useAmounts();
  return (
    <Section title={t("models")}>
      {models.length === 0 ? <p className="text-sm text-muted-foreground">{t("noModels")}</p> : null}
      <ul className="grid empty:hidden">
        {models.map((model) => (
          <li key={`${model.provider} ${model.model}`} className="flex flex-wrap items-baseline justify-between gap-x-4 border-t py-2 text-sm first:border-0">
            <span className="min-w-0 font-medium">
              {model.provider} · {model.model}
            </span>
            <span className="font-medium tabular-nums">{money(model.cost)}</span>
            <span className="w-full text-xs text-muted-foreground tabular-nums">
              {t("calls")} {count(model.calls)} · {t("tokens")} {count(model.inputTokens)} / {count(model.outputTokens)} · {percent(model.share / 100)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function BrandCosts({ detail: { brands } }: { detail: ClientMonthDetail }) {
  const t = useTranslations("economics.client");
  const { money } = useAmounts();
  if (brands.length === 0) return null;
  return (
    <Section title={t("brands")}>
      <ul className="grid gap-2">
        {brands.map((brand) => (
          <li key={brand.brandId} className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
            <Link href={`/brands/${brand.brandId}`} className="focus-ring rounded-sm border border-transparent font-medium hover:underline">
              {brand.name}
            </Link>
            <span className="text-xs text-muted-foreground">{t("brandCosts", { pieces: brand.pieces, ai: money(brand.ai) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function History({ detail: { history } }: { detail: ClientMonthDetail }) {
  const t = useTranslations("economics");
  const { usd } = useAmounts();
  const monthName = useMonthName();
  const values = history.map((past) => Number(past.margin.amount));
  return (
    <Section title={t("client.history")} action={<Sparkline values={values} label={t("clients.trendOf", { client: "", values: values.map(usd).join(", ") })} />}>
      <ul className="grid text-sm tabular-nums">
        {history.toReversed().map((past) => (
          <li key={past.month} className="flex justify-between gap-3 border-t py-1.5 first:border-0">
            <span className="first-letter:uppercase">{monthName(past.month)}</span>
            <span className={Number(past.margin.amount) < 0 ? "font-medium text-destructive" : "font-medium"}>{usd(Number(past.margin.amount))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ArchiveButton({ client }: { client: Client }) {
  const t = useTranslations("economics.client");
  const { run, pending } = useEconomicsChange();
  const showProblem = useProblemToast();
  const offerUndo = useUndo();
  const restore = () => run(async () => void (await request<Client>("POST", `/clients/${client.id}/restore`)));
  const archive = () =>
    run(async () => {
      try {
        await request<Client>("DELETE", `/clients/${client.id}`, { ifMatch: client.version });
        offerUndo(t("archived", { name: client.name }), restore);
      } catch (error) {
        showProblem(error);
      }
    });
  if (client.archivedAt !== null) {
    return (
      <Button variant="outline" pending={pending} onClick={() => void restore().then((done) => (done ? toast.success(t("restore")) : undefined))}>
        <RotateCcw aria-hidden />
        {t("restore")}
      </Button>
    );
  }
  return (
    <Button variant="ghost" pending={pending} onClick={() => void archive()}>
      <Archive aria-hidden />
      {t("archive")}
    </Button>
  );
}

const partsOf = (figures: Figures) => ({
  revenue: Number(figures.revenue.amount),
  ai: Number(figures.ai.amount),
  rendering: Number(figures.rendering.amount),
  fixed: Number(figures.fixed.amount),
  human: Number(figures.human.amount),
  margin: Number(figures.margin.amount),
});
