"use client";
import { useTranslations } from "use-intl";
import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import { useShell } from "@/lib/shell-store";

/** Whether what is on screen follows the server by itself. The word shows where there is room, and always to screen readers. */
export function LiveIndicator() {
  const t = useTranslations("shell.live");
  const state = useShell((shell) => shell.live);
  const fresh = state === "live" || state === "streaming";
  return (
    <Tooltip label={t(`${state}Hint`)} side="bottom">
      <button
        type="button"
        data-live={state}
        className="focus-ring flex h-8 items-center gap-2 rounded-full border border-transparent px-2 text-xs text-muted-foreground max-sm:hidden"
      >
        <span aria-hidden className="relative grid size-3 place-items-center">
          {state === "connecting" ? <span className="absolute size-3 animate-ping rounded-full bg-highlight/60" /> : null}
          <span className={cn("size-2", fresh ? "rounded-full bg-primary" : state === "offline" ? "rotate-45 bg-destructive" : "rounded-full bg-highlight")} />
        </span>
        <span role="status" className="max-xl:sr-only">
          {t(state)}
        </span>
      </button>
    </Tooltip>
  );
}
