"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import type { Price } from "@/lib/economics";
import { useEconomicsChange } from "@/lib/use-economics-change";

const rates = ["input", "cacheRead", "cacheWrite", "output"] as const;
type Rate = (typeof rates)[number];
const isRate = (text: string) => /^\d{1,6}(\.\d{1,6})?$/.test(text);
const typed = (text: string) => text.trim().replace(",", ".");

/** A price of one's own for a model, from a day on. */
export function PriceDialog({ from, onClose }: { from?: Price; onClose: () => void }) {
  const t = useTranslations("economics.prices");
  const validation = useTranslations("validation");
  const { run, pending, problem } = useEconomicsChange();
  const [provider, setProvider] = useState(from?.provider ?? "");
  const [model, setModel] = useState(from?.model ?? "");
  const [amounts, setAmounts] = useState<Record<Rate, string>>({ input: from?.rates.input ?? "", cacheRead: from?.rates.cacheRead ?? "", cacheWrite: from?.rates.cacheWrite ?? "", output: from?.rates.output ?? "" });
  const [validFrom, setValidFrom] = useState("");
  const [source, setSource] = useState("");
  const [checked, setChecked] = useState(false);
  const isWrong = (rate: Rate) => !(rate === "cacheWrite" && typed(amounts[rate]) === "") && !isRate(typed(amounts[rate]));
  const save = () =>
    run(async () => {
      const cacheWrite = typed(amounts.cacheWrite);
      await request<Price>("POST", "/prices", {
        body: {
          provider: provider.trim(),
          model: model.trim(),
          rates: { input: typed(amounts.input), cacheRead: typed(amounts.cacheRead), cacheWrite: cacheWrite === "" ? null : cacheWrite, output: typed(amounts.output) },
          tiers: from?.tiers ?? [],
          ...(validFrom === "" ? {} : { validFrom }),
          source: source.trim(),
        },
      });
      toast.success(t("added", { model: model.trim() }));
      onClose();
    });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{from ? t("override", { model: from.model }) : t("add")}</DialogTitle>
          <DialogDescription>{t("addText")}</DialogDescription>
        </DialogHeader>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setChecked(true);
            if (provider.trim() !== "" && model.trim() !== "" && !rates.some(isWrong)) void save();
          }}
          className="grid gap-4"
        >
          {problem ? <ProblemAlert error={problem} /> : null}
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("provider")} required error={checked && provider.trim() === "" ? validation("required") : undefined}>
              {(control) => <Input {...control} value={provider} maxLength={200} readOnly={from !== undefined} onChange={(event) => setProvider(event.target.value)} />}
            </Field>
            <Field label={t("model")} required error={checked && model.trim() === "" ? validation("required") : undefined}>
              {(control) => <Input {...control} value={model} maxLength={200} readOnly={from !== undefined} onChange={(event) => setModel(event.target.value)} />}
            </Field>
            {rates.map((rate) => (
              <Field key={rate} label={t(rate)} {...(rate === "cacheWrite" ? { hint: t("cacheWriteHint") } : {})} required={rate !== "cacheWrite"} error={checked && isWrong(rate) ? t("amountError") : undefined}>
                {(control) => <Input {...control} inputMode="decimal" value={amounts[rate]} onChange={(event) => setAmounts({ ...amounts, [rate]: event.target.value })} className="text-right tabular-nums" />}
              </Field>
            ))}
            <Field label={t("validFrom")}>{(control) => <Input {...control} type="date" value={validFrom} onChange={(event) => setValidFrom(event.target.value)} />}</Field>
            <Field label={t("source")} hint={t("sourceHint")}>
              {(control) => <Input {...control} value={source} maxLength={500} onChange={(event) => setSource(event.target.value)} />}
            </Field>
          </div>
          <DialogFooter>
            <Button type="submit" pending={pending}>
              {t("save")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
