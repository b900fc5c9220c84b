"use client";
import { useQuery } from "@tanstack/react-query";
import { request } from "./api.ts";
import type { Prompt } from "./resources.ts";

export const categories = ["social", "ads", "landing", "video", "image"] as const;
export const platforms = ["facebook", "instagram", "tiktok", "linkedin", "meta_ads", "google_ads", "website", "youtube"] as const;
export const variableTypes = ["text", "long_text", "number", "boolean", "choice"] as const;

/** What the product fills in by itself, for the list beside the editor. */
export const builtInVariables = [
  "brand.name",
  "brand.industry",
  "brand.description",
  "brand.toneOfVoice",
  "brand.targetAudience",
  "brand.doWords",
  "brand.dontWords",
  "product.name",
  "product.description",
  "product.features",
  "product.benefits",
  "product.price",
  "product.url",
  "topic",
  "platform",
  "language",
  "contentType",
  "limits.text",
  "limits.hashtags",
] as const;

export function usePrompt(promptId: string) {
  return useQuery({ queryKey: ["prompts", "one", promptId], queryFn: ({ signal }) => request<Prompt>("GET", `/prompts/${promptId}`, { signal }) });
}
