"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardTitle } from "@/components/ui/card";
import { useCan } from "@/lib/use-can";
import { useVideoMakers } from "@/lib/videos";

/** Who else could make a film, and what is missing where one cannot. */
export function OtherMakers() {
  const t = useTranslations("video.makers");
  const can = useCan();
  const makers = useVideoMakers();
  const missing = makers.data?.filter(({ configured }) => !configured) ?? [];
  if (missing.length === 0) return null;
  return (
    <Card className="gap-3">
      <CardTitle>{t("title")}</CardTitle>
      <ul className="grid gap-2 text-sm">
        {missing.map((maker) => (
          <li key={maker.name} className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{maker.label}</span>
            <span className="text-muted-foreground">{t(maker.type)}</span>
            <Badge tone="neutral">{t("noKey")}</Badge>
          </li>
        ))}
      </ul>
      {can("providers.write") ? (
        <Link href="/settings/providers" className="touch-target focus-ring w-fit rounded border border-transparent text-sm font-medium text-primary underline underline-offset-4">
          {t("addKey")}
        </Link>
      ) : null}
    </Card>
  );
}
