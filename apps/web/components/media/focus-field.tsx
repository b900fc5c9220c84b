"use client";
import { useTranslations } from "use-intl";
import type { KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { Asset } from "@/lib/resources";

interface FocusFieldProps {
  asset: Asset;
  disabled: boolean;
  onChange: (focus: { x: number; y: number } | null) => void;
}

const step = 0.05;

/** The point that stays in view in every crop: press on the picture, or move it with the arrow keys. */
export function FocusField({ asset, disabled, onChange }: FocusFieldProps) {
  const t = useTranslations("media.focus");
  const { x, y } = asset.focus ?? { x: 0.5, y: 0.5 };
  const within = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1_000) / 1_000;
  const move = (event: KeyboardEvent) => {
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!by) return;
    event.preventDefault();
    onChange({ x: within(x + by[0]!), y: within(y + by[1]!) });
  };
  return (
    <div className="grid gap-2">
      <p id="focus-hint" className="text-xs leading-relaxed text-muted-foreground">
        {t("hint")}
      </p>
      <button
        type="button"
        disabled={disabled}
        aria-label={t("label", { x: Math.round(x * 100), y: Math.round(y * 100) })}
        aria-describedby="focus-hint"
        onKeyDown={move}
        onClick={(event) => {
          // A press by keyboard has no place.
          if (event.detail === 0) return;
          const box = event.currentTarget.getBoundingClientRect();
          onChange({ x: within((event.clientX - box.left) / box.width), y: within((event.clientY - box.top) / box.height) });
        }}
        className="focus-ring relative mx-auto block w-fit max-w-full cursor-crosshair overflow-hidden rounded-xl border bg-muted"
      >
        <img src={asset.previewUrl ?? asset.url} alt="" draggable={false} width={asset.width ?? undefined} height={asset.height ?? undefined} className="block max-h-80 w-auto max-w-full" />
        <span aria-hidden className={cn("absolute size-8 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-white shadow-[0_0_0_2px_rgb(0_0_0/0.6),inset_0_0_0_2px_rgb(0_0_0/0.6)]", asset.focus === null && "opacity-50")} style={{ left: `${x * 100}%`, top: `${y * 100}%` }} />
      </button>
      {asset.focus ? (
        <Button variant="link" size="sm" className="mx-auto" disabled={disabled} onClick={() => onChange(null)}>
          {t("automatic")}
        </Button>
      ) : (
        <p className="text-center text-xs text-muted-foreground">{t("isAutomatic")}</p>
      )}
    </div>
  );
}
