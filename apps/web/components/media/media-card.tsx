"use client";
import { FileAudio, FileText, FileVideo, Sparkles } from "lucide-react";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { clock, titleOf } from "@/lib/assets";
import { cn } from "@/lib/cn";
import type { Asset } from "@/lib/resources";

interface MediaCardProps {
  asset: Asset;
  selected: boolean;
  /** While something is selected, a press selects. */
  selecting: boolean;
  /** Without it nothing can be selected. */
  onSelect?: ((asset: Asset, range: boolean) => void) | undefined;
  onOpen: (asset: Asset) => void;
  index: number;
}

/** One file of the library: its picture, what it is, and how to choose it. */
export function MediaCard({ asset, selected, selecting, onSelect, onOpen, index }: MediaCardProps) {
  const t = useTranslations("media");
  const Icon = asset.kind === "video" ? FileVideo : asset.kind === "document" ? FileText : FileAudio;
  const title = titleOf(asset);
  return (
    <div className={cn("group relative flex h-full flex-col overflow-hidden rounded-xl border bg-card shadow-card transition-shadow hover:shadow-float", selected && "border-primary ring-2 ring-primary")}>
      <button
        type="button"
        data-media-index={index}
        onClick={(event) => (onSelect && (selecting || event.shiftKey) ? onSelect(asset, event.shiftKey) : onOpen(asset))}
        className="focus-ring flex min-h-0 flex-1 flex-col rounded-xl border border-transparent text-left"
      >
        <span className="relative block min-h-0 flex-1 overflow-hidden bg-muted">
          {asset.thumbnailUrl ? (
            <img src={asset.thumbnailUrl} alt="" loading="lazy" decoding="async" draggable={false} className="absolute inset-0 size-full object-cover" />
          ) : asset.kind === "video" ? (
            // A still from its beginning: the browser reads no more of the file than that.
            // oxlint-disable-next-line jsx-a11y/media-has-caption
            <video src={`${asset.url}#t=0.6`} preload="metadata" muted playsInline tabIndex={-1} aria-hidden className="pointer-events-none absolute inset-0 size-full object-cover" />
          ) : (
            <span className="absolute inset-0 grid place-items-center bg-secondary text-secondary-foreground">
              <Icon aria-hidden className="size-9" strokeWidth={1.5} />
            </span>
          )}
          <span className="absolute bottom-1.5 left-1.5 flex gap-1">
            {asset.ai ? (
              <span className="inline-flex items-center gap-1 rounded-md bg-black/75 px-1.5 py-0.5 text-xs font-medium text-white">
                <Sparkles aria-hidden className="size-3" />
                AI
              </span>
            ) : null}
            {asset.durationSeconds === null ? null : <span className="rounded-md bg-black/75 px-1.5 py-0.5 text-xs font-medium text-white tabular-nums">{clock(asset.durationSeconds)}</span>}
            {asset.pages === null ? null : (
              <span className="inline-flex items-center gap-1 rounded-md bg-black/75 px-1.5 py-0.5 text-xs font-medium text-white tabular-nums">
                <FileText aria-hidden className="size-3" />
                {t("card.pages", { count: asset.pages })}
              </span>
            )}
          </span>
        </span>
        <span className="block px-2.5 py-2">
          <span className="block truncate text-[0.8125rem] font-medium">{title}</span>
          <span className="block truncate text-xs text-muted-foreground">{asset.tags.length > 0 ? asset.tags.join(", ") : t(`kinds.${asset.kind}`)}</span>
        </span>
      </button>
      {onSelect ? (
        <span className={cn("absolute top-2 left-2 transition-opacity", !selected && !selecting && "opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100")}>
          <Checkbox aria-label={t("card.select", { name: title })} checked={selected} onClick={(event) => onSelect(asset, event.shiftKey)} className="border-foreground/40 bg-card/90 shadow-card" />
        </span>
      ) : null}
    </div>
  );
}
