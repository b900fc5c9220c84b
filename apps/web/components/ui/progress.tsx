"use client";
import * as ProgressPrimitive from "radix-ui/progress";
import { cn } from "@/lib/cn";

interface ProgressProps {
  /** What is progressing, for screen readers. */
  label: string;
  value: number;
  max?: number;
  tone?: "primary" | "warning" | "danger";
  className?: string;
}

const bars = { primary: "bg-primary", warning: "bg-highlight", danger: "bg-destructive" };

export function Progress({ label, value, max = 100, tone = "primary", className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <ProgressPrimitive.Root
      data-slot="progress"
      aria-label={label}
      value={Math.min(value, max)}
      max={max}
      className={cn("relative h-2 w-full overflow-hidden rounded-full bg-muted", className)}
    >
      <ProgressPrimitive.Indicator className={cn("h-full rounded-full transition-[width] duration-500", bars[tone])} style={{ width: `${share * 100}%` }} />
    </ProgressPrimitive.Root>
  );
}
