import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

/** Shared look of everything that is typed or chosen in. */
export const inputClasses =
  "focus-ring flex w-full min-w-0 rounded-lg border border-input bg-card text-base shadow-[inset_0_1px_2px_rgb(0_0_0/0.035)] transition-[border-color,box-shadow] placeholder:text-muted-foreground/85 disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground aria-invalid:border-destructive aria-invalid:ring-destructive/25 md:text-sm";

export function Input({ className, type, ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(inputClasses, "h-11 px-3 py-2 md:h-10 file:mr-3 file:border-0 file:bg-transparent file:text-sm file:font-medium", className)}
      {...props}
    />
  );
}
