"use client";
import { CircleCheck, CircleDashed, TrendingDown, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import type { ClientMonth } from "@/lib/economics";

const looks = {
  healthy: { tone: "success", icon: CircleCheck },
  at_risk: { tone: "warning", icon: TriangleAlert },
  red: { tone: "danger", icon: TrendingDown },
  idle: { tone: "neutral", icon: CircleDashed },
} as const;

/** How a client's month stands: colour, sign and word. */
export function MarginBadge({ state }: { state: ClientMonth["state"] }) {
  const t = useTranslations("economics.states");
  const { tone, icon: Icon } = looks[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(state)}
    </Badge>
  );
}
