"use client";
import { LayoutGrid } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { GraphicPicture } from "@/components/studio/graphics/graphic-picture";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useGraphicPreview, useSuggestions, useTemplates, type GraphicDraft, type GraphicSizeName, type GraphicSuggestion } from "@/lib/graphics";

interface SuggestedTemplatesProps {
  contentId: string;
  contentVersion: number;
  brandId: string;
  size: GraphicSizeName;
  onPick: (draft: GraphicDraft) => void;
  onAll: () => void;
}

/** Three templates that suit this post, drawn with its own words. */
export function SuggestedTemplates({ contentId, contentVersion, brandId, size, onPick, onAll }: SuggestedTemplatesProps) {
  const t = useTranslations("graphics");
  const suggestions = useSuggestions(contentId, contentVersion);
  const templates = useTemplates(brandId);
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <CardTitle>{t("suggested.title")}</CardTitle>
        <Button variant="outline" size="sm" onClick={onAll}>
          <LayoutGrid aria-hidden />
          {t("suggested.all")}
        </Button>
      </div>
      <p className="-mt-1 text-sm text-muted-foreground">{t("suggested.text")}</p>
      {suggestions.isError ? (
        <ProblemAlert error={suggestions.error} onRetry={() => void suggestions.refetch()} />
      ) : suggestions.isPending ? (
        <div aria-busy="true" className="grid grid-cols-2 gap-4 sm:grid-cols-3">
          {[0, 1, 2].map((index) => (
            <Skeleton key={index} className="aspect-square rounded-xl" />
          ))}
        </div>
      ) : (
        <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3">
          {suggestions.data.map((suggestion) => (
            <li key={suggestion.template} className="min-w-0">
              <Suggested
                suggestion={suggestion}
                name={templates.data?.find(({ id }) => id === suggestion.template)?.name}
                contentId={contentId}
                contentVersion={contentVersion}
                size={size}
                onPick={onPick}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Suggested({ suggestion, name, contentId, contentVersion, size, onPick }: { suggestion: GraphicSuggestion; name: Record<"vi" | "en", string> | undefined } & Pick<SuggestedTemplatesProps, "contentId" | "contentVersion" | "size" | "onPick">) {
  const t = useTranslations("graphics");
  const locale = useLocale() as "vi" | "en";
  const { template, fields } = suggestion;
  const preview = useGraphicPreview({ contentId, contentVersion, template, fields, size, maxSide: 540 });
  const shown = name?.[locale] ?? template;
  return (
    <button type="button" onClick={() => onPick({ template, fields })} className="focus-ring group grid w-full gap-2 rounded-xl border border-transparent text-left">
      <GraphicPicture preview={preview} size={size} alt="" className="shadow-card transition-shadow group-hover:shadow-raised" />
      <span className="text-sm font-medium">
        <span className="sr-only">{t("suggested.use")} </span>
        {shown}
      </span>
    </button>
  );
}
