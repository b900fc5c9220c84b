import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

interface EmptyProps {
  icon: LucideIcon;
  title: ReactNode;
  /** Element of the title: a heading where the page has no other. */
  heading?: "p" | "h1" | "h2";
  /** One sentence: what will be here and why it is worth filling. */
  description?: ReactNode;
  /** One action first; "load demo" second. */
  actions?: ReactNode;
  className?: string;
}

export function Empty({ icon: Icon, title, heading: Heading = "p", description, actions, className }: EmptyProps) {
  return (
    <div
      data-slot="empty"
      className={cn("flex flex-col items-center justify-center gap-4 rounded-2xl border border-dashed border-input/80 bg-card/50 px-6 py-14 text-center", className)}
    >
      <span className="relative grid size-14 place-items-center rounded-2xl bg-secondary text-secondary-foreground">
        <Icon aria-hidden className="size-6" strokeWidth={1.75} />
        <span aria-hidden className="absolute -top-1 -right-1 size-3 rounded-full bg-highlight ring-4 ring-background" />
      </span>
      <div className="grid max-w-md gap-1.5">
        <Heading className="text-base font-semibold">{title}</Heading>
        {description ? <p className="text-sm leading-relaxed text-muted-foreground">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
