"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface NumberSliderProps {
  label: string;
  value: number;
  /** End of the slider; the field takes more, up to `limit`. */
  max: number;
  limit: number;
  step?: number;
  /** Behind the number: USD, VND. */
  unit?: string;
  onValueChange: (value: number) => void;
}

/** A slider for trying out and a field for the exact number. */
export function NumberSlider({ label, value, max, limit, step = 1, unit, onValueChange }: NumberSliderProps) {
  const t = useTranslations("economics.simulator");
  const [draft, setDraft] = useState<string>();
  const take = (text: string) => {
    const number = Number(text.trim().replace(",", "."));
    if (text.trim() !== "" && Number.isFinite(number) && number >= 0 && number <= limit) onValueChange(step >= 1 ? Math.round(number) : Math.round(number * 1e6) / 1e6);
  };
  return (
    <Field label={label} {...(unit ? { aside: unit } : {})}>
      {(control) => (
        <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] items-center gap-3">
          <input
            type="range"
            {...control}
            min={0}
            max={Math.max(max, value)}
            step={step}
            value={value}
            onChange={(event) => onValueChange(Number(event.target.value))}
            className="focus-ring h-11 w-full cursor-pointer rounded-lg border border-transparent accent-primary md:h-8"
          />
          <Input
            aria-label={t("value", { name: label })}
            inputMode="decimal"
            value={draft ?? String(value)}
            onFocus={(event) => {
              setDraft(String(value));
              event.target.select();
            }}
            onChange={(event) => {
              setDraft(event.target.value);
              take(event.target.value);
            }}
            onBlur={() => setDraft(undefined)}
            className="text-right tabular-nums"
          />
        </div>
      )}
    </Field>
  );
}
