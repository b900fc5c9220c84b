"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { navigation, newContentHref } from "@/lib/navigation";
import { usePreferences, useShell } from "@/lib/shell-store";
import { useUnsaved } from "@/lib/unsaved-store";

const sequenceMs = 1500;

/** Ctrl/⌘K opens the palette; G then a letter goes to a page, G then J to the jobs; C writes; ? lists them all. */
export function useShortcuts() {
  const router = useRouter();
  useEffect(() => {
    let goPressedAt = -Infinity;
    const go = (href: string) => useUnsaved.getState().leave(href, (free) => router.push(free));
    const onKeyDown = (event: KeyboardEvent) => {
      const { set, paletteOpen } = useShell.getState();
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && key === "k") {
        event.preventDefault();
        set({ paletteOpen: !paletteOpen });
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      if (!usePreferences.getState().singleKeys || isTyping(event.target) || isDialogOpen()) return;
      const awaitsPage = event.timeStamp - goPressedAt < sequenceMs;
      goPressedAt = -Infinity;
      if (awaitsPage && key === "j") {
        event.preventDefault();
        set({ jobsOpen: true });
      } else if (awaitsPage) {
        const item = navigation.find((candidate) => candidate.key === key);
        if (!item) return;
        event.preventDefault();
        go(item.href);
      } else if (key === "g") {
        goPressedAt = event.timeStamp;
      } else if (key === "c") {
        event.preventDefault();
        go(newContentHref);
      } else if (event.key === "?") {
        event.preventDefault();
        set({ shortcutsOpen: true });
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [router]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest("[role=combobox],[role=menu],[role=listbox]") !== null;
}

function isDialogOpen(): boolean {
  return document.querySelector("[role=dialog][data-state=open],[role=alertdialog][data-state=open],[role=menu][data-state=open]") !== null;
}
