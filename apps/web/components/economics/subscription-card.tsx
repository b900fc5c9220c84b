"use client";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useMonthName } from "@/components/economics/month-picker";
import { useAmounts } from "@/components/economics/use-amounts";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { pieceKinds, usePlans, type Client, type Subscription } from "@/lib/economics";
import { useCan } from "@/lib/use-can";
import { useEconomicsChange } from "@/lib/use-economics-change";

/** The client's plan with the terms agreed; changing it begins with a month. */
export function SubscriptionCard({ client, month, isCurrent }: { client: Client; month: string; isCurrent: boolean }) {
  const t = useTranslations("economics");
  const can = useCan();
  const monthName = useMonthName();
  const { inCurrency } = useAmounts();
  const [choosing, setChoosing] = useState(false);
  const { run, pending, problem } = useEconomicsChange();
  const { subscription } = client;
  const end = () =>
    run(async () => {
      await request<Subscription>("POST", `/clients/${client.id}/subscriptions/end`, { body: {} });
      toast.success(t("client.ended"));
    });
  const kinds = subscription ? pieceKinds.filter((kind) => subscription.quota[kind] > 0) : [];
  return (
    <Section title={t("client.subscription")}>
      {problem ? <ProblemAlert error={problem} /> : null}
      {subscription ? (
        <div className="grid gap-1 text-sm">
          <p className="text-base font-semibold">
            {subscription.name} · {t("perMonth", { amount: inCurrency(Number(subscription.price.amount), subscription.price.currency) })}
          </p>
          <p className="text-muted-foreground">{kinds.map((kind) => `${subscription.quota[kind]} ${t(`kinds.${kind}`)}`).join(" · ")}</p>
          <p className="text-muted-foreground">
            {t("client.since", { month: monthName(subscription.startMonth) })}
            {subscription.endMonth ? `, ${t("client.until", { month: monthName(subscription.endMonth) })}` : ""}
          </p>
        </div>
      ) : (
        <p className="text-sm text-muted-foreground">{t("clients.noPlanWarn")}</p>
      )}
      {can("economics.write") && client.archivedAt === null ? (
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" size="sm" onClick={() => setChoosing(true)}>
            {subscription ? t("client.change") : t("client.choosePlan")}
          </Button>
          {subscription && subscription.endMonth === null && isCurrent ? (
            <ConfirmButton variant="ghost" size="sm" pending={pending} confirmLabel={t("client.endPlanConfirm")} onConfirm={() => void end()}>
              {t("client.end_plan")}
            </ConfirmButton>
          ) : null}
        </div>
      ) : null}
      {choosing ? <PlanDialog client={client} month={month} onClose={() => setChoosing(false)} /> : null}
    </Section>
  );
}

function PlanDialog({ client, month, onClose }: { client: Client; month: string; onClose: () => void }) {
  const t = useTranslations("economics");
  const { inCurrency } = useAmounts();
  const monthName = useMonthName();
  const { data: plans = [] } = usePlans();
  const { run, pending, problem } = useEconomicsChange();
  const [chosen, setChosen] = useState<string>();
  const [startMonth, setStartMonth] = useState(month);
  const planId = chosen ?? client.subscription?.planId ?? plans[0]?.id;
  const subscribe = () =>
    run(async () => {
      const made = await request<Subscription>("POST", `/clients/${client.id}/subscriptions`, { body: { planId, startMonth } });
      toast.success(t("client.subscribed", { plan: made.name, month: monthName(made.startMonth) }));
      onClose();
    });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("client.choosePlan")}</DialogTitle>
          <DialogDescription>{t("client.changeText")}</DialogDescription>
        </DialogHeader>
        {problem ? <ProblemAlert error={problem} /> : null}
        {plans.length === 0 ? (
          <p className="flex flex-wrap items-center gap-3 text-sm">
            {t("client.noPlans")}
            <Button asChild size="sm" variant="outline">
              <Link href="/economics/plans">{t("client.toPlans")}</Link>
            </Button>
          </p>
        ) : (
          <>
            <Field label={t("clients.plan")}>
              {(control) => (
                <Select value={planId ?? ""} onValueChange={setChosen}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    {plans.map((plan) => (
                      <SelectItem key={plan.id} value={plan.id}>
                        {plan.name} · {inCurrency(Number(plan.price.amount), plan.price.currency)}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </Field>
            <Field label={t("client.startMonth")}>{(control) => <Input {...control} type="month" value={startMonth} onChange={(event) => setStartMonth(event.target.value)} />}</Field>
            <DialogFooter>
              <Button pending={pending} disabled={!planId || startMonth === ""} onClick={() => void subscribe()}>
                {t("client.subscribe")}
              </Button>
            </DialogFooter>
          </>
        )}
      </DialogContent>
    </Dialog>
  );
}
