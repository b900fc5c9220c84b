"use client";
import { useQuery } from "@tanstack/react-query";
import { request } from "./api.ts";
import type { Me } from "./me.ts";

/** Query keys begin with the API's collection name; live events invalidate by it (live-event.ts). */
export function useMe() {
  return useQuery({ queryKey: ["me"], queryFn: ({ signal }) => request<Me>("GET", "/me", { signal }), staleTime: 300_000 });
}

export interface BrandChoice {
  id: string;
  name: string;
  logoUrl?: string | null;
}

/** Brands for choosing one; the brands page loads its own, richer list. */
export function useBrandChoices() {
  return useQuery({
    queryKey: ["brands", "choices"],
    queryFn: async ({ signal }) => (await request<{ data: BrandChoice[] }>("GET", "/brands", { query: { limit: 100 }, signal })).data,
    staleTime: 60_000,
  });
}
