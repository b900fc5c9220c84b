"use client";
import { useTranslations } from "use-intl";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

const all = "all";

interface FilterSelectProps {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  options: { value: string; label: string }[];
}

/** One filter of a list; empty shows everything. */
export function FilterSelect({ label, value, onValueChange, options }: FilterSelectProps) {
  const t = useTranslations("common");
  return (
    <Select value={value === "" ? all : value} onValueChange={(next) => onValueChange(next === all ? "" : next)}>
      <SelectTrigger aria-label={label} className="w-full sm:w-52">
        <span className="truncate">
          <span className="text-muted-foreground">{label}: </span>
          <SelectValue />
        </span>
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={all}>{t("all")}</SelectItem>
        {options.map((option) => (
          <SelectItem key={option.value} value={option.value}>
            {option.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
