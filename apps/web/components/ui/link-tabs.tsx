"use client";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "@/lib/cn";

export interface LinkTab {
  href: string;
  label: string;
  icon?: LucideIcon;
  count?: number | undefined;
}

/** Tabs that are pages of their own: each has an address, and only its own code. */
export function LinkTabs({ label, tabs, className }: { label: string; tabs: readonly LinkTab[]; className?: string }) {
  const pathname = usePathname();
  const list = useRef<HTMLUListElement>(null);
  const shown = tabs.map(({ href }) => href).join(" ");
  // On a phone the current tab may be beyond the edge; it is sought again when the window turns or the tabs change.
  useEffect(() => {
    const row = list.current;
    if (!row) return;
    const reveal = () => {
      const current = row.querySelector<HTMLElement>("[aria-current=page]");
      if (current) row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
    };
    reveal();
    const sizes = new ResizeObserver(reveal);
    for (const part of [row, ...row.children]) sizes.observe(part);
    return () => sizes.disconnect();
  }, [pathname, shown]);
  return (
    <nav aria-label={label} className={cn("mb-6 border-b", className)}>
      <ul ref={list} className="relative -mb-px flex gap-1 overflow-x-auto scrollbar-slim">
        {tabs.map(({ href, label: name, icon: Icon, count }) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              prefetch={false}
              aria-current={pathname === href ? "page" : undefined}
              className="focus-ring flex min-h-11 items-center gap-2 rounded-t-lg border border-transparent border-b-2 px-3 text-sm font-medium whitespace-nowrap text-muted-foreground transition-colors hover:text-foreground aria-[current=page]:border-b-primary aria-[current=page]:text-foreground"
            >
              {Icon ? <Icon aria-hidden className="size-4" /> : null}
              {name}
              {count === undefined ? null : <span className="rounded-full bg-muted px-2 py-0.5 text-xs tabular-nums">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
