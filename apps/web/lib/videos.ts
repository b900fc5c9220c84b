"use client";
import type { captionsSchema } from "@agency/core/generation/captions/schema";
import type { videoAvatarsSchema, voicesSchema } from "@agency/core/generation/pickers/schema";
import type { reelCapabilitySchema, reelPlanSchema, renderVideoSchema } from "@agency/core/generation/renders/schema";
import type { generateVideoSchema, mediaEstimateSchema, videoMakerSchema } from "@agency/core/generation/videos/schema";
import type { generateVoiceoverSchema, voiceMakerSchema } from "@agency/core/generation/voiceovers/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./api.ts";
import type { AcceptedJobs } from "./images.ts";

export type ReelPlan = z.infer<typeof reelPlanSchema>;
export type ReelDefinition = ReelPlan["definition"];
export type ReelAspect = ReelDefinition["aspect"];
export type Cue = ReelPlan["cues"][number];
export type Voice = z.infer<typeof voicesSchema>["data"][number];
export type VideoAvatar = z.infer<typeof videoAvatarsSchema>["data"][number];
export type VideoAspect = VideoMaker["aspectRatios"][number];
export type VideoRequest = z.input<typeof generateVideoSchema>;
export type VideoMaker = z.infer<typeof videoMakerSchema>;
export type VoiceMaker = z.infer<typeof voiceMakerSchema>;
export type ReelVoice = NonNullable<ReelDefinition["voice"]>;
type VoiceoverRequest = z.input<typeof generateVoiceoverSchema>;
type RenderRequest = z.input<typeof renderVideoSchema>;

export const reelAspects: readonly ReelAspect[] = ["9:16", "1:1", "16:9"];

export function useReelCapability() {
  return useQuery({ queryKey: ["videos", "capability"], queryFn: ({ signal }) => request<z.infer<typeof reelCapabilitySchema>>("GET", "/videos/capability", { signal }), staleTime: 300_000 });
}

/** Scenes, times and captions as they would be; asked again when the script or the voice changes. */
export function useReelPlan(contentId: string, contentVersion: number, voice: ReelVoice | null) {
  return useQuery({
    queryKey: ["videos", "plan", contentId, contentVersion, voice?.assetId ?? null],
    queryFn: ({ signal }) => request<ReelPlan>("POST", "/videos/render/plan", { body: { contentId, voice }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

export function useVoiceMakers() {
  return useQuery({ queryKey: ["voice-makers"], queryFn: async ({ signal }) => (await request<{ data: VoiceMaker[] }>("GET", "/voiceovers/makers", { signal })).data, staleTime: 60_000 });
}

/** Voices that read a script aloud, or those of avatar videos. */
export function useVoices(provider: string | undefined, purpose: "voiceover" | "video" = "voiceover") {
  return useQuery({
    queryKey: ["voices", purpose, provider ?? null],
    queryFn: ({ signal }) => request<z.infer<typeof voicesSchema>>("GET", "/voices", { query: { for: purpose, provider }, signal }),
    enabled: provider !== undefined,
    staleTime: 300_000,
    retry: false,
  });
}

/** Those who speak a language: by its code, by its English name, or because they name none or several. */
export function voicesFor(voices: readonly Voice[], language: string): Voice[] {
  const name = new Intl.DisplayNames("en", { type: "language" }).of(language)?.toLowerCase();
  return voices.filter(({ language: spoken }) => {
    const said = spoken?.toLowerCase() ?? "";
    return said === "" || said.includes("multi") || said === name || said.split(/[-_]/)[0] === language;
  });
}

export function useVideoAvatars(provider: string | undefined) {
  return useQuery({
    queryKey: ["video-avatars", provider ?? null],
    queryFn: ({ signal }) => request<z.infer<typeof videoAvatarsSchema>>("GET", "/video-avatars", { query: { provider }, signal }),
    enabled: provider !== undefined,
    staleTime: 300_000,
    retry: false,
  });
}

export function useVideoMakers() {
  return useQuery({ queryKey: ["video-makers"], queryFn: async ({ signal }) => (await request<{ data: VideoMaker[] }>("GET", "/videos/makers", { signal })).data, staleTime: 60_000 });
}

export const useVoiceoverEstimate = (input: VoiceoverRequest | null) => useMediaEstimate("/voiceovers/estimate", input);
export const useVideoEstimate = (input: VideoRequest | null) => useMediaEstimate("/videos/estimate", input);

/** The most that it can cost, asked before anything is spent. */
function useMediaEstimate(path: string, input: object | null) {
  return useQuery({
    queryKey: ["media-estimates", path, input],
    queryFn: ({ signal }) => request<z.infer<typeof mediaEstimateSchema>>("POST", path, { body: input, signal }),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

export const generateVoiceover = (input: VoiceoverRequest): Promise<AcceptedJobs> => request("POST", "/voiceovers/generate", { body: input });
export const generateVideo = (input: VideoRequest): Promise<AcceptedJobs> => request("POST", "/videos/generate", { body: input });
export const renderReel = (input: RenderRequest): Promise<AcceptedJobs> => request("POST", "/videos/render", { body: input });
export const captionsOf = (jobId: string): Promise<z.infer<typeof captionsSchema>> => request("GET", `/jobs/${jobId}/captions`);
