"use client";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { sizeNames, type GraphicSizeName } from "@/lib/graphics";
import { graphicRatios } from "@agency/core/graphics/rules";

const noSizes: readonly GraphicSizeName[] = [];

/** Choice of shapes; those that the post's networks want are marked. */
export function SizeSwitch({ value, onChange, wanted = noSizes }: { value: GraphicSizeName; onChange: (size: GraphicSizeName) => void; wanted?: readonly GraphicSizeName[] }) {
  const t = useTranslations("graphics.sizes");
  return (
    <div role="group" aria-label={t("label")} className="flex flex-wrap gap-1 rounded-xl bg-muted p-1">
      {sizeNames.map((size) => (
        <button
          key={size}
          type="button"
          aria-pressed={size === value}
          aria-label={wanted.includes(size) ? t("wanted", { name: t(`names.${keyOf(size)}`), size }) : t("size", { name: t(`names.${keyOf(size)}`), size })}
          title={t(`names.${keyOf(size)}`)}
          onClick={() => onChange(size)}
          className={cn(
            "touch-target focus-ring inline-flex h-9 items-center justify-center gap-2 rounded-lg border border-transparent px-2.5 text-sm font-medium text-muted-foreground tabular-nums hover:text-foreground",
            size === value && "bg-card text-foreground shadow-card dark:bg-secondary",
          )}
        >
          <Shape size={size} />
          {size}
          {wanted.includes(size) ? <span aria-hidden className="size-1.5 rounded-full bg-primary" /> : null}
        </button>
      ))}
    </div>
  );
}

/** Message keys cannot hold dots or colons. */
export const keyOf = (size: GraphicSizeName): "square" | "portrait" | "story" | "link" | "wide" => ({ "1:1": "square", "4:5": "portrait", "9:16": "story", "1.91:1": "link", "16:9": "wide" } as const)[size];

function Shape({ size }: { size: GraphicSizeName }) {
  const ratio = graphicRatios[size];
  const height = ratio >= 1 ? 14 / ratio : 14;
  return <span aria-hidden className="inline-block rounded-[2px] border-[1.5px] border-current" style={{ height, width: height * ratio }} />;
}
