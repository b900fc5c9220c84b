import { Clapperboard, LayoutTemplate, Megaphone, MessageSquareText } from "lucide-react";
import type { ContentType } from "@/lib/contents-document";

const icons = { social: MessageSquareText, ads: Megaphone, landing: LayoutTemplate, video: Clapperboard } as const;

/** Decorative: the type's name stands beside it. */
export function TypeIcon({ type, className }: { type: ContentType; className?: string }) {
  const Icon = icons[type];
  return <Icon aria-hidden className={className ?? "size-5"} strokeWidth={1.8} />;
}
