"use client";
import type { acceptedJobsSchema } from "@agency/core/generation/jobs/schema";
import type { generateImagesSchema, imageEstimateSchema, imageMakerSchema } from "@agency/core/generation/images/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./api.ts";

export type ImageMaker = z.infer<typeof imageMakerSchema>;
export type ImageRequest = z.input<typeof generateImagesSchema>;
export type AcceptedJobs = z.infer<typeof acceptedJobsSchema>;

export function useImageMakers() {
  return useQuery({ queryKey: ["image-makers"], queryFn: async ({ signal }) => (await request<{ data: ImageMaker[] }>("GET", "/images/makers", { signal })).data, staleTime: 60_000 });
}

/** What it would cost at most, asked before anything is spent. */
export function useImageEstimate(input: ImageRequest | null) {
  return useQuery({
    queryKey: ["image-estimates", input],
    queryFn: ({ signal }) => request<z.infer<typeof imageEstimateSchema>>("POST", "/images/estimate", { body: input, signal }),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
}

export const generateImages = (input: ImageRequest): Promise<AcceptedJobs> => request("POST", "/images/generate", { body: input });
