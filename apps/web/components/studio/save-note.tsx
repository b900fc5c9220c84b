"use client";
import { CloudCheck, CloudOff, CloudUpload, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { SaveState } from "@/lib/contents-autosave";

const icons = { saved: CloudCheck, editing: CloudUpload, saving: CloudUpload, failed: CloudOff, conflict: TriangleAlert } as const;

/** Whether what stands on the screen is safe. */
export function SaveNote({ state }: { state: SaveState }) {
  const t = useTranslations("studio.save");
  const Icon = icons[state];
  return (
    <span role="status" data-save-state={state} className={`mr-1 flex items-center gap-1.5 text-xs ${state === "failed" || state === "conflict" ? "font-medium text-destructive" : "text-muted-foreground"}`}>
      <Icon aria-hidden className="size-4" />
      {t(state)}
    </span>
  );
}
