"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { BudgetForm } from "@/components/settings/budget-form";
import { LedgerTable } from "@/components/settings/ledger-table";
import { Section } from "@/components/section";
import { Progress } from "@/components/ui/progress";
import { request } from "@/lib/api";
import { formatMoney } from "@/lib/money";
import { useBrandChoices } from "@/lib/queries";
import type { Budget } from "@/lib/resources";
import { usePreferences } from "@/lib/shell-store";
import { useCan } from "@/lib/use-can";
import { useUsage } from "@/lib/use-usage";

export function BudgetsView() {
  const t = useTranslations("settings.budgets");
  const can = useCan();
  const brandId = usePreferences((state) => state.brandId);
  const { data: brands = [] } = useBrandChoices();
  const brand = brands.find((candidate) => candidate.id === brandId);
  const budgets = useQuery({ queryKey: ["budgets"], queryFn: async ({ signal }) => (await request<{ data: Budget[] }>("GET", "/economics/budgets", { signal })).data });
  const scope = brand?.id ?? null;
  const budget = budgets.data?.find((candidate) => candidate.brandId === scope);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="grid gap-5 lg:grid-cols-2 lg:items-start">
        <SpendCard brandId={scope} brandName={brand?.name} />
        <Section title={brand ? t("limitOf", { brand: brand.name }) : t("limit")} description={t("limitLead")}>
          {budgets.error && !budgets.data ? <ProblemAlert error={budgets.error} onRetry={() => void budgets.refetch()} /> : null}
          {budgets.isPending ? <RowsSkeleton rows={2} /> : null}
          {budgets.data ? <BudgetForm key={`${scope} ${budget?.version ?? 0}`} brandId={scope} budget={budget} disabled={!can("economics.write")} /> : null}
        </Section>
      </div>
      <LedgerTable brandId={scope} />
    </div>
  );
}

function SpendCard({ brandId, brandName }: { brandId: string | null; brandName: string | undefined }) {
  const t = useTranslations("settings.budgets");
  const locale = useLocale();
  const { data: usage, error, refetch } = useUsage(brandId);
  if (!usage) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <RowsSkeleton rows={3} />;
  const spent = Number(usage.live.amount) + Number(usage.reserved.amount);
  const limit = usage.limit === null ? 0 : Number(usage.limit.amount);
  const share = limit > 0 ? spent / limit : 0;
  return (
    <Section title={brandName ? t("spentOf", { brand: brandName }) : t("spent")} description={t("month", { month: usage.month.slice(5), year: usage.month.slice(0, 4) })}>
      <p className="text-3xl font-semibold tabular-nums">
        {formatMoney(usage.live, locale)}
        {usage.limit ? <span className="ml-2 text-base font-normal text-muted-foreground">/ {formatMoney(usage.limit, locale)}</span> : null}
      </p>
      {usage.limit ? <Progress label={t("spent")} value={spent} max={Math.max(limit, 0.000001)} tone={share >= 1 ? "danger" : share >= 0.8 ? "warning" : "primary"} /> : <p className="text-sm text-muted-foreground">{t("noLimit")}</p>}
      <dl className="grid grid-cols-3 gap-3 text-sm">
        {(
          [
            ["reserved", formatMoney(usage.reserved, locale)],
            ["sandbox", formatMoney(usage.sandbox, locale)],
            ["calls", String(usage.calls)],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-muted-foreground">{t(name)}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
