"use client";
import { navigation, type NavigationItem } from "./navigation.ts";
import { useCan } from "./use-can.ts";

/** The pages that the person may open, in their order. */
export function useNavigation(): readonly NavigationItem[] {
  const can = useCan();
  return navigation.filter(({ permission }) => permission === undefined || can(permission));
}
