"use client";
import { FlaskConical } from "lucide-react";
import { useTranslations } from "use-intl";

/** Nothing posted in the sandbox leaves this machine; people must never have to guess. */
export function SandboxNote() {
  const t = useTranslations("shell.sandbox");
  return (
    <div className="flex gap-2.5 rounded-xl border border-dashed border-sidebar-muted/45 p-3 text-xs leading-relaxed text-sidebar-muted">
      <FlaskConical aria-hidden className="mt-0.5 size-4 shrink-0 text-highlight" />
      <p>
        <strong className="block font-semibold text-sidebar-accent-foreground">{t("title")}</strong>
        {t("note")}
      </p>
    </div>
  );
}
