"use client";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";

export function CalendarBack() {
  const t = useTranslations("calendar");
  return (
    <Link href="/calendar" className="touch-target focus-ring mb-3 inline-flex min-h-8 items-center gap-1.5 rounded border border-transparent text-sm font-medium text-muted-foreground hover:text-foreground">
      <ArrowLeft aria-hidden className="size-4" />
      {t("title")}
    </Link>
  );
}
