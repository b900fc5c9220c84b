"use client";
import type { mediaProviderSchema } from "@agency/core/generation/media-providers/schema";
import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./api.ts";

export type MediaProvider = z.infer<typeof mediaProviderSchema>;

/** Makers of images, videos and voices. */
export function useMediaProviders() {
  return useQuery({ queryKey: ["media-providers"], queryFn: async ({ signal }) => (await request<{ data: MediaProvider[] }>("GET", "/media-providers", { signal })).data });
}
