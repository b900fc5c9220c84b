"use client";
import { PenLine } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { LogoMark } from "@/components/logo";
import { BrandSwitcher } from "@/components/shell/brand-switcher";
import { SandboxNote } from "@/components/shell/sandbox-note";
import { cn } from "@/lib/cn";
import { isCurrent, newContentHref } from "@/lib/navigation";
import { useNavigation } from "@/lib/use-navigation";

export function Sidebar({ sandbox }: { sandbox: boolean }) {
  return (
    <aside className="sticky top-0 hidden h-dvh w-64 shrink-0 border-r border-sidebar-border bg-sidebar text-sidebar-foreground lg:flex lg:flex-col">
      <SidebarContent sandbox={sandbox} />
    </aside>
  );
}

/** What the sidebar and the drawer on phones both hold. */
export function SidebarContent({ sandbox, onNavigate }: { sandbox: boolean; onNavigate?: () => void }) {
  const t = useTranslations("nav");
  const common = useTranslations("common");
  const pathname = usePathname();
  const navigation = useNavigation();
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-4 [--ring:var(--sidebar-ring)] scrollbar-slim">
      <Link href="/" onClick={onNavigate} className="focus-ring flex items-center gap-3 rounded-lg border border-transparent px-1 py-1">
        <LogoMark />
        <span className="text-[0.9375rem] leading-tight font-semibold tracking-tight text-sidebar-accent-foreground">{common("productName")}</span>
      </Link>
      <BrandSwitcher />
      <Link
        href={newContentHref}
        onClick={onNavigate}
        className="touch-target focus-ring flex h-10 items-center justify-center gap-2 rounded-lg border border-transparent bg-highlight text-sm font-semibold text-highlight-foreground shadow-card transition-[filter] hover:brightness-105"
      >
        <PenLine aria-hidden className="size-4" />
        {t("newContent")}
      </Link>
      <nav aria-label={t("label")} className="flex-1">
        <ul className="grid gap-1">
          {navigation.map((item) => {
            const current = isCurrent(item, pathname);
            const Icon = item.icon;
            return (
              <li key={item.href} className={cn(item.name === "settings" && "mt-3 border-t border-sidebar-border pt-3")}>
                <Link
                  href={item.href}
                  onClick={onNavigate}
                  aria-current={current ? "page" : undefined}
                  className={cn(
                    "touch-target focus-ring group relative flex h-10 items-center gap-3 rounded-lg border border-transparent px-3 text-sm transition-colors",
                    current
                      ? "bg-sidebar-accent font-semibold text-sidebar-accent-foreground"
                      : "font-medium text-sidebar-muted hover:bg-sidebar-accent/60 hover:text-sidebar-accent-foreground",
                  )}
                >
                  {current ? <span aria-hidden className="absolute top-2.5 bottom-2.5 left-0 w-[3px] rounded-full bg-highlight" /> : null}
                  <Icon aria-hidden className="size-[1.125rem]" strokeWidth={current ? 2.2 : 1.8} />
                  {t(item.name)}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      {sandbox ? <SandboxNote /> : null}
    </div>
  );
}
