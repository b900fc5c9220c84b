"use client";
import { useTranslations } from "use-intl";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

const everything = "all";

interface FilterSelectProps {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  options: { value: string; label: string }[];
  /** What empty is called. */
  all?: string;
  /** The label is only read out: `all` says what it is about, and a phone has room for it. */
  short?: boolean;
}

/** One filter of a list; empty shows everything. */
export function FilterSelect({ label, value, onValueChange, options, all, short = false }: FilterSelectProps) {
  const t = useTranslations("common");
  return (
    <Select value={value === "" ? everything : value} onValueChange={(next) => onValueChange(next === everything ? "" : next)}>
      <SelectTrigger aria-label={label} className={short ? "w-full max-sm:px-2.5 max-sm:text-sm sm:w-52" : "w-full sm:w-52"}>
        <span className="truncate">
          {short ? null : <span className="text-muted-foreground">{label}: </span>}
          <SelectValue />
        </span>
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={everything}>{all ?? t("all")}</SelectItem>
        {options.map((option) => (
          <SelectItem key={option.value} value={option.value}>
            {option.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
