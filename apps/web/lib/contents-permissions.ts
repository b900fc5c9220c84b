"use client";
import { useMe } from "./queries.ts";

/** What the person may do here; the API decides again. */
export function useCan(): (permission: string) => boolean {
  const { data: me } = useMe();
  return (permission) => me?.permissions.includes(permission) ?? false;
}
