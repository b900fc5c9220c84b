"use client";
import { useQuery } from "@tanstack/react-query";
import { request } from "./api.ts";
import type { Usage } from "./resources.ts";
import { useCan } from "./use-can.ts";

/** What this month has cost so far; of one brand, or of all. */
export function useUsage(brandId: string | null) {
  const can = useCan();
  return useQuery({
    queryKey: ["usage", brandId],
    queryFn: ({ signal }) => request<Usage>("GET", "/usage", { query: { brandId }, signal }),
    enabled: can("economics.read"),
  });
}
