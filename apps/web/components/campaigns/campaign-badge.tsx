"use client";
import { Ban, CircleCheck, CirclePause, LoaderCircle, Sparkles } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import type { Campaign } from "@/lib/campaigns";

const looks = {
  planning: { tone: "info", icon: Sparkles },
  running: { tone: "info", icon: LoaderCircle },
  paused: { tone: "warning", icon: CirclePause },
  cancelled: { tone: "neutral", icon: Ban },
  done: { tone: "success", icon: CircleCheck },
} as const;

export function CampaignBadge({ campaign }: { campaign: Pick<Campaign, "status"> }) {
  const t = useTranslations("campaigns.status");
  const { tone, icon: Icon } = looks[campaign.status];
  return (
    <Badge tone={tone} data-status={campaign.status}>
      <Icon aria-hidden className={campaign.status === "running" ? "animate-spin motion-reduce:animate-none" : undefined} />
      {t(campaign.status)}
    </Badge>
  );
}
