"use client";
import { RotateCcw } from "lucide-react";
import type { KeyboardEvent, MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { GraphicFields } from "@/lib/graphics";

type Focus = NonNullable<GraphicFields["focus"]>;
const steps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What must stay in sight when the photo is cut: chosen by a click or with the arrow keys. */
export function FocusPicker({ url, value, onChange }: { url: string; value: Focus | null; onChange: (focus: Focus | null) => void }) {
  const t = useTranslations("graphics.photo");
  const at = value ?? { x: 0.5, y: 0.5 };
  const words = value === null ? t("focusAuto") : t("focusAt", { x: Math.round(at.x * 100), y: Math.round(at.y * 100) });
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    // A press of Enter or Space has no place.
    if (event.detail === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    onChange({ x: share((event.clientX - box.left) / box.width), y: share((event.clientY - box.top) / box.height) });
  };
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const by = event.shiftKey ? 0.15 : 0.05;
    onChange({ x: share(at.x + step[0] * by), y: share(at.y + step[1] * by) });
  };
  return (
    <div className="grid gap-1.5">
      <button type="button" aria-label={`${t("focus")}. ${words}. ${t("focusKeys")}`} onClick={click} onKeyDown={press} className="focus-ring relative block w-fit max-w-full cursor-crosshair overflow-hidden rounded-xl border border-transparent">
        <img src={url} alt="" className="block max-h-56 w-auto max-w-full bg-muted" draggable={false} />
        <span aria-hidden className="absolute size-7 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-white shadow-[0_0_0_2px_rgb(0_0_0/0.55),inset_0_0_0_2px_rgb(0_0_0/0.35)]" style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%`, opacity: value === null ? 0.55 : 1 }} />
      </button>
      <p aria-live="polite" className="flex flex-wrap items-center gap-2 text-xs text-muted-foreground">
        {words}
        {value === null ? null : (
          <Button variant="link" size="sm" onClick={() => onChange(null)}>
            <RotateCcw aria-hidden />
            {t("focusReset")}
          </Button>
        )}
      </p>
      <p className="text-xs text-muted-foreground">{t("focusHint")}</p>
    </div>
  );
}

const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
