"use client";
import { FlaskConical } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";

/** Whatever comes from or goes to the sandbox wears this. */
export function SandboxBadge({ className }: { className?: string }) {
  const t = useTranslations("studio");
  return (
    <Badge tone="highlight" className={className}>
      <FlaskConical aria-hidden />
      {t("sandbox")}
    </Badge>
  );
}
