import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

/** Scrolls sideways inside itself; give it a caption or a label. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    // Focusable, so that the keyboard can scroll it.
    <div data-slot="table-container" tabIndex={0} role="region" aria-label={props["aria-label"]} className="focus-ring relative w-full overflow-x-auto rounded-xl border bg-card scrollbar-slim">
      <table data-slot="table" className={cn("w-full caption-bottom text-sm", className)} {...props} />
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return <thead data-slot="table-header" className={cn("bg-muted/60 [&_tr]:border-b", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody data-slot="table-body" className={cn("[&_tr:last-child]:border-0", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr data-slot="table-row" className={cn("border-b transition-colors hover:bg-accent/50 data-[state=selected]:bg-accent", className)} {...props} />;
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return <th data-slot="table-head" scope="col" className={cn("h-10 px-4 text-left align-middle text-xs font-medium whitespace-nowrap text-muted-foreground", className)} {...props} />;
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td data-slot="table-cell" className={cn("px-4 py-3 align-middle", className)} {...props} />;
}
