import { LoaderCircle } from "lucide-react";
import { cn } from "@/lib/cn";

/** Decorative: say what is happening in text beside it. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle data-slot="spinner" aria-hidden className={cn("size-4 animate-spin", className)} />;
}
