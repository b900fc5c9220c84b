import type { Transaction } from "@agency/platform/db";
import { createHeygenProvider, createRunwayProvider, createSynthesiaProvider, runwayAspects, videoAspects, type AvatarVideoInput, type AvatarVideoProvider, type GeneratedVideoInput, type VideoAspect } from "@agency/providers/video";
import type { MediaProvider } from "@agency/providers/spec";
import { findMediaDefinition, openMediaProvider, type MediaAccess } from "../media-providers/index.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { connectionOf } from "./connection.ts";

export const avatarMakers = ["heygen", "synthesia"] as const;
export const generatedMakers = ["runway"] as const;
export type VideoMakerName = (typeof avatarMakers)[number] | (typeof generatedMakers)[number];

/** What a maker of videos knows; the first model is the usual one. */
export const videoMakers: Readonly<Record<VideoMakerName, { type: "avatar" | "generated"; models: readonly string[]; aspectRatios: readonly VideoAspect[]; aspectRatiosFromImage: readonly VideoAspect[] }>> = {
  heygen: { type: "avatar", models: ["avatar_iv", "avatar_iii"], aspectRatios: videoAspects, aspectRatiosFromImage: [] },
  synthesia: { type: "avatar", models: ["synthesia"], aspectRatios: videoAspects, aspectRatiosFromImage: [] },
  runway: { type: "generated", models: ["gen4.5", "gen4_turbo"], aspectRatios: runwayAspects(false), aspectRatiosFromImage: runwayAspects(true) },
};
export const isVideoMaker = (name: string): name is VideoMakerName => Object.hasOwn(videoMakers, name);

/** A maker of videos as one organization reaches it. */
export const openVideoAccess = (tx: Transaction, deps: ProviderDependencies, name: VideoMakerName): Promise<MediaAccess> => openMediaProvider(tx, deps, findMediaDefinition(name)!);

/** @throws ProviderError `auth` when there is no key */
export function openAvatarProvider(access: MediaAccess): AvatarVideoProvider {
  return access.definition.name === "heygen" ? createHeygenProvider(connectionOf(access)) : createSynthesiaProvider(connectionOf(access));
}

export type AnyVideoProvider = MediaProvider<AvatarVideoInput> | MediaProvider<GeneratedVideoInput>;

/** @throws ProviderError `auth` when there is no key */
export const openVideoProvider = (access: MediaAccess): AnyVideoProvider => (access.definition.name === "runway" ? createRunwayProvider(connectionOf(access)) : openAvatarProvider(access));
