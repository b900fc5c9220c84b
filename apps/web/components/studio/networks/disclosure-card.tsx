"use client";
import type { Content } from "@agency/core/contents/schema";
import { Sparkles } from "lucide-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Card, CardTitle } from "@/components/ui/card";
import { Switch } from "@/components/ui/switch";
import { contentKey, putContent } from "@/lib/contents";
import { useWordedToast } from "@/lib/contents-problem";
import { saveDisclosure } from "@/lib/placements";

/** What the post says of itself to every network that asks. */
export function DisclosureCard({ content, aiGenerated, disabled, beforeChange }: { content: Content; aiGenerated: boolean; disabled: boolean; beforeChange: () => Promise<void> }) {
  const t = useTranslations("planning.disclosure");
  const queryClient = useQueryClient();
  const toastProblem = useWordedToast();
  const change = useMutation({
    mutationFn: async (changes: Parameters<typeof saveDisclosure>[1]) => {
      await beforeChange();
      const current = queryClient.getQueryData<Content>(contentKey(content.id)) ?? content;
      putContent(queryClient, await saveDisclosure(content.id, changes, current.version));
    },
    onError: (error) => toastProblem(error),
  });
  const pending = change.isPending ? change.variables : undefined;
  return (
    <Card className="gap-4">
      <CardTitle>{t("title")}</CardTitle>
      <p className="text-sm text-muted-foreground">{t("text")}</p>
      {(
        [
          { key: "ownBrandPromotion", checked: pending?.ownBrandPromotion ?? content.disclosure.ownBrand },
          { key: "paidPartnership", checked: pending?.paidPartnership ?? content.disclosure.paidPartnership },
        ] as const
      ).map(({ key, checked }) => (
        <div key={key} className="flex items-start justify-between gap-4">
          <span className="grid gap-0.5">
            <label htmlFor={key} className="text-sm font-medium">
              {t(`${key}.label`)}
            </label>
            <span className="text-xs text-muted-foreground">{t(`${key}.hint`)}</span>
          </span>
          <Switch id={key} checked={checked} disabled={disabled || change.isPending} onCheckedChange={(on) => change.mutate({ [key]: on })} />
        </div>
      ))}
      {aiGenerated ? (
        <p className="flex items-start gap-2 text-sm">
          <Sparkles aria-hidden className="mt-0.5 size-4 shrink-0 text-primary" />
          {t("ai")}
        </p>
      ) : null}
    </Card>
  );
}
