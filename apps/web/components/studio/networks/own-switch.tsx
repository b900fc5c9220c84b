"use client";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Switch } from "@/components/ui/switch";

/** Whether one network gets something of its own or what the content says. */
export function OwnSwitch({ label, isOwn, disabled, onChange }: { label: string; isOwn: boolean; disabled: boolean; onChange: (isOwn: boolean) => void }) {
  const t = useTranslations("planning.own");
  const id = useId();
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <span id={id} className="text-sm font-medium">
        {label}
      </span>
      <label className="flex items-center gap-2 text-xs text-muted-foreground">
        <span>{isOwn ? t("own") : t("same")}</span>
        <Switch checked={isOwn} disabled={disabled} onCheckedChange={onChange} aria-label={t("toggle", { field: label })} />
      </label>
    </div>
  );
}
