"use client";
import * as RadioGroupPrimitive from "radix-ui/radio-group";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

export function RadioGroup({ className, ...props }: ComponentProps<typeof RadioGroupPrimitive.Root>) {
  return <RadioGroupPrimitive.Root data-slot="radio-group" className={cn("grid gap-2", className)} {...props} />;
}

/** A radio button that is a whole card: easy to hit, room for a description. */
export function RadioCard({
  className,
  label,
  description,
  ...props
}: ComponentProps<typeof RadioGroupPrimitive.Item> & { label: ReactNode; description?: ReactNode }) {
  return (
    <RadioGroupPrimitive.Item
      data-slot="radio-card"
      className={cn(
        "focus-ring group flex min-h-11 items-center gap-3 rounded-lg border border-input bg-card px-3 py-2 text-left text-sm transition-colors hover:bg-accent/60 data-[state=checked]:border-primary data-[state=checked]:bg-secondary/70 disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
      {...props}
    >
      <span className="grid size-4.5 shrink-0 place-items-center rounded-full border border-input bg-card group-data-[state=checked]:border-primary">
        <RadioGroupPrimitive.Indicator className="block size-2.5 rounded-full bg-primary" />
      </span>
      <span className="grid gap-0.5">
        <span className="font-medium">{label}</span>
        {description ? <span className="text-xs text-muted-foreground">{description}</span> : null}
      </span>
    </RadioGroupPrimitive.Item>
  );
}
