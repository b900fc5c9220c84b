"use client";
import { useState } from "react";
import { useLocale } from "use-intl";
import type { FieldControlProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";
import { formatMoney, parseAmount } from "@/lib/money";

interface MoneyInputProps extends Partial<FieldControlProps> {
  /** Decimal string in major units; empty when nothing is entered. */
  value: string;
  currency: string;
  onValueChange: (value: string) => void;
  disabled?: boolean;
  className?: string;
}

/** Takes "199k", "199.000" or "1,250.50"; shows the amount as it was understood once the field is left. */
export function MoneyInput({ value, currency, onValueChange, disabled, className, ...control }: MoneyInputProps) {
  const locale = useLocale();
  const [draft, setDraft] = useState<string>();
  const shown = draft ?? (value === "" ? "" : formatMoney({ amount: value, currency }, locale));
  return (
    <div data-slot="money-input" className={cn("relative", className)}>
      <Input
        {...control}
        inputMode="decimal"
        autoComplete="off"
        disabled={disabled}
        value={shown}
        onFocus={(event) => {
          setDraft(locale === "vi" ? value.replace(".", ",") : value);
          const input = event.target;
          requestAnimationFrame(() => input.select());
        }}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft === undefined) return;
          const amount = draft.trim() === "" ? "" : parseAmount(draft, currency, locale);
          if (amount !== undefined) onValueChange(amount);
          setDraft(undefined);
        }}
        className="pr-14 text-right tabular-nums"
      />
      <span aria-hidden className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-xs font-medium text-muted-foreground">
        {currency}
      </span>
    </div>
  );
}
