"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { MoneyInput } from "@/components/ui/money-input";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import type { Budget } from "@/lib/resources";

interface BudgetFormProps {
  brandId: string | null;
  budget: Budget | undefined;
  disabled: boolean;
}

/** The month's limit in US dollars, the ledger's currency. */
export function BudgetForm({ brandId, budget, disabled }: BudgetFormProps) {
  const t = useTranslations("settings.budgets");
  const common = useTranslations("common");
  const validation = useTranslations("validation");
  const queryClient = useQueryClient();
  const [amount, setAmount] = useState(budget?.limit.amount ?? "");
  const [allowUnknownPrices, setAllowUnknownPrices] = useState(budget?.allowUnknownPrices ?? false);
  const [problem, setProblem] = useState<unknown>();
  const [missing, setMissing] = useState(false);
  const [pending, setPending] = useState(false);
  const save = async () => {
    setMissing(amount === "");
    setProblem(undefined);
    if (amount === "") return;
    setPending(true);
    try {
      await request("PUT", "/economics/budgets", { body: { brandId, limit: { amount, currency: "USD" }, allowUnknownPrices }, ifMatch: budget?.version });
      toast.success(common("saved"));
      await Promise.all([queryClient.invalidateQueries({ queryKey: ["budgets"] }), queryClient.invalidateQueries({ queryKey: ["usage"] })]);
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  const id = `unknown-prices-${brandId ?? "all"}`;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      className="grid gap-5"
    >
      {problem ? <ProblemAlert error={problem} /> : null}
      <Field label={t("amount")} hint={t("amountHint")} error={missing ? validation("required") : undefined}>
        {(control) => <MoneyInput {...control} currency="USD" value={amount} onValueChange={setAmount} disabled={disabled} />}
      </Field>
      <div className="flex items-start justify-between gap-4">
        <div className="grid gap-0.5">
          <Label htmlFor={id}>{t("unknownPrices")}</Label>
          <p id={`${id}-hint`} className="text-xs leading-relaxed text-muted-foreground">
            {t("unknownPricesHint")}
          </p>
        </div>
        <Switch id={id} aria-describedby={`${id}-hint`} checked={allowUnknownPrices} onCheckedChange={setAllowUnknownPrices} disabled={disabled} />
      </div>
      {disabled ? null : (
        <Button type="submit" pending={pending} className="w-fit">
          {t("save")}
        </Button>
      )}
    </form>
  );
}
