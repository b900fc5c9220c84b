"use client";
import { useTranslations } from "use-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

interface ConflictAlertProps {
  onLoadTheirs: () => void;
  onKeepMine: () => void;
}

/** Two people edited the same thing: neither change is lost without a decision. */
export function ConflictAlert({ onLoadTheirs, onKeepMine }: ConflictAlertProps) {
  const t = useTranslations("forms");
  return (
    <Alert
      live
      tone="warning"
      title={t("conflictTitle")}
      actions={
        <>
          <Button variant="outline" size="sm" onClick={onLoadTheirs}>
            {t("loadTheirs")}
          </Button>
          <Button variant="outline" size="sm" onClick={onKeepMine}>
            {t("keepMine")}
          </Button>
        </>
      }
    >
      {t("conflictText")}
    </Alert>
  );
}
