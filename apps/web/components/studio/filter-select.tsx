"use client";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { cn } from "@/lib/cn";

interface FilterSelectProps {
  /** Names the filter for screen readers; the first choice says it to everybody. */
  label: string;
  all: string;
  value: string | undefined;
  onValueChange: (value: string | undefined) => void;
  options: readonly { value: string; label: string }[];
  className?: string;
}

const anything = "all";

/** One filter of a list; the first choice takes it away. */
export function FilterSelect({ label, all, value, onValueChange, options, className }: FilterSelectProps) {
  return (
    <Select value={value ?? anything} onValueChange={(chosen) => onValueChange(chosen === anything ? undefined : chosen)}>
      <SelectTrigger aria-label={label} className={cn("w-auto min-w-36 max-sm:flex-1", className)}>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={anything}>{all}</SelectItem>
        {options.map((option) => (
          <SelectItem key={option.value} value={option.value}>
            {option.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
