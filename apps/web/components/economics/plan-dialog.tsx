"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Choice } from "@/components/studio/choice";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { pieceKinds, type PieceKind, type Plan } from "@/lib/economics";
import { referencePlanInput } from "@/lib/economics-reference";
import { useEconomicsChange } from "@/lib/use-economics-change";
import { useProblemToast } from "@/lib/use-problem";

interface PlanValues {
  name: string;
  currency: string;
  price: string;
  quota: Record<PieceKind, string>;
  overage: Record<PieceKind, string>;
  atQuota: Plan["atQuota"];
  warnAt: string;
}

const asCount = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined);
const byKind = <Value,>(value: (kind: PieceKind) => Value) => Object.fromEntries(pieceKinds.map((kind) => [kind, value(kind)])) as Record<PieceKind, Value>;

/** Adds a plan, or edits one for those who come to it later. */
export function PlanDialog({ plan, onClose }: { plan?: Plan; onClose: () => void }) {
  const t = useTranslations("economics.plans");
  const economics = useTranslations("economics");
  const validation = useTranslations("validation");
  const showProblem = useProblemToast();
  const { run, pending, problem } = useEconomicsChange();
  const [values, setValues] = useState(() => valuesOf(plan));
  const [checked, setChecked] = useState(false);
  const change = (part: Partial<PlanValues>) => setValues({ ...values, ...part });
  const warnAt = asCount(values.warnAt) ?? 0;
  const wrong = {
    name: values.name.trim() === "",
    price: values.price === "",
    warnAt: warnAt < 1 || warnAt > 100,
    quota: byKind((kind) => asCount(values.quota[kind]) === undefined),
  };
  const isWrong = wrong.name || wrong.price || wrong.warnAt || pieceKinds.some((kind) => wrong.quota[kind]);
  const save = () =>
    run(async () => {
      const body = {
        name: values.name.trim(),
        price: { amount: values.price, currency: values.currency },
        quota: byKind((kind) => asCount(values.quota[kind]) ?? 0),
        overagePrices: byKind((kind) => values.overage[kind] || "0"),
        atQuota: values.atQuota,
        warnAtPercent: warnAt,
      };
      const saved = plan ? await request<Plan>("PATCH", `/economics/plans/${plan.id}`, { body, ifMatch: plan.version }) : await request<Plan>("POST", "/economics/plans", { body });
      toast.success(t("saved", { name: saved.name }));
      onClose();
    });
  const archive = (old: Plan) =>
    run(async () => {
      try {
        await request<Plan>("DELETE", `/economics/plans/${old.id}`, { ifMatch: old.version });
        toast.success(t("archived", { name: old.name }));
        onClose();
      } catch (error) {
        showProblem(error);
      }
    });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>{plan ? t("edit") : t("add")}</DialogTitle>
          <DialogDescription>{plan ? t("editText") : t("newText")}</DialogDescription>
        </DialogHeader>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setChecked(true);
            if (!isWrong) void save();
          }}
          className="grid gap-5"
        >
          {problem ? <ProblemAlert error={problem} /> : null}
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_7rem_11rem]">
            <Field label={t("name")} required error={checked && wrong.name ? validation("required") : undefined}>
              {(control) => <Input {...control} value={values.name} maxLength={200} onChange={(event) => change({ name: event.target.value })} />}
            </Field>
            <Choice label={economics("currency")} value={values.currency} onChange={(currency) => change({ currency })} options={currencies} />
            <Field label={t("price")} required error={checked && wrong.price ? validation("required") : undefined}>
              {(control) => <MoneyInput {...control} currency={values.currency} value={values.price} onValueChange={(price) => change({ price })} />}
            </Field>
          </div>
          <div className="grid gap-3" role="group" aria-label={t("quota")}>
            {pieceKinds.map((kind) => (
              <div key={kind} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] gap-3">
                <Field label={`${economics(`kinds.${kind}`)}: ${t("quota").toLowerCase()}`} error={checked && wrong.quota[kind] ? validation("invalid") : undefined}>
                  {(control) => <Input {...control} inputMode="numeric" value={values.quota[kind]} onChange={(event) => change({ quota: { ...values.quota, [kind]: event.target.value } })} className="text-right tabular-nums" />}
                </Field>
                <Field label={t("overage")}>{(control) => <MoneyInput {...control} currency={values.currency} value={values.overage[kind]} onValueChange={(amount) => change({ overage: { ...values.overage, [kind]: amount } })} />}</Field>
              </div>
            ))}
          </div>
          <RadioGroup aria-label={t("atQuota")} value={values.atQuota} onValueChange={(atQuota) => change({ atQuota: atQuota as Plan["atQuota"] })} className="sm:grid-cols-2">
            <RadioCard value="allow" label={t("allow")} description={t("allowText")} />
            <RadioCard value="refuse" label={t("refuse")} description={t("refuseText")} />
          </RadioGroup>
          <Field label={t("warnAt")} error={checked && wrong.warnAt ? validation("invalid") : undefined} className="max-w-48">
            {(control) => <Input {...control} inputMode="numeric" value={values.warnAt} onChange={(event) => change({ warnAt: event.target.value })} className="text-right tabular-nums" />}
          </Field>
          <DialogFooter>
            {plan ? (
              <Button variant="ghost" pending={pending} onClick={() => void archive(plan)}>
                {t("archive")}
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

const currencies = ["USD", "VND"].map((code) => ({ value: code, label: code }));

function valuesOf(plan: Plan | undefined): PlanValues {
  if (plan) {
    const { name, price, quota, overagePrices, atQuota, warnAtPercent } = plan;
    return { name, currency: price.currency, price: price.amount, quota: byKind((kind) => String(quota[kind])), overage: byKind((kind) => overagePrices[kind].amount), atQuota, warnAt: String(warnAtPercent) };
  }
  const { price, quota, overagePrices } = referencePlanInput("");
  return { name: "", currency: price.currency, price: price.amount, quota: byKind((kind) => String(quota[kind])), overage: { ...overagePrices }, atQuota: "allow", warnAt: "80" };
}
