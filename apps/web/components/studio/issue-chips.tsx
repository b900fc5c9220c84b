"use client";
import type { ContentIssue } from "@agency/core/contents/schema";
import { CircleCheck, OctagonAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";

/** What the network would refuse, and what would look worse than it could; renewed while a person types. */
export function IssueChips({ issues }: { issues: readonly ContentIssue[] }) {
  const t = useTranslations("issues");
  return (
    <div aria-live="polite" className="grid gap-2">
      {issues.length === 0 ? (
        <p className="flex items-center gap-2 text-sm text-tone-success-foreground">
          <CircleCheck aria-hidden className="size-4 shrink-0" />
          {t("none")}
        </p>
      ) : (
        <ul aria-label={t("label")} className="grid gap-1.5">
          {issues.map((issue, index) => {
            const Icon = issue.severity === "error" ? OctagonAlert : TriangleAlert;
            return (
              <li
                key={`${issue.code}${issue.pointer}${index}`}
                data-issue={issue.code}
                className={cn(
                  "flex items-start gap-2 rounded-lg px-3 py-2 text-sm",
                  issue.severity === "error" ? "bg-tone-danger text-tone-danger-foreground" : "bg-tone-warning text-tone-warning-foreground",
                )}
              >
                <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
                <span className="min-w-0 break-words">
                  <span className="font-semibold">{t(issue.severity)}: </span>
                  {issue.detail}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
