import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

/** The shape of what is coming; hidden from screen readers, which hear the region's `aria-busy` instead. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div data-slot="skeleton" aria-hidden className={cn("animate-pulse rounded-lg bg-foreground/[0.07]", className)} {...props} />;
}
