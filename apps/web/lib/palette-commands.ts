"use client";
import type { LucideIcon } from "lucide-react";
import { useEffect } from "react";
import { create } from "zustand";

export interface PaletteCommand {
  value: string;
  name: string;
  icon: LucideIcon;
  run: () => void;
}

interface PaletteCommands {
  groups: Readonly<Record<string, readonly PaletteCommand[]>>;
  put: (heading: string, commands: readonly PaletteCommand[] | undefined) => void;
}

/** What the page in view adds to the command palette. */
export const usePaletteStore = create<PaletteCommands>()((set) => ({
  groups: {},
  put: (heading, commands) =>
    set(({ groups }) => {
      const { [heading]: _before, ...others } = groups;
      return { groups: commands === undefined || commands.length === 0 ? others : { ...others, [heading]: commands } };
    }),
}));

/** Offers commands in the palette while the caller is mounted. Memoize `commands`. */
export function usePaletteCommands(heading: string, commands: readonly PaletteCommand[]): void {
  const put = usePaletteStore((state) => state.put);
  useEffect(() => {
    put(heading, commands);
    return () => put(heading, undefined);
  }, [put, heading, commands]);
}
