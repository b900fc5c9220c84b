"use client";
import { Sparkles } from "lucide-react";
import { createContext, useContext } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import type { RewriteRequest } from "@/lib/rewrite";

/** Starts a rewrite of the version on the desk; null where the person may not. */
export const RewriteContext = createContext<((rewrite: RewriteRequest) => void) | null>(null);

export const useStartRewrite = (): ((rewrite: RewriteRequest) => void) | null => useContext(RewriteContext);

/** Beside a field's name: writes this one place anew, the rest stays. Shows nothing where nobody may write. */
export function RewriteField({ pointer, name }: { pointer: string; name: string }) {
  const t = useTranslations("rewrite");
  const start = useStartRewrite();
  if (start === null) return null;
  return (
    <Tooltip label={t("field", { name })}>
      <Button variant="ghost" size="iconSm" aria-label={t("field", { name })} className="-my-2 text-muted-foreground" onClick={() => start({ operation: "field", pointer })}>
        <Sparkles aria-hidden />
      </Button>
    </Tooltip>
  );
}
