"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { MoneyInput } from "@/components/ui/money-input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

interface Price {
  amount: string | number;
  currency: string;
}

interface PriceFieldProps {
  value: Price | null;
  onValueChange: (value: Price | null) => void;
  error: string | undefined;
  disabled: boolean;
}

const usualCurrencies = ["VND", "USD"];

/** A price, or none. The currency stays chosen while the amount is empty. */
export function PriceField({ value, onValueChange, error, disabled }: PriceFieldProps) {
  const t = useTranslations("products.form");
  const [chosen, setChosen] = useState(value?.currency ?? "VND");
  const currency = value?.currency ?? chosen;
  const currencies = usualCurrencies.includes(currency) ? usualCurrencies : [...usualCurrencies, currency];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] gap-3">
      <Field label={t("price")} hint={t("priceHint")} error={error}>
        {(control) => (
          <MoneyInput
            {...control}
            currency={currency}
            value={value === null ? "" : String(value.amount)}
            disabled={disabled}
            onValueChange={(amount) => onValueChange(amount === "" ? null : { amount, currency })}
          />
        )}
      </Field>
      <Field label={t("currency")}>
        {(control) => (
          <Select
            value={currency}
            disabled={disabled}
            onValueChange={(next) => {
              setChosen(next);
              // 199.000 ₫ is not $199,000: the amount is written again.
              if (value !== null && next !== currency) onValueChange(null);
            }}
          >
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {currencies.map((code) => (
                <SelectItem key={code} value={code}>
                  {code}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
    </div>
  );
}
