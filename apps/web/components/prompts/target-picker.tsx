"use client";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { targetKey, targetName } from "@/lib/evaluations";

export interface TargetChoice {
  provider: string;
  model: string;
}

/** Which models write: several, to compare them. */
export function TargetPicker({ legend, choices, value, onValueChange, most }: { legend: string; choices: readonly TargetChoice[]; value: readonly TargetChoice[]; onValueChange: (value: TargetChoice[]) => void; most: number }) {
  const t = useTranslations("evaluations");
  const id = useId();
  const chosen = new Set(value.map(targetKey));
  return (
    <FieldSet legend={legend}>
      <div className="grid max-h-52 gap-x-4 overflow-y-auto scrollbar-slim sm:grid-cols-2" tabIndex={0} role="group" aria-label={legend}>
        {choices.map((choice, index) => (
          <span key={targetKey(choice)} className="flex min-h-9 min-w-0 items-center gap-2.5 pointer-coarse:min-h-11">
            <Checkbox
              id={`${id}-${index}`}
              checked={chosen.has(targetKey(choice))}
              disabled={!chosen.has(targetKey(choice)) && value.length >= most}
              onCheckedChange={(on) => onValueChange(on === true ? [...value, choice] : value.filter((each) => targetKey(each) !== targetKey(choice)))}
            />
            <Label htmlFor={`${id}-${index}`} className="min-w-0 truncate font-normal">
              {targetName(choice, t("offline"))}
            </Label>
          </span>
        ))}
      </div>
    </FieldSet>
  );
}
