"use client";
import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Sidebar } from "@/components/shell/sidebar";
import { TopBar } from "@/components/shell/top-bar";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { connectLive } from "@/lib/live";
import { queryRootsFor } from "@/lib/live-event";
import type { Me } from "@/lib/me";
import { usePreferences, useShell } from "@/lib/shell-store";
import { useUnsaved } from "@/lib/unsaved-store";

// Loaded when first opened; no page waits for them.
const CommandPalette = dynamic(() => import("@/components/shell/command-palette").then((module) => module.CommandPalette), { ssr: false });
const ShortcutsSheet = dynamic(() => import("@/components/shell/shortcuts-sheet").then((module) => module.ShortcutsSheet), { ssr: false });
const LeaveDialog = dynamic(() => import("@/components/shell/leave-dialog").then((module) => module.LeaveDialog), { ssr: false });
const MobileNavigation = dynamic(() => import("@/components/shell/mobile-navigation").then((module) => module.MobileNavigation), { ssr: false });

interface AppShellProps {
  me: Me;
  sandbox: boolean;
  children: ReactNode;
}

/** The frame around every page of a signed-in person. */
export function AppShell({ me, sandbox, children }: AppShellProps) {
  const t = useTranslations("shell");
  const queryClient = useQueryClient();
  // Set before the children render, so that none of them asks for what the server already knew.
  if (queryClient.getQueryData(["me"]) === undefined) queryClient.setQueryData(["me"], me);
  useLiveUpdates();
  useShortcuts();
  const opened = useShell((state) => state.opened);
  const isHeld = useUnsaved((state) => state.leaveTo !== undefined);
  useEffect(() => void usePreferences.persist.rehydrate(), []);
  return (
    <div className="flex min-h-dvh">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-[60] focus:rounded-lg focus:bg-primary focus:px-4 focus:py-2.5 focus:text-sm focus:font-medium focus:text-primary-foreground focus:shadow-float"
      >
        {t("skipToContent")}
      </a>
      <Sidebar sandbox={sandbox} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar me={me} sandbox={sandbox} />
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[88rem] flex-1 px-4 py-6 outline-none sm:px-6 lg:px-8 lg:py-8">
          {children}
        </main>
      </div>
      {opened.navigation ? <MobileNavigation sandbox={sandbox} /> : null}
      {opened.palette ? <CommandPalette /> : null}
      {opened.shortcuts ? <ShortcutsSheet /> : null}
      {isHeld ? <LeaveDialog /> : null}
    </div>
  );
}

/** One live connection for the page; each event makes the lists it touches fetch again. */
function useLiveUpdates() {
  const queryClient = useQueryClient();
  const set = useShell((state) => state.set);
  useEffect(
    () =>
      connectLive({
        onState: (live) => set({ live }),
        onResume: () => void queryClient.invalidateQueries(),
        onEvent: (event) => {
          for (const root of queryRootsFor(event)) void queryClient.invalidateQueries({ queryKey: [root] });
        },
      }),
    [queryClient, set],
  );
}
