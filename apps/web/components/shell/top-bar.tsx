"use client";
import { FlaskConical, Menu, Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { JobsButton } from "@/components/jobs/jobs-button";
import { LanguageSwitch } from "@/components/language-switch";
import { LogoMark } from "@/components/logo";
import { LiveIndicator } from "@/components/shell/live-indicator";
import { UserMenu } from "@/components/shell/user-menu";
import { ThemeSwitch } from "@/components/theme-switch";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Me } from "@/lib/me";
import { useShell } from "@/lib/shell-store";

export function TopBar({ me, sandbox }: { me: Me; sandbox: boolean }) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const set = useShell((state) => state.set);
  return (
    <header className="sticky top-0 z-30 flex h-16 items-center gap-1.5 border-b bg-background/85 px-3 backdrop-blur-md sm:gap-2 sm:px-6 lg:px-8">
      <Button variant="ghost" size="icon" className="lg:hidden" aria-label={t("openNavigation")} onClick={() => set({ navigationOpen: true })}>
        <Menu aria-hidden />
      </Button>
      <Link href="/" aria-label={common("productName")} className="focus-ring hidden rounded-lg border border-transparent sm:block lg:hidden">
        <LogoMark className="size-8" />
      </Link>
      <button
        type="button"
        onClick={() => set({ paletteOpen: true })}
        aria-keyshortcuts="Control+K Meta+K"
        className="touch-target focus-ring flex h-10 items-center gap-2.5 rounded-lg border border-transparent px-2.5 text-sm text-muted-foreground transition-colors hover:bg-accent sm:w-72 sm:border-input/70 sm:bg-card sm:px-3"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="max-sm:sr-only">{t("search")}</span>
        <span aria-hidden className="ml-auto hidden gap-1 sm:flex">
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      <div className="ml-auto flex items-center gap-0.5 sm:gap-1">
        {sandbox ? (
          <Badge tone="warning" className="mr-1 hidden md:inline-flex" title={t("sandbox.note")}>
            <FlaskConical aria-hidden />
            {t("sandbox.badge")}
          </Badge>
        ) : null}
        <LiveIndicator />
        <JobsButton />
        <LanguageSwitch />
        <ThemeSwitch />
        <UserMenu me={me} />
      </div>
    </header>
  );
}
