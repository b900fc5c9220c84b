"use client";
import type { Asset } from "@agency/core/assets/schema";
import { Check, ImageOff } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { MediaThumb } from "@/components/studio/networks/media-thumb";
import { useBrandFiles } from "@/lib/contents";

interface AssetPickerProps {
  brandId: string;
  /** Already with the content. */
  chosen: readonly string[];
  /** Which kinds of files are offered; pictures when absent. */
  kinds?: readonly string[];
  onPick: (assets: Asset[]) => void;
  onClose: () => void;
}

const onlyPictures = ["image"];

/** Pictures that the brand has already, and other files where they are wanted. */
export function AssetPicker({ brandId, chosen, kinds = onlyPictures, onPick, onClose }: AssetPickerProps) {
  const t = useTranslations("studio.pictures");
  const common = useTranslations("common");
  const pictures = useBrandFiles(brandId, kinds);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const offered = (pictures.data ?? []).filter((asset) => !chosen.includes(asset.id));
  const toggle = (id: string) =>
    setPicked((known) => {
      const next = new Set(known);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>{t("pickTitle")}</DialogTitle>
          <DialogDescription>{t("pickText")}</DialogDescription>
        </DialogHeader>
        {pictures.isError ? (
          <ProblemAlert error={pictures.error} onRetry={() => void pictures.refetch()} />
        ) : pictures.isPending ? (
          <div className="grid grid-cols-3 gap-3 sm:grid-cols-4">
            {Array.from({ length: 8 }, (_, index) => (
              <Skeleton key={index} className="aspect-square" />
            ))}
          </div>
        ) : offered.length === 0 ? (
          <Empty icon={ImageOff} title={t("pickEmpty")} className="py-8" />
        ) : (
          <ul className="grid grid-cols-3 gap-3 sm:grid-cols-4">
            {offered.map((asset) => (
              <li key={asset.id}>
                <button
                  type="button"
                  aria-pressed={picked.has(asset.id)}
                  aria-label={asset.alt ?? asset.fileName}
                  onClick={() => toggle(asset.id)}
                  className={cn("focus-ring relative block aspect-square w-full overflow-hidden rounded-xl border-2 border-transparent", picked.has(asset.id) && "border-primary")}
                >
                  {asset.kind === "image" || asset.thumbnailUrl ? (
                    <img src={asset.thumbnailUrl ?? asset.url} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
                  ) : (
                    <MediaThumb media={asset} className="size-full rounded-none" />
                  )}
                  {asset.kind === "image" ? null : <span className="absolute inset-x-0 bottom-0 truncate bg-card/90 px-2 py-1 text-left text-xs text-foreground">{asset.fileName}</span>}
                  {picked.has(asset.id) ? (
                    <span className="absolute top-1.5 right-1.5 grid size-6 place-items-center rounded-full bg-primary text-primary-foreground">
                      <Check aria-hidden className="size-4" />
                    </span>
                  ) : null}
                </button>
              </li>
            ))}
          </ul>
        )}
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button disabled={picked.size === 0} onClick={() => onPick(offered.filter((asset) => picked.has(asset.id)))}>
            {t("pick", { count: picked.size })}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
