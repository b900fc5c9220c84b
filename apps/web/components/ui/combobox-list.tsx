"use client";
import { Command } from "cmdk";
import { Check } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ComboboxOption } from "@/components/ui/combobox";
import { menuItemClasses } from "@/components/ui/menu-classes";
import { cn } from "@/lib/cn";
import { matchFolded } from "@/lib/match-folded";

interface ComboboxListProps {
  options: ComboboxOption[];
  value: string | undefined;
  searchPlaceholder: string;
  onChoose: (value: string) => void;
}

/** What opens below a combobox; loaded when one is first opened. */
export function ComboboxList({ options, value, searchPlaceholder, onChoose }: ComboboxListProps) {
  const t = useTranslations("common");
  return (
    <Command filter={matchFolded} defaultValue={value} label={searchPlaceholder}>
      <Command.Input
        // It arrives after the popover has looked for something to focus.
        autoFocus
        placeholder={searchPlaceholder}
        className="h-11 w-full border-b bg-transparent px-3.5 text-base outline-none placeholder:text-muted-foreground md:text-sm"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1.5 scrollbar-slim">
        <Command.Empty className="px-3 py-6 text-center text-sm text-muted-foreground">{t("nothingFound")}</Command.Empty>
        {options.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            keywords={[option.label, ...(option.keywords ?? [])]}
            onSelect={() => onChoose(option.value)}
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
  );
}
