import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

interface FigureCardProps {
  label: string;
  value: ReactNode;
  hint?: ReactNode;
  tone?: "plain" | "good" | "bad";
}

/** One number with its name, for a row of them; a row is a `dl`. */
export function FigureCard({ label, value, hint, tone = "plain" }: FigureCardProps) {
  return (
    <div className="grid min-w-0 content-start gap-0.5 rounded-2xl border bg-card px-4 py-3.5 shadow-card">
      <dt className="truncate text-xs text-muted-foreground">{label}</dt>
      <dd className={cn("text-xl font-semibold tabular-nums sm:text-2xl", tone === "good" && "text-primary", tone === "bad" && "text-destructive")}>{value}</dd>
      {hint ? <dd className="text-xs text-muted-foreground">{hint}</dd> : null}
    </div>
  );
}

export function FigureRow({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={cn("grid grid-cols-2 gap-3 lg:grid-cols-4", className)}>{children}</dl>;
}
