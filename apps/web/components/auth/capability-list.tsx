"use client";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "use-intl";
import { isCapable } from "@/lib/is-capable";
import type { Setup } from "@/lib/me";

/** What this installation can do as it stands; what is missing can be added later. */
export function CapabilityList({ setup }: { setup: Setup }) {
  const t = useTranslations("auth");
  const names = useTranslations("capabilities");
  const entries = Object.entries(setup.capabilities);
  if (entries.length === 0) return null;
  return (
    <details className="group rounded-xl border bg-card/60 px-4 py-1 text-sm">
      <summary className="focus-ring flex min-h-11 cursor-pointer list-none items-center justify-between gap-3 rounded-md border border-transparent font-medium">
        {t("capabilities")}
        <span className="text-xs font-normal text-muted-foreground tabular-nums">
          {t("capabilityCount", { ready: entries.filter(([, value]) => isCapable(value)).length, total: entries.length })}
        </span>
      </summary>
      <ul className="grid gap-x-6 gap-y-2 border-t py-3 sm:grid-cols-2">
        {entries.map(([key, value]) => {
          const ready = isCapable(value);
          const Icon = ready ? CircleCheck : CircleDashed;
          return (
            <li key={key} className="flex items-center gap-2">
              <Icon aria-hidden className={ready ? "size-4 text-primary" : "size-4 text-muted-foreground"} />
              <span>{names.has(key as "database") ? names(key as "database") : key}</span>
              <span className="sr-only">{ready ? t("ready") : t("notReady")}</span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
