"use client";
import type { PlacementFix, PlacementIssue } from "@agency/core/contents/rules";
import { CircleCheck, Wrench } from "lucide-react";
import { useTranslations } from "use-intl";
import { issueLook } from "@/components/studio/issue-look";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";

/** What one network has against what it gets, each with the repair that one click makes. */
export function PlacementChecks({ issues, name, onFix }: { issues: readonly PlacementIssue[]; name: string; onFix: ((fix: PlacementFix) => void) | undefined }) {
  const t = useTranslations("planning.checks");
  const words = useTranslations("issues");
  return (
    <div aria-live="polite" className="grid gap-2">
      {issues.every(({ severity }) => severity === "notice") ? (
        <p className="flex items-center gap-2 text-sm text-tone-success-foreground">
          <CircleCheck aria-hidden className="size-4 shrink-0" />
          {t("none", { network: name })}
        </p>
      ) : null}
      {issues.length > 0 ? (
        <ul aria-label={t("label", { network: name })} className="grid gap-1.5">
          {issues.slice(0, mostShown).map((issue, index) => {
            const { Icon, tone } = issueLook[issue.severity];
            return (
              <li key={`${issue.code}${issue.pointer}${index}`} data-issue={issue.code} className={cn("grid gap-2 rounded-lg px-3 py-2 text-sm", tone)}>
                <p className="flex items-start gap-2">
                  <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
                  <span className="min-w-0 break-words">
                    <span className="font-semibold">{words(issue.severity)}: </span>
                    {issue.detail}
                  </span>
                </p>
                {issue.placementFix && onFix ? (
                  <Button size="sm" variant="outline" className="ml-6 h-auto min-h-8 w-fit bg-card py-1 text-left whitespace-normal text-foreground" onClick={() => onFix(issue.placementFix!)}>
                    <Wrench aria-hidden />
                    {t(`fix.${issue.placementFix.words}`)}
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}

const mostShown = 20;
