"use client";
import { graphicRatios } from "@agency/core/graphics/rules";
import { cn } from "@/lib/cn";
import type { GraphicSizeName, ListedTemplate } from "@/lib/graphics";

/** A template as it looks for a brand; drawn by the server when it comes into view. */
export function TemplateThumbnail({ template, size, className }: { template: ListedTemplate; size: GraphicSizeName; className?: string }) {
  return (
    <span className={cn("block overflow-hidden rounded-xl bg-muted shadow-card", className)} style={{ aspectRatio: graphicRatios[size] }}>
      <img key={template.thumbnailUrl} src={template.thumbnailUrl} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
    </span>
  );
}
