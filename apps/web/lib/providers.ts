"use client";
import { useQuery } from "@tanstack/react-query";
import { request } from "./api.ts";
import type { Provider, ProviderRoute, ServerPreset } from "./resources.ts";

/** Providers' own names for people. */
export const providerNames: Record<string, string> = { openai: "OpenAI", anthropic: "Anthropic", groq: "Groq", together: "Together" };

/** Providers with how they do; looked at again while the page is open, because breakers and quiet times come and go. */
export function useProviders() {
  return useQuery({ queryKey: ["providers"], queryFn: ({ signal }) => request<{ data: Provider[]; serverPresets: ServerPreset[] }>("GET", "/providers", { signal }), refetchInterval: 10_000 });
}

export function useProviderRoutes() {
  return useQuery({ queryKey: ["provider-routes"], queryFn: async ({ signal }) => (await request<{ data: ProviderRoute[] }>("GET", "/provider-routes", { signal })).data });
}
