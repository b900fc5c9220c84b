import type { CampaignSlot } from "@agency/core/campaigns/schema";
import { Ban, CircleCheck, CircleDashed, CircleX, Coins, LoaderCircle, PencilLine, Undo2 } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { Tone } from "@/components/ui/badge";

/** Tone and icon of a slot's state; the word comes with them. */
export const slotLooks: Record<CampaignSlot["status"], { tone: Tone; icon: LucideIcon }> = {
  planned: { tone: "neutral", icon: CircleDashed },
  writing: { tone: "info", icon: LoaderCircle },
  waiting_budget: { tone: "warning", icon: Coins },
  drafted: { tone: "review", icon: PencilLine },
  accepted: { tone: "success", icon: CircleCheck },
  rejected: { tone: "neutral", icon: Undo2 },
  failed: { tone: "danger", icon: CircleX },
  cancelled: { tone: "neutral", icon: Ban },
};

/** A colour for each pillar, always beside its name. */
export const pillarDots: Record<CampaignSlot["pillar"], string> = {
  product: "bg-primary",
  knowledge: "bg-tone-info-foreground",
  story: "bg-tone-warning-foreground",
  community: "bg-tone-review-foreground",
  offer: "bg-tone-danger-foreground",
  occasion: "bg-tone-success-foreground",
};
