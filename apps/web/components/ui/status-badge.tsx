"use client";
import {
  Archive,
  Ban,
  CalendarClock,
  CheckCheck,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleX,
  Clock,
  KeyRound,
  LoaderCircle,
  MessageSquareWarning,
  PencilLine,
  Send,
  TriangleAlert,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/badge";
import { cn } from "@/lib/cn";

/** Tone and icon of every state a thing can be in; the word comes with them, so colour never stands alone. */
const appearances = {
  draft: { tone: "neutral", icon: PencilLine },
  in_review: { tone: "review", icon: Send },
  changes_requested: { tone: "warning", icon: MessageSquareWarning },
  approved: { tone: "success", icon: CircleCheck },
  scheduled: { tone: "info", icon: CalendarClock },
  published: { tone: "success", icon: CheckCheck },
  archived: { tone: "neutral", icon: Archive },
  queued: { tone: "neutral", icon: CircleDashed },
  running: { tone: "info", icon: LoaderCircle },
  submitted: { tone: "info", icon: Send },
  waiting: { tone: "info", icon: Clock },
  done: { tone: "success", icon: CircleCheck },
  partly_failed: { tone: "warning", icon: TriangleAlert },
  failed: { tone: "danger", icon: CircleX },
  refused: { tone: "danger", icon: Ban },
  cancelled: { tone: "neutral", icon: Ban },
  uncertain: { tone: "warning", icon: CircleHelp },
  preparing: { tone: "info", icon: LoaderCircle },
  armed: { tone: "info", icon: Clock },
  sending: { tone: "info", icon: Send },
  needs_auth: { tone: "danger", icon: KeyRound },
  missed: { tone: "danger", icon: TriangleAlert },
  active: { tone: "success", icon: CircleCheck },
  expiring: { tone: "warning", icon: Clock },
  expired: { tone: "danger", icon: KeyRound },
  revoked: { tone: "danger", icon: Ban },
} as const satisfies Record<string, { tone: Tone; icon: LucideIcon }>;

export type Status = keyof typeof appearances;

export function StatusBadge({ status, className }: { status: Status; className?: string }) {
  const t = useTranslations("status");
  const { tone, icon: Icon } = appearances[status];
  const moving = status === "running" || status === "preparing";
  return (
    <Badge tone={tone} data-status={status} className={className}>
      <Icon aria-hidden className={cn(moving && "animate-spin")} />
      {t(status)}
    </Badge>
  );
}
