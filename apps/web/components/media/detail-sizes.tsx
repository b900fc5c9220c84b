"use client";
import { Download } from "lucide-react";
import { useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { FocusField } from "@/components/media/focus-field";
import { ProblemAlert } from "@/components/problem-alert";
import { Skeleton } from "@/components/ui/skeleton";
import { changeAsset, formatBytes, useRefreshAssets, useRenditions } from "@/lib/assets";
import type { Asset } from "@/lib/resources";
import { useProblemToast } from "@/lib/use-problem";

const pauseMs = 500;

/** What networks show of a picture, and the point that stays in view. */
export function DetailSizes({ asset, editable }: { asset: Asset; editable: boolean }) {
  const t = useTranslations("media.sizes");
  const locale = useLocale();
  const sizes = useRenditions(asset.id, asset.version);
  const refresh = useRefreshAssets();
  const showProblem = useProblemToast();
  const [focus, setFocus] = useState<Asset["focus"] | undefined>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = (next: Asset["focus"]) => {
    setFocus(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      changeAsset(asset, { focus: next }).then(refresh, (error: unknown) => {
        setFocus(undefined);
        showProblem(error);
      });
    }, pauseMs);
  };
  return (
    <div className="grid gap-5">
      <FocusField asset={focus === undefined ? asset : { ...asset, focus }} disabled={!editable} onChange={change} />
      {sizes.isError ? (
        <ProblemAlert error={sizes.error} onRetry={() => void sizes.refetch()} />
      ) : sizes.isPending ? (
        <Skeleton className="h-40" />
      ) : (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {sizes.data.data
            .filter(({ network }) => network !== null)
            .map((size) => (
              <li key={size.name} className="min-w-0">
                <a href={size.url} download={`${size.name}.jpg`} className="focus-ring group block rounded-xl border bg-card p-2">
                  <span className="grid h-32 place-items-center overflow-hidden rounded-lg bg-muted">
                    <img src={size.url} alt="" loading="lazy" className="max-h-32 max-w-full" style={{ aspectRatio: `${size.width} / ${size.height}` }} />
                  </span>
                  <span className="mt-1.5 flex items-center justify-between gap-2 text-xs font-medium">
                    <span className="truncate">{t(`names.${size.name}` as "names.web-cover")}</span>
                    <Download aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
                  </span>
                  <span className="block text-xs text-muted-foreground tabular-nums">
                    {size.width} × {size.height}
                    {size.byteLength === null ? null : ` · ${formatBytes(size.byteLength, locale)}`}
                  </span>
                </a>
              </li>
            ))}
        </ul>
      )}
    </div>
  );
}
