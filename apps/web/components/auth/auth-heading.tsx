import type { ReactNode } from "react";

export function AuthHeading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="grid gap-2">
      <h1 className="text-[1.75rem] leading-tight font-semibold">{title}</h1>
      {children ? <p className="text-[0.9375rem] leading-relaxed text-muted-foreground">{children}</p> : null}
    </div>
  );
}
