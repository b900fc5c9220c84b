"use client";
import { FileText, Film } from "lucide-react";
import { useState } from "react";
import { cn } from "@/lib/cn";
import type { ContentMedia } from "@/lib/contents";
import { smallPicture } from "@/lib/small-picture";

/** A file at a glance, whatever it is. */
export function MediaThumb({ media, className }: { media: Pick<ContentMedia, "kind" | "mimeType" | "url" | "alt">; className?: string }) {
  const [failed, setFailed] = useState(false);
  if (media.kind === "image") return <img src={media.url} alt={media.alt ?? ""} className={cn("size-20 rounded-lg bg-muted object-cover", className)} />;
  const Icon = media.mimeType.startsWith("video/") ? Film : FileText;
  return (
    <span className={cn("relative grid size-20 place-items-center overflow-hidden rounded-lg bg-muted text-muted-foreground", className)}>
      {media.mimeType.startsWith("video/") ? (
        // A first frame, not a film: sound and captions belong to the player.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <video src={`${media.url}#t=0.1`} preload="metadata" muted playsInline tabIndex={-1} aria-hidden className="absolute inset-0 size-full object-cover" />
      ) : media.kind === "document" && !failed ? (
        <img src={smallPicture(media.url, 320)} alt="" loading="lazy" decoding="async" onError={() => setFailed(true)} className="absolute inset-0 size-full object-cover object-top" />
      ) : null}
      <span className={cn("grid size-8 place-items-center rounded-full bg-card/90 text-foreground", media.kind === "document" && !failed ? "absolute right-1 bottom-1 size-6" : "relative")}>
        <Icon aria-hidden className="size-4" />
      </span>
      <span className="sr-only">{media.alt}</span>
    </span>
  );
}
