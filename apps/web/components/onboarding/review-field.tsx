"use client";
import { RotateCcw, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FieldControlProps } from "@/components/ui/field";
import type { ProposalSource } from "@/lib/onboarding";

interface ReviewFieldProps {
  label: string;
  /** Null where nothing was found: the field is there to be filled in. */
  source: ProposalSource | null;
  kept: boolean;
  onKeptChange: (kept: boolean) => void;
  /** Takes what was counted instead of what a model worded. */
  onAlternative?: (() => void) | undefined;
  required?: boolean;
  children: (control: FieldControlProps) => ReactNode;
}

/** One proposed value with where it came from: edit it, drop it, take it back. */
export function ReviewField({ label, source, kept, onKeptChange, onAlternative, required, children }: ReviewFieldProps) {
  const t = useTranslations("onboarding");
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      {kept ? (
        <Field label={label} required={required ?? false}>
          {children}
        </Field>
      ) : (
        <div className="grid gap-1.5">
          <span className="text-sm font-medium text-muted-foreground line-through">{label}</span>
          <p className="rounded-lg border border-dashed px-3 py-2 text-sm text-muted-foreground">{t("dropped")}</p>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <SourceBadge source={source} />
        {kept && onAlternative ? (
          <Button variant="ghost" size="sm" onClick={onAlternative}>
            {t("useCounted")}
          </Button>
        ) : null}
        {required || source === null ? null : kept ? (
          <Button variant="ghost" size="sm" aria-label={t("dropField", { field: label })} onClick={() => onKeptChange(false)}>
            <X aria-hidden />
            {t("drop")}
          </Button>
        ) : (
          <Button variant="ghost" size="sm" aria-label={t("restoreField", { field: label })} onClick={() => onKeptChange(true)}>
            <RotateCcw aria-hidden />
            {t("restore")}
          </Button>
        )}
      </div>
    </div>
  );
}

export function SourceBadge({ source }: { source: ProposalSource | null }) {
  const t = useTranslations("onboarding");
  return <Badge tone={source === null ? "outline" : source === "model" ? "review" : "neutral"}>{source === null ? t("notFound") : t(`source.${source}`)}</Badge>;
}
