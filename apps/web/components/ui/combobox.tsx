"use client";
import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { FieldControlProps } from "@/components/ui/field";
import { inputClasses } from "@/components/ui/input";
import { menuItemClasses } from "@/components/ui/menu-classes";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { cn } from "@/lib/cn";
import { matchFolded } from "@/lib/match-folded";

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
        <Command filter={matchFolded} defaultValue={value} label={searchPlaceholder ?? t("search")}>
          <Command.Input
            placeholder={searchPlaceholder ?? t("search")}
            className="h-11 w-full border-b bg-transparent px-3.5 text-base outline-none placeholder:text-muted-foreground md:text-sm"
          />
          <Command.List className="max-h-72 overflow-y-auto p-1.5 scrollbar-slim">
            <Command.Empty className="px-3 py-6 text-center text-sm text-muted-foreground">{t("nothingFound")}</Command.Empty>
            {options.map((option) => (
              <Command.Item
                key={option.value}
                value={option.value}
                keywords={[option.label, ...(option.keywords ?? [])]}
                onSelect={() => {
                  onValueChange(option.value);
                  setOpen(false);
                }}
                className={menuItemClasses}
              >
                {option.icon}
                <span className="min-w-0 flex-1 truncate">{option.label}</span>
                {option.hint ? <span className="text-xs text-muted-foreground">{option.hint}</span> : null}
                <Check aria-hidden className={cn("size-4 text-primary", option.value === value ? "opacity-100" : "opacity-0")} />
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
