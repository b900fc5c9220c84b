"use client";
import { useTranslations } from "use-intl";
import { pillarDots, slotLooks } from "@/components/campaigns/slot-look";
import { Badge } from "@/components/ui/badge";
import type { CampaignSlot } from "@/lib/campaigns";
import { cn } from "@/lib/cn";

export function SlotBadge({ status }: { status: CampaignSlot["status"] }) {
  const t = useTranslations("campaigns.slotStatus");
  const { tone, icon: Icon } = slotLooks[status];
  return (
    <Badge tone={tone} data-status={status}>
      <Icon aria-hidden className={cn(status === "writing" && "animate-spin motion-reduce:animate-none")} />
      {t(status)}
    </Badge>
  );
}

export function PillarName({ pillar, className }: { pillar: CampaignSlot["pillar"]; className?: string }) {
  const t = useTranslations("campaigns.pillars");
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-1.5 text-xs text-muted-foreground", className)}>
      <span aria-hidden className={cn("size-2 shrink-0 rounded-full", pillarDots[pillar])} />
      <span className="truncate">{t(pillar)}</span>
    </span>
  );
}

/** A slot as it stands on its day. */
export function SlotFace({ slot, className }: { slot: CampaignSlot; className?: string }) {
  const t = useTranslations("campaigns.slotStatus");
  const pillar = useTranslations("campaigns.pillars");
  const { icon: Icon } = slotLooks[slot.status];
  const written = slot.content !== null;
  return (
    <span
      className={cn(
        "grid min-w-0 grid-cols-[minmax(0,1fr)] gap-0.5 overflow-hidden rounded-md border px-1.5 py-1 text-xs leading-4",
        written ? "bg-card" : "border-dashed bg-muted/40",
        slot.status === "accepted" && "border-tone-success-foreground/40 bg-tone-success text-tone-success-foreground",
        slot.status === "failed" && "border-tone-danger-foreground/40 bg-tone-danger text-tone-danger-foreground",
        className,
      )}
    >
      <span className="flex min-w-0 items-center gap-1 tabular-nums">
        <Icon aria-hidden className={cn("size-3.5 shrink-0", slot.status === "writing" && "animate-spin motion-reduce:animate-none")} />
        <span className="font-semibold">{slot.scheduledAt.slice(11, 16)}</span>
        <span className="min-w-0 truncate">{t(slot.status)}</span>
      </span>
      <span className={cn("line-clamp-2", slot.status === "writing" && "animate-pulse motion-reduce:animate-none")}>{slot.topic}</span>
      <span className="flex min-w-0 items-center gap-1 opacity-90">
        <span aria-hidden className={cn("size-1.5 shrink-0 rounded-full", pillarDots[slot.pillar])} />
        <span className="truncate">{pillar(slot.pillar)}</span>
      </span>
    </span>
  );
}
