"use client";
import { useTranslations } from "use-intl";
import { Progress } from "@/components/ui/progress";
import { cn } from "@/lib/cn";
import type { QuotaUse } from "@/lib/economics";

const tones = { ok: "primary", warned: "warning", reached: "danger" } as const;

/** Each kind that the plan sells or that was made, as used / included. */
export function QuotaBars({ quota, className, compact }: { quota: readonly QuotaUse[]; className?: string; compact?: boolean }) {
  const t = useTranslations("economics");
  const shown = quota.filter((use) => use.included > 0 || use.used > 0);
  return (
    <ul className={cn("grid gap-1.5", className)}>
      {shown.map((use) => {
        const label = t("clients.quotaOf", { kind: t(`kinds.${use.kind}`), used: use.used, included: use.included });
        return (
          <li key={use.kind} className={cn("grid items-center gap-x-2", compact ? "grid-cols-[8rem_minmax(3rem,1fr)]" : "grid-cols-1 gap-y-1.5")}>
            <span className="flex justify-between gap-2 text-xs whitespace-nowrap">
              <span className="truncate text-muted-foreground">{t(`kinds.${use.kind}`)}</span>
              <span className="tabular-nums">
                {use.included > 0 ? `${use.used}/${use.included}` : use.used}
                {!compact && use.over > 0 ? <span className="ml-1.5 font-medium text-tone-danger-foreground">{t("clients.over", { count: use.over })}</span> : null}
              </span>
            </span>
            {use.included > 0 ? <Progress label={label} value={use.used} max={use.included} tone={tones[use.state]} {...(compact ? { className: "h-1.5" } : {})} /> : null}
            {!compact && use.open > 0 ? <span className="text-xs text-muted-foreground">{t("client.quotaOpen", { count: use.open })}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
