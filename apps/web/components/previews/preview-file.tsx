"use client";
import { FileText } from "lucide-react";
import { useState } from "react";
import { cn } from "@/lib/cn";
import type { ContentMedia } from "@/lib/contents";
import { smallPicture } from "@/lib/small-picture";

interface PreviewFileProps {
  file: Pick<ContentMedia, "kind" | "mimeType" | "url" | "alt">;
  className?: string;
  /** A film can be played; elsewhere its first frame stands still. */
  playable?: boolean;
}

/** A file as a feed shows it: a picture, a film, or a document by its first page. */
export function PreviewFile({ file, className, playable = false }: PreviewFileProps) {
  const [failed, setFailed] = useState(false);
  if (file.kind === "image") return <img src={file.url} alt={file.alt ?? ""} className={className} />;
  if (file.mimeType.startsWith("video/")) {
    return (
      // Captions are burnt in where there are any; the words of a film are its script.
      // oxlint-disable-next-line jsx-a11y/media-has-caption
      <video src={playable ? file.url : `${file.url}#t=0.1`} aria-label={file.alt || undefined} controls={playable} preload="metadata" muted playsInline tabIndex={playable ? undefined : -1} aria-hidden={playable ? undefined : true} className={cn("bg-black", className)} />
    );
  }
  if (failed) {
    return (
      <span className={cn("grid place-items-center bg-muted text-muted-foreground", className)}>
        <FileText aria-hidden className="size-8" />
        <span className="sr-only">{file.alt}</span>
      </span>
    );
  }
  return <img src={smallPicture(file.url, 640)} alt={file.alt ?? ""} onError={() => setFailed(true)} className={className} />;
}
