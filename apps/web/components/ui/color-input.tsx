"use client";
import type { FieldControlProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";

interface ColorInputProps extends Partial<FieldControlProps> {
  /** Name of the text field where no label stands above it. */
  "aria-label"?: string;
  /** `#rrggbb`, or what is being typed towards it. */
  value: string;
  onValueChange: (value: string) => void;
  /** Name of the swatch for screen readers. */
  swatchLabel: string;
  disabled?: boolean;
  className?: string;
}

export function ColorInput({ value, onValueChange, swatchLabel, disabled, className, ...control }: ColorInputProps) {
  const valid = /^#[0-9a-f]{6}$/i.test(value);
  return (
    <div data-slot="color-input" className={cn("flex items-center gap-2", className)}>
      <span
        className="relative size-11 shrink-0 overflow-hidden rounded-lg border border-input shadow-card focus-within:ring-3 focus-within:ring-ring/45 md:size-10"
        style={{ background: valid ? value : "transparent" }}
      >
        <input
          type="color"
          aria-label={swatchLabel}
          disabled={disabled}
          value={valid ? value : "#000000"}
          onChange={(event) => onValueChange(event.target.value)}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
        />
      </span>
      <Input
        {...control}
        value={value}
        disabled={disabled}
        spellCheck={false}
        autoCapitalize="off"
        placeholder="#0f766e"
        maxLength={7}
        onChange={(event) => onValueChange(event.target.value.trim())}
        onBlur={(event) => {
          const bare = event.target.value.trim().replace(/^#/, "");
          if (/^[0-9a-f]{6}$/i.test(bare)) onValueChange(`#${bare.toLowerCase()}`);
          else if (/^[0-9a-f]{3}$/i.test(bare)) onValueChange(`#${[...bare.toLowerCase()].map((digit) => digit + digit).join("")}`);
        }}
        className="font-mono tabular-nums"
      />
    </div>
  );
}
