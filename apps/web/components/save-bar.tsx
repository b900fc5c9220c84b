"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";

interface SaveBarProps {
  dirty: boolean;
  pending: boolean;
  onDiscard: () => void;
  /** Words of the button; "Save" when absent. */
  saveLabel?: string;
}

/** Foot of a long form: stays in view while there is something to save. */
export function SaveBar({ dirty, pending, onDiscard, saveLabel }: SaveBarProps) {
  const t = useTranslations("forms");
  const common = useTranslations("common");
  return (
    <div className={cn("z-20 mt-6 flex flex-wrap items-center gap-3 rounded-2xl border bg-card/95 px-4 py-3 backdrop-blur-sm", dirty && "sticky bottom-3 shadow-raised")}>
      <p role="status" className="min-w-0 flex-1 text-sm text-muted-foreground">
        {dirty ? t("unsaved") : t("allSaved")}
      </p>
      <div className="flex gap-2">
        {dirty ? (
          <Button variant="ghost" onClick={onDiscard}>
            {t("discard")}
          </Button>
        ) : null}
        <Button type="submit" pending={pending} disabled={!dirty && !pending}>
          {saveLabel ?? common("save")}
        </Button>
      </div>
    </div>
  );
}
