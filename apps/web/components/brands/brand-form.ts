import type { createBrandSchema } from "@agency/core/brands/schema";
import { useForm } from "react-hook-form";
import type { UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { lazyResolver } from "@/lib/lazy-resolver";
import type { Brand } from "@/lib/resources";

export type BrandInput = z.input<typeof createBrandSchema>;
export type BrandOutput = z.output<typeof createBrandSchema>;
export type BrandForm = UseFormReturn<BrandInput, unknown, BrandOutput>;

export function useBrandForm(defaultValues: BrandInput): BrandForm {
  return useForm<BrandInput, unknown, BrandOutput>({ resolver: lazyResolver(async () => (await import("./brand-resolver")).brandResolver), defaultValues });
}

export const emptyBrand = (language: "vi" | "en", timeZone: string): BrandInput => ({
  name: "",
  industry: null,
  description: null,
  toneOfVoice: null,
  targetAudience: null,
  brandColors: [],
  logoAssetId: null,
  websiteUrl: null,
  language,
  timeZone,
  doWords: [],
  dontWords: [],
  requiredWords: [],
  claims: [],
  emojiPolicy: "any",
  formality: "any",
});

/** The part of a brand that the form edits. */
export function brandValues(brand: Brand): BrandInput {
  const { name, industry, description, toneOfVoice, targetAudience, brandColors, logoAssetId, websiteUrl, language, timeZone, doWords, dontWords, requiredWords, claims, emojiPolicy, formality } = brand;
  return { name, industry, description, toneOfVoice, targetAudience, brandColors, logoAssetId, websiteUrl, language, timeZone, doWords, dontWords, requiredWords, claims, emojiPolicy, formality };
}
