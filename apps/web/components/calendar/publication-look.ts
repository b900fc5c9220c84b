import { Ban, CalendarClock, CheckCheck, CircleHelp, CircleX, Clock, KeyRound, LoaderCircle, Send, TriangleAlert } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { Publication } from "@/lib/publications";

/** Colour and icon of a publication in the month; its status is always in the words as well. */
export const publicationLooks: Record<Publication["status"], { icon: LucideIcon; className: string }> = {
  scheduled: { icon: CalendarClock, className: "bg-tone-info text-tone-info-foreground" },
  preparing: { icon: LoaderCircle, className: "bg-tone-info text-tone-info-foreground" },
  armed: { icon: Clock, className: "bg-tone-info text-tone-info-foreground" },
  sending: { icon: Send, className: "bg-tone-info text-tone-info-foreground" },
  published: { icon: CheckCheck, className: "bg-tone-success text-tone-success-foreground" },
  failed: { icon: CircleX, className: "bg-tone-danger text-tone-danger-foreground" },
  uncertain: { icon: CircleHelp, className: "bg-tone-warning text-tone-warning-foreground" },
  needs_auth: { icon: KeyRound, className: "bg-tone-danger text-tone-danger-foreground" },
  missed: { icon: TriangleAlert, className: "bg-tone-danger text-tone-danger-foreground" },
  cancelled: { icon: Ban, className: "bg-tone-neutral text-tone-neutral-foreground line-through" },
};
