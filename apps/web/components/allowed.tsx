"use client";
import type { Permission } from "@agency/core/identity/schema";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Empty } from "@/components/ui/empty";
import { useCan } from "@/lib/use-can";

/** Shows a page only to those who may use it; others learn whom to ask. */
export function Allowed({ permission, children }: { permission: Permission; children: ReactNode }) {
  const t = useTranslations("problems.forbidden");
  const can = useCan();
  return can(permission) ? children : <Empty icon={Lock} heading="h2" title={t("title")} description={t("advice")} />;
}
