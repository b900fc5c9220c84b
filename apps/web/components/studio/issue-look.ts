import type { ContentIssue } from "@agency/core/contents/schema";
import { OctagonAlert, TriangleAlert, WandSparkles } from "lucide-react";

/** How an issue looks: what has to change, what is worth a look, and what is done without anybody. */
export const issueLook = {
  error: { Icon: OctagonAlert, tone: "bg-tone-danger text-tone-danger-foreground" },
  warning: { Icon: TriangleAlert, tone: "bg-tone-warning text-tone-warning-foreground" },
  notice: { Icon: WandSparkles, tone: "bg-tone-info text-tone-info-foreground" },
} as const satisfies Record<ContentIssue["severity"], unknown>;
