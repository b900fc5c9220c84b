"use client";
import type { PlanNote } from "@agency/core/campaigns/schema";
import { Info } from "lucide-react";
import { useTranslations } from "use-intl";

/** What the plan did differently than one might expect. */
export function PlanNotes({ notes }: { notes: readonly PlanNote[] }) {
  const t = useTranslations("campaigns.notes");
  if (notes.length === 0) return null;
  return (
    <ul className="grid gap-1.5 text-sm">
      {notes.map(({ code, params }) => (
        <li key={code} className="flex items-start gap-2">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
          <span className="min-w-0">{t(code, params)}</span>
        </li>
      ))}
    </ul>
  );
}
