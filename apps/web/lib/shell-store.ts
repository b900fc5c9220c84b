"use client";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { LiveState } from "./live.ts";

interface ShellState {
  paletteOpen: boolean;
  shortcutsOpen: boolean;
  navigationOpen: boolean;
  jobsOpen: boolean;
  /** What has been open at least once, and stays mounted so that it can close gracefully. */
  opened: { palette: boolean; shortcuts: boolean; navigation: boolean; jobs: boolean };
  live: LiveState;
  set: (change: Partial<Omit<ShellState, "set" | "opened">>) => void;
}

/** What is open in the frame around the pages. */
export const useShell = create<ShellState>()((set) => ({
  paletteOpen: false,
  shortcutsOpen: false,
  navigationOpen: false,
  jobsOpen: false,
  opened: { palette: false, shortcuts: false, navigation: false, jobs: false },
  live: "connecting",
  set: (change) =>
    set(({ opened }) => {
      const next = {
        palette: opened.palette || change.paletteOpen === true,
        shortcuts: opened.shortcuts || change.shortcutsOpen === true,
        navigation: opened.navigation || change.navigationOpen === true,
        jobs: opened.jobs || change.jobsOpen === true,
      };
      const same = next.palette === opened.palette && next.shortcuts === opened.shortcuts && next.navigation === opened.navigation && next.jobs === opened.jobs;
      return { ...change, opened: same ? opened : next };
    }),
}));

interface Preferences {
  /** The brand the person is working on; undefined means all of them. */
  brandId: string | undefined;
  /** Single-key shortcuts can be switched off (WCAG 2.1.4). */
  singleKeys: boolean;
  /** First steps that the person does not want to be reminded of. */
  skippedSteps: string[];
  skipSteps: (steps: readonly string[]) => void;
  setBrandId: (brandId: string | undefined) => void;
  setSingleKeys: (singleKeys: boolean) => void;
}

/** Kept in this browser. Read after mounting (`rehydrate` in the shell), so that server and browser render alike. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      brandId: undefined,
      singleKeys: true,
      skippedSteps: [],
      skipSteps: (steps) => set(({ skippedSteps }) => ({ skippedSteps: [...new Set([...skippedSteps, ...steps])] })),
      setBrandId: (brandId) => set({ brandId }),
      setSingleKeys: (singleKeys) => set({ singleKeys }),
    }),
    { name: "agency.preferences", version: 1, skipHydration: true },
  ),
);
