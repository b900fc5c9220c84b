"use client";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { SaveBar } from "@/components/save-bar";
import { Section } from "@/components/section";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { useEconomicsSettings, type EconomicsSettings } from "@/lib/economics";
import { noonOf } from "@/lib/publications-month";
import { formatTime } from "@/lib/time";
import { useCan } from "@/lib/use-can";
import { useEconomicsChange } from "@/lib/use-economics-change";
import { useUnsavedGuard } from "@/lib/use-unsaved-guard";

interface SettingsValues {
  vndPerUsd: string;
  rateDate: string;
  hourly: string;
  hourlyCurrency: string;
  split: EconomicsSettings["fixedCostSplit"];
  alert: string;
  issuer: EconomicsSettings["issuer"];
}

const issuerFields = [
  ["name", "issuerName", 300],
  ["taxCode", "issuerTax", 50],
  ["email", "issuerEmail", 254],
] as const;

export function EconomicsSettingsForm() {
  const settings = useEconomicsSettings();
  if (!settings.data) return settings.error ? <ProblemAlert error={settings.error} onRetry={() => void settings.refetch()} /> : <RowsSkeleton rows={3} />;
  return <SettingsForm key={settings.data.version} settings={settings.data} />;
}

function SettingsForm({ settings }: { settings: EconomicsSettings }) {
  const t = useTranslations("economics.settings");
  const common = useTranslations("common");
  const validation = useTranslations("validation");
  const economics = useTranslations("economics");
  const locale = useLocale();
  const can = useCan();
  const { run, pending, problem } = useEconomicsChange();
  const saved = valuesOf(settings);
  const [values, setValues] = useState(saved);
  const dirty = JSON.stringify(values) !== JSON.stringify(saved);
  useUnsavedGuard(dirty && !pending);
  const change = (part: Partial<SettingsValues>) => setValues({ ...values, ...part });
  const disabled = !can("economics.write");
  const alert = Number(values.alert);
  const alertIsWrong = !/^\d{1,2}$/.test(values.alert.trim()) || alert > 99;
  const rateIsWrong = values.vndPerUsd === "" || Number(values.vndPerUsd) < 1;
  const save = () =>
    run(async () => {
      const rateChanged = values.vndPerUsd !== saved.vndPerUsd || values.rateDate !== saved.rateDate;
      await request<EconomicsSettings>("PATCH", "/economics/settings", {
        body: {
          ...(rateChanged ? { exchangeRate: { vndPerUsd: values.vndPerUsd, date: values.rateDate } } : {}),
          fixedCostSplit: values.split,
          hourlyRate: values.hourly === "" ? null : { amount: values.hourly, currency: values.hourlyCurrency },
          alertBelowPercent: alert,
          issuer: values.issuer,
        },
        ifMatch: settings.version,
      });
      toast.success(common("saved"));
    });
  const setIssuer = (part: Partial<SettingsValues["issuer"]>) => change({ issuer: { ...values.issuer, ...part } });
  const rateDate = settings.exchangeRate.date;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!alertIsWrong && !rateIsWrong) void save();
      }}
    >
      <div className="grid gap-5">
        {problem ? <ProblemAlert error={problem} /> : null}
        <Section title={t("title")} description={t("lead")}>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("rate")} hint={t("rateHint", { date: rateDate ? formatTime(noonOf(rateDate), "date", "UTC", locale) : "none" })} error={rateIsWrong ? validation("invalid") : undefined}>
              {(control) => <MoneyInput {...control} currency="VND" value={values.vndPerUsd} disabled={disabled} onValueChange={(vndPerUsd) => change({ vndPerUsd })} />}
            </Field>
            <Field label={t("rateDate")}>{(control) => <Input {...control} type="date" value={values.rateDate} disabled={disabled} onChange={(event) => change({ rateDate: event.target.value })} />}</Field>
            <Field label={t("hourly")} hint={t("hourlyHint")}>
              {(control) => <MoneyInput {...control} currency={values.hourlyCurrency} value={values.hourly} disabled={disabled} onValueChange={(hourly) => change({ hourly })} />}
            </Field>
            <Field label={economics("currency")}>
              {(control) => (
                <Select value={values.hourlyCurrency} onValueChange={(hourlyCurrency) => change({ hourlyCurrency })} disabled={disabled}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    <SelectItem value="USD">USD</SelectItem>
                    <SelectItem value="VND">VND</SelectItem>
                  </SelectContent>
                </Select>
              )}
            </Field>
          </div>
          <RadioGroup aria-label={t("split")} value={values.split} onValueChange={(split) => change({ split: split as SettingsValues["split"] })} disabled={disabled} className="sm:grid-cols-2">
            <RadioCard value="pieces" label={`${t("split")}: ${t("pieces").toLowerCase()}`} description={t("piecesText")} />
            <RadioCard value="equal" label={`${t("split")}: ${t("equal").toLowerCase()}`} description={t("equalText")} />
          </RadioGroup>
          <Field label={t("alert")} error={alertIsWrong ? validation("invalid") : undefined} className="max-w-72">
            {(control) => <Input {...control} inputMode="numeric" value={values.alert} disabled={disabled} onChange={(event) => change({ alert: event.target.value })} className="w-24 text-right tabular-nums" />}
          </Field>
        </Section>
        <Section title={t("issuer")} description={t("issuerLead")}>
          {issuerFields.map(([name, label, maxLength]) => (
            <Field key={name} label={t(label)}>
              {(control) => <Input {...control} value={values.issuer[name]} maxLength={maxLength} disabled={disabled} onChange={(event) => setIssuer({ [name]: event.target.value })} />}
            </Field>
          ))}
          <Field label={t("issuerAddress")}>{(control) => <Textarea {...control} value={values.issuer.address} maxLength={1000} disabled={disabled} onChange={(event) => setIssuer({ address: event.target.value })} className="min-h-16" />}</Field>
          <Field label={t("issuerPayment")} hint={t("issuerPaymentHint")}>
            {(control) => <Textarea {...control} value={values.issuer.payment} maxLength={1000} disabled={disabled} onChange={(event) => setIssuer({ payment: event.target.value })} className="min-h-16" />}
          </Field>
        </Section>
      </div>
      {disabled ? null : <SaveBar dirty={dirty} pending={pending} onDiscard={() => setValues(saved)} />}
    </form>
  );
}

function valuesOf({ exchangeRate, hourlyRate, fixedCostSplit, alertBelowPercent, issuer }: EconomicsSettings): SettingsValues {
  return {
    vndPerUsd: exchangeRate.vndPerUsd,
    rateDate: exchangeRate.date ?? new Date().toISOString().slice(0, 10),
    hourly: hourlyRate?.amount ?? "",
    hourlyCurrency: hourlyRate?.currency ?? "USD",
    split: fixedCostSplit,
    alert: String(alertBelowPercent),
    issuer: { ...issuer },
  };
}
