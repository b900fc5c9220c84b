"use client";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

interface ChoiceProps {
  label: string;
  hint?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  disabled?: boolean;
}

/** The select control knows no empty value. */
const nothing = "-";

/** One of several, with its label above. */
export function Choice({ label, hint, value, onChange, options, disabled }: ChoiceProps) {
  return (
    <Field label={label} hint={hint}>
      {({ "aria-required": _required, ...control }) => (
        <Select value={value === "" ? nothing : value} onValueChange={(next) => onChange(next === nothing ? "" : next)} disabled={disabled ?? false}>
          <SelectTrigger {...control} className="w-full">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {options.map((option) => (
              <SelectItem key={option.value} value={option.value === "" ? nothing : option.value}>
                {option.label}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  );
}
