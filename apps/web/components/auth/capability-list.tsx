"use client";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Setup } from "@/lib/me";

/** What this installation can do as it stands; what is missing can be added later. */
export function CapabilityList({ setup }: { setup: Setup }) {
  const t = useTranslations("auth");
  const name = useTranslations("capabilities");
  const capabilities = [
    { key: "writer", ready: true, detail: name("writerDetail") },
    { key: "sandbox", ready: setup.sandbox, detail: name("sandboxDetail") },
    { key: "providers", ready: setup.textProviders.length > 0, detail: setup.textProviders.join(", ") || name("providersLater") },
    { key: "networks", ready: setup.liveNetworks.length > 0, detail: setup.liveNetworks.join(", ") || name("networksLater") },
  ] as const;
  return (
    <details className="group rounded-xl border bg-card/60 px-4 py-1 text-sm">
      <summary className="focus-ring flex min-h-11 cursor-pointer list-none items-center justify-between gap-3 rounded-md border border-transparent font-medium">
        {t("capabilities")}
        <span className="text-xs font-normal text-muted-foreground tabular-nums">
          {t("capabilityCount", { ready: capabilities.filter(({ ready }) => ready).length, total: capabilities.length })}
        </span>
      </summary>
      <ul className="grid gap-3 border-t py-3.5">
        {capabilities.map(({ key, ready, detail }) => {
          const Icon = ready ? CircleCheck : CircleDashed;
          return (
            <li key={key} className="flex items-start gap-2.5">
              <Icon aria-hidden className={ready ? "mt-0.5 size-4 shrink-0 text-primary" : "mt-0.5 size-4 shrink-0 text-muted-foreground"} />
              <span>
                {name(key)} <span className="sr-only">{ready ? t("ready") : t("notReady")}</span>
                <span className="block text-xs text-muted-foreground">{detail}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
