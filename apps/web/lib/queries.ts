"use client";
import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { request } from "./api.ts";
import { meSchema } from "./me.ts";

/** Query keys begin with the API's collection name; live events invalidate by it (live-event.ts). */
export function useMe() {
  return useQuery({ queryKey: ["me"], queryFn: async ({ signal }) => meSchema.parse(await request("GET", "/me", { signal })), staleTime: 300_000 });
}

const brandListSchema = z.object({
  data: z.array(z.object({ id: z.string(), name: z.string(), logoUrl: z.string().nullish() })),
});

/** Brands for choosing one; the brands page loads its own, richer list. */
export function useBrandChoices() {
  return useQuery({
    queryKey: ["brands", "choices"],
    queryFn: async ({ signal }) => brandListSchema.parse(await request("GET", "/brands", { query: { limit: 100 }, signal })).data,
    staleTime: 60_000,
  });
}
