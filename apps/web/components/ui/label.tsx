"use client";
import * as LabelPrimitive from "radix-ui/label";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

export function Label({ className, ...props }: ComponentProps<typeof LabelPrimitive.Root>) {
  return (
    <LabelPrimitive.Root
      data-slot="label"
      className={cn("flex items-center gap-2 text-sm leading-snug font-medium select-none", className)}
      {...props}
    />
  );
}
