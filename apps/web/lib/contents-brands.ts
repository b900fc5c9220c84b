"use client";
import { useSyncExternalStore } from "react";
import { useBrandChoices } from "./queries.ts";
import type { BrandChoice } from "./queries.ts";
import { usePreferences } from "./shell-store.ts";

const none: readonly BrandChoice[] = [];
const never = () => () => {};

/** False on the server and while a page hydrates. The frame around it hydrates earlier, and may know things that the server did not. */
export function useHydrated(): boolean {
  return useSyncExternalStore(never, () => true, () => false);
}

/** The brands to filter by, and the one that the person works on; nothing of it before the page has hydrated. */
export function useBrandFilter(): { brands: readonly BrandChoice[]; workingOn: string | undefined } {
  const hydrated = useHydrated();
  const { data } = useBrandChoices();
  const workingOn = usePreferences((state) => state.brandId);
  return hydrated ? { brands: data ?? none, workingOn } : { brands: none, workingOn: undefined };
}
