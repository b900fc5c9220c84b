"use client";
import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useProblemText } from "@/lib/use-problem";

interface ProblemAlertProps {
  error: unknown;
  onRetry?: () => void;
  actions?: ReactNode;
  className?: string;
}

/** The error view of a page, a list or a form. */
export function ProblemAlert({ error, onRetry, actions, className }: ProblemAlertProps) {
  const t = useTranslations("common");
  const { title, advice, requestId } = useProblemText()(error);
  return (
    <Alert
      live
      tone="danger"
      title={title}
      className={className ?? ""}
      actions={
        onRetry || actions ? (
          <>
            {onRetry ? (
              <Button variant="outline" size="sm" onClick={onRetry}>
                <RotateCw aria-hidden />
                {t("retry")}
              </Button>
            ) : null}
            {actions}
          </>
        ) : undefined
      }
    >
      <p>{advice}</p>
      {requestId ? <p className="mt-1 text-xs">{t("requestId", { id: requestId })}</p> : null}
    </Alert>
  );
}
