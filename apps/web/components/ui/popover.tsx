"use client";
import * as PopoverPrimitive from "radix-ui/popover";
import type { ComponentProps } from "react";
import { menuContentClasses } from "@/components/ui/menu-classes";
import { cn } from "@/lib/cn";

export const Popover = PopoverPrimitive.Root;
export const PopoverTrigger = PopoverPrimitive.Trigger;
export const PopoverAnchor = PopoverPrimitive.Anchor;
export const PopoverClose = PopoverPrimitive.Close;

export function PopoverContent({ className, sideOffset = 6, ...props }: ComponentProps<typeof PopoverPrimitive.Content>) {
  return (
    <PopoverPrimitive.Portal>
      <PopoverPrimitive.Content
        data-slot="popover-content"
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(menuContentClasses, "w-80 max-w-[calc(100vw-1rem)] p-4", className)}
        {...props}
      />
    </PopoverPrimitive.Portal>
  );
}
