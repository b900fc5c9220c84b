"use client";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { LiveState } from "./live.ts";

interface ShellState {
  paletteOpen: boolean;
  shortcutsOpen: boolean;
  navigationOpen: boolean;
  live: LiveState;
  set: (change: Partial<Omit<ShellState, "set">>) => void;
}

/** What is open in the frame around the pages. */
export const useShell = create<ShellState>()((set) => ({
  paletteOpen: false,
  shortcutsOpen: false,
  navigationOpen: false,
  live: "connecting",
  set: (change) => set(change),
}));

interface Preferences {
  /** The brand the person is working on; undefined means all of them. */
  brandId: string | undefined;
  /** Single-key shortcuts can be switched off (WCAG 2.1.4). */
  singleKeys: boolean;
  setBrandId: (brandId: string | undefined) => void;
  setSingleKeys: (singleKeys: boolean) => void;
}

/** Kept in this browser. Read after mounting (`rehydrate` in the shell), so that server and browser render alike. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      brandId: undefined,
      singleKeys: true,
      setBrandId: (brandId) => set({ brandId }),
      setSingleKeys: (singleKeys) => set({ singleKeys }),
    }),
    { name: "agency.preferences", version: 1, skipHydration: true },
  ),
);
