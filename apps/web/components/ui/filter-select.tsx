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
}

/** One filter of a list; empty shows everything. */
export function FilterSelect({ label, value, onValueChange, options, all }: FilterSelectProps) {
  const t = useTranslations("common");
  return (
    <Select value={value === "" ? everything : value} onValueChange={(next) => onValueChange(next === everything ? "" : next)}>
      <SelectTrigger aria-label={label} className="w-full sm:w-52">
        <span className="truncate">
          <span className="text-muted-foreground">{label}: </span>
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
