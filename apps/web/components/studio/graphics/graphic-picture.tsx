"use client";
import { graphicRatios } from "@agency/core/graphics/rules";
import { ImageOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/cn";
import type { GraphicSizeName, Preview } from "@/lib/graphics";
import { useProblemText } from "@/lib/use-problem";

/** The drawn picture in its shape; the former one stays while a newer one is drawn. */
export function GraphicPicture({ preview, size, alt, className }: { preview: Preview; size: GraphicSizeName; alt: string; className?: string }) {
  const t = useTranslations("graphics");
  const textOf = useProblemText();
  const ratio = graphicRatios[size];
  return (
    <div
      aria-busy={preview.pending}
      className={cn("relative mx-auto grid w-full place-items-center overflow-hidden rounded-xl bg-muted", className)}
      style={{ aspectRatio: ratio, maxWidth: ratio < 1 ? `calc(34rem * ${ratio})` : undefined }}
    >
      {preview.url ? <img src={preview.url} alt={alt} className={cn("size-full transition-opacity", preview.size === size ? "object-cover" : "object-contain", preview.problem !== undefined && "opacity-40")} /> : null}
      {preview.problem !== undefined ? (
        <p role="alert" className="absolute inset-x-3 bottom-3 flex items-start gap-2 rounded-lg bg-popover px-3 py-2 text-sm text-popover-foreground shadow-raised">
          <ImageOff aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            <span className="font-medium">{textOf(preview.problem).title}</span> {textOf(preview.problem).advice}
          </span>
        </p>
      ) : preview.pending ? (
        <span className={cn("grid place-items-center rounded-full bg-popover/85 p-1.5 text-foreground shadow-card", preview.url ? "absolute top-3 right-3" : "")}>
          <Spinner />
          <span className="sr-only">{t("drawing")}</span>
        </span>
      ) : null}
    </div>
  );
}
