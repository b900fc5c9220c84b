"use client";
import type { Permission } from "@agency/core/identity/schema";
import { useCallback } from "react";
import { useMe } from "./queries.ts";

/** Whether the person may do something. The API decides again; this only hides what would be refused. */
export function useCan(): (permission: Permission) => boolean {
  const { data: me } = useMe();
  return useCallback((permission: Permission) => me?.permissions.includes(permission) ?? false, [me]);
}
