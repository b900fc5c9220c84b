import { cn } from "@/lib/cn";

/** The mark: a conical hat that is also an A, and the spark above it. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn("size-9 shrink-0", className)}>
      <rect width="32" height="32" rx="9" fill="oklch(0.47 0.092 172)" />
      <path d="M16 8.2 27 21.4c-2.6 2.5-6.6 3.9-11 3.9S7.6 23.9 5 21.4Z" fill="oklch(0.985 0.012 120)" />
      <path d="M16 8.2 20 24.9c-1.3.26-2.63.4-4 .4s-2.7-.14-4-.4Z" fill="oklch(0.86 0.045 165)" />
      <circle cx="24.3" cy="8.2" r="2.7" fill="oklch(0.81 0.145 78)" />
    </svg>
  );
}
