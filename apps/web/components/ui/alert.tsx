import { cva } from "class-variance-authority";
import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: OctagonAlert } as const;

const alertVariants = cva("flex items-start gap-3 rounded-xl border px-4 py-3 text-sm", {
  variants: {
    tone: {
      info: "border-tone-info-foreground/20 bg-tone-info text-tone-info-foreground",
      success: "border-tone-success-foreground/20 bg-tone-success text-tone-success-foreground",
      warning: "border-tone-warning-foreground/20 bg-tone-warning text-tone-warning-foreground",
      danger: "border-tone-danger-foreground/20 bg-tone-danger text-tone-danger-foreground",
    },
  },
});

interface AlertProps {
  tone?: keyof typeof icons;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Set for what appears after an action; announced at once. */
  live?: boolean;
  className?: string;
}

export function Alert({ tone = "info", title, children, actions, live, className }: AlertProps) {
  const Icon = icons[tone];
  return (
    <div data-slot="alert" role={live ? "alert" : undefined} className={cn(alertVariants({ tone }), className)}>
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0" />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="font-semibold">{title}</p>
        {children ? <div className="leading-relaxed break-words">{children}</div> : null}
        {actions ? <div className="mt-1.5 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
