"use client";
import { Check } from "lucide-react";
import { useTranslations } from "use-intl";
import { FieldSet } from "@/components/ui/field";
import { cn } from "@/lib/cn";
import type { GraphicFields } from "@/lib/graphics";
import { readableOn } from "@/lib/readable-on";

interface ColorChoiceProps {
  /** The brand's, the most important first. */
  palette: readonly string[];
  fields: Pick<GraphicFields, "colors" | "scheme">;
  onChange: (changes: Partial<Pick<GraphicFields, "colors" | "scheme">>) => void;
}

const schemes = ["light", "dark", "bold"] as const;

/** Which of the brand's colours leads, and on what ground. */
export function ColorChoice({ palette, fields, onChange }: ColorChoiceProps) {
  const t = useTranslations("graphics.colors");
  const leading = fields.colors?.[0]?.toUpperCase();
  const lead = (color: string) => onChange({ colors: [color, ...palette.filter((other) => other !== color)].slice(0, 6) });
  return (
    <div className="grid gap-4">
      {palette.length > 0 ? (
        <FieldSet legend={t("leading")}>
          <div className="flex flex-wrap gap-2">
            <Chip pressed={fields.colors === null} onClick={() => onChange({ colors: null })}>
              {t("brand")}
            </Chip>
            {palette.map((color) => (
              <button
                key={color}
                type="button"
                aria-pressed={leading === color.toUpperCase()}
                aria-label={t("lead", { color })}
                onClick={() => lead(color)}
                className="touch-target focus-ring grid size-9 place-items-center rounded-lg border border-input shadow-card"
                style={{ background: color, color: readableOn(color) }}
              >
                {leading === color.toUpperCase() ? <Check aria-hidden className="size-4" /> : null}
              </button>
            ))}
          </div>
        </FieldSet>
      ) : null}
      <FieldSet legend={t("scheme")}>
        <div className="flex flex-wrap gap-2">
          <Chip pressed={fields.scheme === null} onClick={() => onChange({ scheme: null })}>
            {t("auto")}
          </Chip>
          {schemes.map((scheme) => (
            <Chip key={scheme} pressed={fields.scheme === scheme} onClick={() => onChange({ scheme })}>
              {t(scheme)}
            </Chip>
          ))}
        </div>
      </FieldSet>
    </div>
  );
}

export function Chip({ pressed, onClick, children }: { pressed: boolean; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={cn("touch-target focus-ring inline-flex h-9 items-center rounded-lg border border-input bg-card px-3 text-sm font-medium shadow-card hover:bg-accent", pressed && "border-primary bg-accent text-accent-foreground ring-1 ring-primary")}
    >
      {children}
    </button>
  );
}
