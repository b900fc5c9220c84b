"use client";
import { useLocale, useTranslations } from "use-intl";
import { BrandPage } from "@/components/brands/brand-page";
import { ProblemAlert } from "@/components/problem-alert";
import { SizeSwitch } from "@/components/studio/graphics/size-switch";
import { TemplateThumbnail } from "@/components/studio/graphics/template-thumbnail";
import { Badge } from "@/components/ui/badge";
import { Skeleton } from "@/components/ui/skeleton";
import { sizeNames, useTemplates, type GraphicSizeName } from "@/lib/graphics";
import { useSearchParam } from "@/lib/use-search-param";

/** Every template as it looks for the brand, in the size that the address names. */
export function BrandGraphicsView({ brandId }: { brandId: string }) {
  return <BrandPage brandId={brandId}>{() => <Gallery brandId={brandId} />}</BrandPage>;
}

function Gallery({ brandId }: { brandId: string }) {
  const t = useTranslations("graphics.templates");
  const locale = useLocale() as "vi" | "en";
  const [asked, setAsked] = useSearchParam("size");
  const size: GraphicSizeName = sizeNames.find((name) => name === asked) ?? "1:1";
  const templates = useTemplates(brandId, size);
  return (
    <section aria-labelledby="templates-title" className="grid gap-5">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="grid gap-1">
          <h2 id="templates-title" className="text-lg font-semibold">
            {t("title")}
          </h2>
          <p className="max-w-2xl text-sm text-muted-foreground">{t("text")}</p>
        </div>
        <SizeSwitch value={size} onChange={(next) => setAsked(next === "1:1" ? "" : next)} />
      </div>
      {templates.isError ? (
        <ProblemAlert error={templates.error} onRetry={() => void templates.refetch()} />
      ) : templates.data === undefined ? (
        <ul aria-busy="true" className={columns(size)}>
          {Array.from({ length: 9 }, (_, index) => (
            <li key={index}>
              <Skeleton className="aspect-square rounded-xl" />
            </li>
          ))}
        </ul>
      ) : (
        <ul className={columns(size)} aria-busy={templates.isPlaceholderData}>
          {templates.data.map((template) => (
            <li key={template.id} className="grid min-w-0 grid-cols-1 content-start gap-2">
              <TemplateThumbnail template={template} size={size} />
              <div className="grid gap-1 px-0.5">
                <h3 className="text-sm font-semibold">{template.name[locale]}</h3>
                <p className="text-xs leading-relaxed text-muted-foreground">{template.description[locale]}</p>
                <p className="flex flex-wrap gap-1.5">
                  <Badge tone="outline" className="max-w-full whitespace-normal">{t("best", { sizes: template.bestSizes.join(", ") })}</Badge>
                  {template.photo === "recommended" ? <Badge tone="outline" className="max-w-full whitespace-normal">{t("photoRecommended")}</Badge> : null}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Wide pictures get fewer columns. */
const columns = (size: GraphicSizeName) => (size === "1.91:1" || size === "16:9" ? "grid gap-6 sm:grid-cols-2 xl:grid-cols-3" : "grid grid-cols-2 gap-4 sm:grid-cols-3 sm:gap-6 xl:grid-cols-4");
