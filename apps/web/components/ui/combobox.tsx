"use client";
import { ChevronsUpDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { FieldControlProps } from "@/components/ui/field";
import { inputClasses } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { cn } from "@/lib/cn";

// Loaded when one is first opened.
const ComboboxList = dynamic(() => import("@/components/ui/combobox-list").then((module) => module.ComboboxList), { ssr: false, loading: () => <div className="h-40" /> });

export interface ComboboxOption {
  value: string;
  label: string;
  /** Extra words that find it. */
  keywords?: string[];
  icon?: ReactNode;
  hint?: string;
}

interface ComboboxProps extends Partial<FieldControlProps> {
  options: ComboboxOption[];
  value: string | undefined;
  onValueChange: (value: string) => void;
  placeholder?: string;
  searchPlaceholder?: string;
  disabled?: boolean;
  className?: string;
}

/** A select with search that does not mind missing accents ("ho chi minh", "da nang"). */
export function Combobox({ options, value, onValueChange, placeholder, searchPlaceholder, disabled, className, ...control }: ComboboxProps) {
  const t = useTranslations("common");
  const [open, setOpen] = useState(false);
  const selected = options.find((option) => option.value === value);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        {...control}
        data-slot="combobox"
        role="combobox"
        aria-expanded={open}
        disabled={disabled}
        className={cn(inputClasses, "h-11 items-center justify-between gap-2 px-3 text-left md:h-10", className)}
      >
        <span className={cn("flex min-w-0 items-center gap-2 truncate", !selected && "text-muted-foreground")}>
          {selected?.icon}
          <span className="truncate">{selected?.label ?? value ?? placeholder ?? t("choose")}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      </PopoverTrigger>
      <PopoverContent align="start" className="w-(--radix-popover-trigger-width) min-w-64 p-0">
        <ComboboxList
          options={options}
          value={value}
          searchPlaceholder={searchPlaceholder ?? t("search")}
          onChoose={(chosen: string) => {
            onValueChange(chosen);
            setOpen(false);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
