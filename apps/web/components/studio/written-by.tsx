"use client";
import { Sparkles, UserRound } from "lucide-react";
import { useTranslations } from "use-intl";
import { SandboxBadge } from "@/components/studio/sandbox-badge";
import { Badge } from "@/components/ui/badge";

interface WrittenByProps {
  provider: string | null;
  model: string | null;
  sandbox?: boolean;
}

/** Who wrote a version: a model by its name, the built-in writer, or a person. */
export function WrittenBy({ provider, model, sandbox }: WrittenByProps) {
  const t = useTranslations("studio");
  if (provider === null) {
    return (
      <Badge tone="outline">
        <UserRound aria-hidden />
        {t("byPerson")}
      </Badge>
    );
  }
  return (
    <span className="flex flex-wrap gap-1.5">
      <Badge tone="review">
        <Sparkles aria-hidden />
        {provider === "offline" ? t("byOffline") : t("byModel", { model: model ?? provider })}
      </Badge>
      {sandbox ? <SandboxBadge /> : null}
    </span>
  );
}
