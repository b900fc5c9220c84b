"use client";
import { HandCoins, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAmounts } from "@/components/economics/use-amounts";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { pieceKinds, usePlans, type Plan } from "@/lib/economics";
import { referencePlanInput } from "@/lib/economics-reference";
import { useCan } from "@/lib/use-can";
import { useEconomicsChange } from "@/lib/use-economics-change";
import { useProblemToast } from "@/lib/use-problem";

const PlanDialog = dynamic(() => import("@/components/economics/plan-dialog").then((module) => module.PlanDialog), { ssr: false });

export function PlansCard() {
  const t = useTranslations("economics.plans");
  const can = useCan();
  const plans = usePlans();
  const { run, pending } = useEconomicsChange();
  const showProblem = useProblemToast();
  const [editing, setEditing] = useState<Plan | "new">();
  const write = can("economics.write");
  const addReference = () =>
    run(async () => {
      try {
        const plan = await request<Plan>("POST", "/economics/plans", { body: referencePlanInput(t("referenceName")) });
        toast.success(t("saved", { name: plan.name }));
      } catch (error) {
        showProblem(error, () => void addReference());
      }
    });
  const add = (
    <Button size="sm" variant="outline" onClick={() => setEditing("new")}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <Section title={t("title")} description={t("lead")} action={write ? add : undefined}>
      {plans.error && !plans.data ? <ProblemAlert error={plans.error} onRetry={() => void plans.refetch()} /> : null}
      {plans.isPending ? <RowsSkeleton rows={2} /> : null}
      {plans.data?.length === 0 ? (
        <Empty
          icon={HandCoins}
          title={t("emptyTitle")}
          description={t("emptyText")}
          actions={
            write ? (
              <Button pending={pending} onClick={() => void addReference()}>
                {t("reference")}
              </Button>
            ) : undefined
          }
        />
      ) : null}
      <ul className="grid gap-3 empty:hidden sm:grid-cols-2">
        {plans.data?.map((plan) => (
          <li key={plan.id}>
            <PlanCard plan={plan} onEdit={write ? () => setEditing(plan) : undefined} />
          </li>
        ))}
      </ul>
      {editing ? <PlanDialog {...(editing === "new" ? {} : { plan: editing })} onClose={() => setEditing(undefined)} /> : null}
    </Section>
  );
}

function PlanCard({ plan, onEdit }: { plan: Plan; onEdit: (() => void) | undefined }) {
  const t = useTranslations("economics");
  const common = useTranslations("common");
  const { inCurrency } = useAmounts();
  const kinds = pieceKinds.filter((kind) => plan.quota[kind] > 0);
  return (
    <article className="grid h-full content-start gap-2 rounded-xl border p-4">
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 font-semibold">{plan.name}</h3>
        {onEdit ? (
          <Button size="sm" variant="ghost" onClick={onEdit}>
            {common("edit")}
          </Button>
        ) : null}
      </div>
      <p className="text-lg font-semibold tabular-nums">{t("perMonth", { amount: inCurrency(Number(plan.price.amount), plan.price.currency) })}</p>
      <ul className="grid gap-0.5 text-sm text-muted-foreground">
        {kinds.map((kind) => (
          <li key={kind}>
            {plan.quota[kind]} {t(`kinds.${kind}`)}
            {Number(plan.overagePrices[kind].amount) > 0 ? ` · ${t("plans.each", { amount: inCurrency(Number(plan.overagePrices[kind].amount), plan.price.currency) })}` : ""}
          </li>
        ))}
      </ul>
      <p className="text-xs text-muted-foreground">
        {t(plan.atQuota === "allow" ? "plans.allow" : "plans.refuse")} · {t("plans.clients", { count: plan.clients })}
      </p>
    </article>
  );
}
