"use client";
import type { Budget } from "@agency/core/economics/schema";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useMonthName } from "@/components/economics/month-picker";
import { ProblemAlert } from "@/components/problem-alert";
import { Choice } from "@/components/studio/choice";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { MoneyInput } from "@/components/ui/money-input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { useClientChoices, useMonth } from "@/lib/economics";
import { useBrandChoices } from "@/lib/queries";
import { useEconomicsChange } from "@/lib/use-economics-change";
import { useProblemToast } from "@/lib/use-problem";
import { useUndo } from "@/lib/use-undo";

const scopes = ["organization", "client", "brand"] as const;
type Scope = Budget["scope"];
const everyMonth = "every";

/** Sets a limit; an existing one keeps whom it is for. */
export function BudgetDialog({ budget, onClose }: { budget?: Budget; onClose: () => void }) {
  const t = useTranslations("economics.budgets");
  const common = useTranslations("common");
  const validation = useTranslations("validation");
  const monthName = useMonthName();
  const showProblem = useProblemToast();
  const offerUndo = useUndo();
  const [, , current] = useMonth();
  const { data: clients = [] } = useClientChoices();
  const { data: brands = [] } = useBrandChoices();
  const { run, pending, problem } = useEconomicsChange();
  const [scope, setScope] = useState<Scope>(budget?.scope ?? "organization");
  const [ownerId, setOwnerId] = useState(budget?.clientId ?? budget?.brandId ?? budget?.campaignId ?? "");
  const [month, setMonth] = useState(budget?.month ?? everyMonth);
  const [amount, setAmount] = useState(budget?.limit.amount ?? "");
  const [allowUnknownPrices, setAllowUnknownPrices] = useState(budget?.allowUnknownPrices ?? false);
  const [checked, setChecked] = useState(false);
  const owners = scope === "client" ? clients : scope === "brand" ? brands : [];
  const isMissing = { owner: scope !== "organization" && ownerId === "", amount: amount === "" };
  const body = (limit: string, allow: boolean) => ({
    clientId: scope === "client" ? ownerId : null,
    brandId: scope === "brand" ? ownerId : null,
    campaignId: scope === "campaign" ? ownerId : null,
    month: month === everyMonth || scope === "campaign" ? null : month,
    limit: { amount: limit, currency: "USD" },
    allowUnknownPrices: allow,
  });
  const save = () =>
    run(async () => {
      await request<Budget>("PUT", "/economics/budgets", { body: body(amount, allowUnknownPrices), ifMatch: budget?.version });
      toast.success(common("saved"));
      onClose();
    });
  const remove = (old: Budget) =>
    run(async () => {
      try {
        await request("DELETE", `/economics/budgets/${old.id}`, { ifMatch: old.version });
        offerUndo(t("removed"), () => run(async () => void (await request("PUT", "/economics/budgets", { body: body(old.limit.amount, old.allowUnknownPrices) }))));
        onClose();
      } catch (error) {
        showProblem(error);
      }
    });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{budget ? t("edit") : t("add")}</DialogTitle>
          <DialogDescription>{t("lead")}</DialogDescription>
        </DialogHeader>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setChecked(true);
            if (!isMissing.owner && !isMissing.amount) void save();
          }}
          className="grid gap-4"
        >
          {problem ? <ProblemAlert error={problem} /> : null}
          {budget ? null : (
            <>
              <Field label={t("scope")}>
                {(control) => (
                  <Select
                    value={scope}
                    onValueChange={(next) => {
                      setScope(next as Scope);
                      setOwnerId("");
                    }}
                  >
                    <SelectTrigger {...control}>
                      <SelectValue />
                    </SelectTrigger>
                    <SelectContent>
                      {scopes.map((name) => (
                        <SelectItem key={name} value={name}>
                          {t(`scopes.${name}`)}
                        </SelectItem>
                      ))}
                    </SelectContent>
                  </Select>
                )}
              </Field>
              {scope === "organization" ? null : (
                <Field label={t("which")} required error={checked && isMissing.owner ? t("needsScope") : undefined}>
                  {(control) => (
                    <Select value={ownerId} onValueChange={setOwnerId}>
                      <SelectTrigger {...control}>
                        <SelectValue placeholder={common("choose")} />
                      </SelectTrigger>
                      <SelectContent>
                        {owners.map(({ id, name }) => (
                          <SelectItem key={id} value={id}>
                            {name}
                          </SelectItem>
                        ))}
                      </SelectContent>
                    </Select>
                  )}
                </Field>
              )}
              <Choice label={t("month")} value={month} onChange={setMonth} options={[{ value: everyMonth, label: t("everyMonth") }, { value: current, label: t("oneMonth", { month: monthName(current) }) }]} />
            </>
          )}
          <Field label={t("limit")} hint={t("limitHint")} required error={checked && isMissing.amount ? validation("required") : undefined}>
            {(control) => <MoneyInput {...control} currency="USD" value={amount} onValueChange={setAmount} />}
          </Field>
          <div className="flex items-start justify-between gap-4">
            <div className="grid gap-0.5">
              <Label htmlFor="budget-unknown">{t("unknown")}</Label>
              <p id="budget-unknown-hint" className="text-xs text-muted-foreground">
                {t("unknownHint")}
              </p>
            </div>
            <Switch id="budget-unknown" aria-describedby="budget-unknown-hint" checked={allowUnknownPrices} onCheckedChange={setAllowUnknownPrices} />
          </div>
          <DialogFooter>
            {budget ? (
              <Button variant="ghost" pending={pending} onClick={() => void remove(budget)}>
                {t("remove")}
              </Button>
            ) : null}
            <Button type="submit" pending={pending}>
              {t("save")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
