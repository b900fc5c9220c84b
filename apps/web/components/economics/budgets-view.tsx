"use client";
import { useQuery } from "@tanstack/react-query";
import type { Budget } from "@agency/core/economics/schema";
import { CircleCheck, OctagonX, Plus, TriangleAlert, Wallet } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { BudgetDialog } from "@/components/economics/budget-dialog";
import { EconomicsFrame } from "@/components/economics/economics-frame";
import { FigureCard, FigureRow } from "@/components/economics/figure-card";
import { useMonthName } from "@/components/economics/month-picker";
import { useAmounts } from "@/components/economics/use-amounts";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Progress } from "@/components/ui/progress";
import { request } from "@/lib/api";
import { useClientChoices } from "@/lib/economics";
import { useBrandChoices } from "@/lib/queries";
import { useCan } from "@/lib/use-can";
import { useUsage } from "@/lib/use-usage";

/** Every limit with what is used of it. */
export function BudgetsView() {
  const t = useTranslations("economics.budgets");
  const can = useCan();
  const [editing, setEditing] = useState<Budget | "new">();
  const budgets = useQuery({ queryKey: ["budgets"], queryFn: async ({ signal }) => (await request<{ data: Budget[] }>("GET", "/economics/budgets", { signal })).data, enabled: can("economics.read") });
  const write = can("economics.write");
  const add = (
    <Button onClick={() => setEditing("new")}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <EconomicsFrame lead={t("lead")} actions={write && budgets.data && budgets.data.length > 0 ? add : undefined}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <Spent />
        {budgets.error && !budgets.data ? <ProblemAlert error={budgets.error} onRetry={() => void budgets.refetch()} /> : null}
        {budgets.isPending ? <RowsSkeleton rows={3} /> : null}
        {budgets.data?.length === 0 ? <Empty icon={Wallet} heading="h2" title={t("emptyTitle")} description={t("emptyText")} actions={write ? add : undefined} /> : null}
        <ul className="grid gap-4 empty:hidden sm:grid-cols-2 xl:grid-cols-3">
          {budgets.data?.map((budget) => (
            <li key={budget.id} className="min-w-0">
              <BudgetCard budget={budget} onEdit={write ? () => setEditing(budget) : undefined} />
            </li>
          ))}
        </ul>
      </div>
      {editing ? <BudgetDialog {...(editing === "new" ? {} : { budget: editing })} onClose={() => setEditing(undefined)} /> : null}
    </EconomicsFrame>
  );
}

function Spent() {
  const t = useTranslations("economics");
  const { money, count } = useAmounts();
  const { data: usage } = useUsage(null);
  if (!usage) return null;
  return (
    <FigureRow>
      <FigureCard label={t("budgets.thisMonth")} value={money(usage.live)} {...(Number(usage.reserved.amount) > 0 ? { hint: t("budgets.reserved", { amount: money(usage.reserved) }) } : {})} />
      <FigureCard label={t("ledger.sandbox")} value={money(usage.sandbox)} />
      <FigureCard label={t("ledger.calls")} value={count(usage.calls)} />
    </FigureRow>
  );
}

const nearlyShare = 0.8;

function BudgetCard({ budget, onEdit }: { budget: Budget; onEdit: (() => void) | undefined }) {
  const t = useTranslations("economics.budgets");
  const common = useTranslations("common");
  const monthName = useMonthName();
  const { money } = useAmounts();
  const name = useBudgetName()(budget);
  const used = Number(budget.spent.amount) + Number(budget.reserved.amount);
  const limit = Number(budget.limit.amount);
  const state = used >= limit ? "reached" : used >= limit * nearlyShare ? "warned" : "ok";
  const look = { ok: { tone: "success", icon: CircleCheck, bar: "primary" }, warned: { tone: "warning", icon: TriangleAlert, bar: "warning" }, reached: { tone: "danger", icon: OctagonX, bar: "danger" } } as const;
  const { tone, icon: Icon, bar } = look[state];
  const period = budget.month ? t("oneMonth", { month: monthName(budget.month) }) : budget.scope === "campaign" ? t("allTime") : t("everyMonth");
  return (
    <article className="grid h-full content-start gap-3 rounded-2xl border bg-card p-5 shadow-card">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="truncate font-semibold">{name}</h2>
          <p className="text-xs text-muted-foreground">{period}</p>
        </div>
        {onEdit ? (
          <Button size="sm" variant="ghost" aria-label={`${common("edit")}: ${name}`} onClick={onEdit}>
            {common("edit")}
          </Button>
        ) : null}
      </div>
      <p className="text-lg font-semibold tabular-nums">{t("spent", { spent: money(budget.spent), limit: money(budget.limit) })}</p>
      <Progress label={name} value={used} max={Math.max(limit, 0.000001)} tone={bar} />
      <div className="flex flex-wrap gap-1.5">
        <Badge tone={tone}>
          <Icon aria-hidden />
          {t(state)}
        </Badge>
        {budget.allowUnknownPrices ? <Badge tone="outline">{t("unknownAllowed")}</Badge> : null}
      </div>
      {Number(budget.reserved.amount) > 0 ? <p className="text-xs text-muted-foreground">{t("reserved", { amount: money(budget.reserved) })}</p> : null}
    </article>
  );
}

/** Whose budget it is, by name. */
function useBudgetName(): (budget: Budget) => string {
  const t = useTranslations("economics.budgets");
  const { data: clients = [] } = useClientChoices();
  const { data: brands = [] } = useBrandChoices();
  return (budget) => {
    if (budget.scope === "client") return clients.find(({ id }) => id === budget.clientId)?.name ?? t("scopes.client");
    if (budget.scope === "brand") return brands.find(({ id }) => id === budget.brandId)?.name ?? t("scopes.brand");
    return t(`scopes.${budget.scope}`);
  };
}
