"use client";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { zoneOptions } from "@/lib/time";

interface ZoneFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  value: string;
  onValueChange: (zone: string) => void;
  disabled?: boolean;
}

/** A time zone by city, with its distance from Greenwich. */
export function ZoneField({ label, hint, error, value, onValueChange, disabled }: ZoneFieldProps) {
  const t = useTranslations("time");
  const zones = useMemo(() => zoneOptions(), []);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <Combobox {...control} options={zones} value={value} onValueChange={onValueChange} disabled={disabled ?? false} searchPlaceholder={t("search")} />}
    </Field>
  );
}
