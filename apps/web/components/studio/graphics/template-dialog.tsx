"use client";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { TemplateThumbnail } from "@/components/studio/graphics/template-thumbnail";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { useTemplates, type GraphicSizeName, type ListedTemplate } from "@/lib/graphics";

/** Every template in the brand's colours, to choose one. */
export function TemplateDialog({ brandId, size, current, onPick, onClose }: { brandId: string; size: GraphicSizeName; current?: string | undefined; onPick: (template: ListedTemplate) => void; onClose: () => void }) {
  const t = useTranslations("graphics.templates");
  const locale = useLocale() as "vi" | "en";
  const templates = useTemplates(brandId, size);
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent className="max-w-4xl">
        <DialogHeader>
          <DialogTitle>{t("pickTitle")}</DialogTitle>
          <DialogDescription>{t("pickText")}</DialogDescription>
        </DialogHeader>
        {templates.isError ? (
          <ProblemAlert error={templates.error} onRetry={() => void templates.refetch()} />
        ) : (
          <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4">
            {templates.data === undefined
              ? Array.from({ length: 8 }, (_, index) => (
                  <li key={index}>
                    <Skeleton className="aspect-square rounded-xl" />
                  </li>
                ))
              : templates.data.map((template) => (
                  <li key={template.id} className="min-w-0">
                    <button
                      type="button"
                      aria-pressed={template.id === current}
                      onClick={() => onPick(template)}
                      className="focus-ring group grid w-full gap-2 rounded-xl border-2 border-transparent text-left aria-pressed:border-primary"
                    >
                      <TemplateThumbnail template={template} size={size} className="transition-shadow group-hover:shadow-raised" />
                      <span className="px-0.5 text-sm font-medium">{template.name[locale]}</span>
                    </button>
                  </li>
                ))}
          </ul>
        )}
      </DialogContent>
    </Dialog>
  );
}
