import type { ReactNode } from "react";
import { AuthPanel } from "@/components/auth/auth-panel";
import { LanguageSwitch } from "@/components/language-switch";
import { LogoMark } from "@/components/logo";
import { ThemeSwitch } from "@/components/theme-switch";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
      <AuthPanel />
      <div className="flex min-w-0 flex-col">
        <header className="flex h-16 items-center justify-end gap-1 px-4 sm:px-8">
          <LogoMark className="mr-auto lg:hidden" />
          <LanguageSwitch />
          <ThemeSwitch />
        </header>
        <main id="main" className="flex flex-1 items-start justify-center px-4 pt-6 pb-16 sm:px-8 lg:items-center lg:pt-0">
          {children}
        </main>
      </div>
    </div>
  );
}
