import { cva } from "class-variance-authority";
import type { VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

const badgeVariants = cva(
  "inline-flex w-fit shrink-0 items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs leading-5 font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-tone-neutral text-tone-neutral-foreground",
        info: "bg-tone-info text-tone-info-foreground",
        success: "bg-tone-success text-tone-success-foreground",
        warning: "bg-tone-warning text-tone-warning-foreground",
        danger: "bg-tone-danger text-tone-danger-foreground",
        review: "bg-tone-review text-tone-review-foreground",
        highlight: "bg-highlight text-highlight-foreground",
        outline: "border text-muted-foreground",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type Tone = NonNullable<VariantProps<typeof badgeVariants>["tone"]>;

export function Badge({ className, tone, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeVariants>) {
  return <span data-slot="badge" className={cn(badgeVariants({ tone }), className)} {...props} />;
}
