"use client";
import { CircleCheck, CircleDashed, FlaskConical } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { CardTitle } from "@/components/ui/card";
import { useOrganizationTime } from "@/lib/use-organization-time";

/** Whose card it is, whether it can be used, and whether it is only practice. */
export function ProviderTitle({ name, configured, isSandbox }: { name: string; configured: boolean; isSandbox: boolean }) {
  const t = useTranslations("providers");
  return (
    <CardTitle className="flex flex-wrap items-center gap-2 text-lg">
      <span className="min-w-0 break-words">{name}</span>
      {configured ? (
        <Badge tone="success">
          <CircleCheck aria-hidden />
          {t("ready")}
        </Badge>
      ) : (
        <Badge>
          <CircleDashed aria-hidden />
          {t("notReady")}
        </Badge>
      )}
      {isSandbox ? (
        <Badge tone="warning">
          <FlaskConical aria-hidden />
          {t("sandbox")}
        </Badge>
      ) : null}
    </CardTitle>
  );
}

/** The end of the stored key, after other facts. */
export function KeyHint({ hint }: { hint: string | null }) {
  if (!hint) return null;
  return (
    <>
      {" · "}
      <code className="font-mono text-xs">{hint}</code>
    </>
  );
}

/** When the key was tried last, and what came of it. */
export function LastChecked({ provider }: { provider: { lastCheckedAt: string | null; lastCheckError: string | null } }) {
  const t = useTranslations("providers");
  const time = useOrganizationTime();
  if (!provider.lastCheckedAt) return null;
  return (
    <p className="text-xs text-muted-foreground">
      {t("lastChecked", { date: time(provider.lastCheckedAt) })}
      {provider.lastCheckError ? <span className="block break-words text-destructive">{provider.lastCheckError}</span> : null}
    </p>
  );
}
