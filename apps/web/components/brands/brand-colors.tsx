"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ColorInput } from "@/components/ui/color-input";
import { FieldError, FieldSet } from "@/components/ui/field";

interface BrandColorsProps {
  value: readonly string[];
  onValueChange: (value: string[]) => void;
  error: string | undefined;
  disabled: boolean;
}

const most = 12;

/** The palette, main colour first. */
export function BrandColors({ value, onValueChange, error, disabled }: BrandColorsProps) {
  const t = useTranslations("brands.form");
  return (
    <FieldSet legend={t("colors")} hint={t("colorsHint")}>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {value.map((color, index) => (
          <li key={index} className="flex items-center gap-1">
            <ColorInput
              value={color}
              disabled={disabled}
              swatchLabel={t("swatch", { number: index + 1 })}
              aria-label={t("colorCode", { number: index + 1 })}
              onValueChange={(next) => onValueChange(value.map((other, at) => (at === index ? next : other)))}
              className="min-w-0 flex-1"
            />
            <Button variant="ghost" size="iconSm" disabled={disabled} aria-label={t("removeColor", { number: index + 1 })} onClick={() => onValueChange(value.filter((_, at) => at !== index))}>
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      {error ? <FieldError>{error}</FieldError> : null}
      <Button variant="outline" size="sm" className="w-fit" disabled={disabled || value.length >= most} onClick={() => onValueChange([...value, "#0F766E"])}>
        <Plus aria-hidden />
        {t("addColor")}
      </Button>
    </FieldSet>
  );
}
