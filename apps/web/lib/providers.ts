"use client";
import { useQuery } from "@tanstack/react-query";
import { request } from "./api.ts";
import type { Provider, ProviderRoute } from "./resources.ts";

/** Providers' own names for people. */
export const providerNames: Record<string, string> = { openai: "OpenAI", anthropic: "Anthropic" };

export function useProviders() {
  return useQuery({ queryKey: ["providers"], queryFn: async ({ signal }) => (await request<{ data: Provider[] }>("GET", "/providers", { signal })).data, refetchInterval: 30_000 });
}

export function useProviderRoutes() {
  return useQuery({ queryKey: ["provider-routes"], queryFn: async ({ signal }) => (await request<{ data: ProviderRoute[] }>("GET", "/provider-routes", { signal })).data });
}
