import type { Transaction } from "@agency/platform/db";
import { createLeonardoImages, createMidjourneyHandoff, createOfflineImages, createOpenAiImages, createReplicateImages, imageMakers, type ImageInput, type ImageProviderName } from "@agency/providers/image";
import type { MediaProvider } from "@agency/providers/spec";
import { findMediaDefinition, openMediaProvider, type MediaAccess } from "../media-providers/index.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import type { Environment } from "../table.ts";

export interface ImageAccess {
  name: ImageProviderName;
  isConfigured: boolean;
  environment: Environment;
  /** @throws ProviderError `auth` when there is no key */
  open(): MediaProvider<ImageInput>;
}

/** A maker of images as one organization reaches it. */
export async function openImageProvider(tx: Transaction, deps: ProviderDependencies, name: ImageProviderName): Promise<ImageAccess> {
  if (name === "offline") return { name, isConfigured: true, environment: "live", open: () => createOfflineImages() };
  const access = await openMediaProvider(tx, deps, findMediaDefinition(name)!);
  return {
    name,
    // The hand-off works with no bot at all: the prompt is shown.
    isConfigured: name === "midjourney" || access.source !== "none",
    environment: access.environment,
    open: () => create(deps, name, access),
  };
}

export async function listImageProviders(tx: Transaction, deps: ProviderDependencies): Promise<ImageAccess[]> {
  const found: ImageAccess[] = [];
  for (const name of Object.keys(imageMakers) as ImageProviderName[]) found.push(await openImageProvider(tx, deps, name));
  return found;
}

/** Who serves when nobody chose: the first with a key; never a person, and the offline studio last. */
export function defaultImageProvider(providers: readonly ImageAccess[]): ImageAccess {
  return providers.find(({ name, isConfigured }) => isConfigured && name !== "offline" && name !== "midjourney") ?? providers.find(({ name }) => name === "offline")!;
}

function create(deps: ProviderDependencies, name: Exclude<ImageProviderName, "offline">, access: MediaAccess): MediaProvider<ImageInput> {
  if (name === "midjourney") {
    const { channelId } = access.settings;
    const isSetUp = access.source !== "none" && channelId !== undefined;
    return createMidjourneyHandoff({ discord: isSetUp ? { ...connection(access), channelId } : null });
  }
  switch (name) {
    case "openai":
      return createOpenAiImages(connection(access));
    case "replicate":
      return createReplicateImages(connection(access));
    case "leonardo":
      // Its answers name the storage to upload to: an address of another side's, checked at the door.
      return createLeonardoImages({ ...connection(access), upload: access.environment === "sandbox" ? access.fetch : deps.egress.guarded() });
  }
}

const connection = (access: MediaAccess) => ({ apiKey: access.apiKey(), baseUrl: access.baseUrl, fetch: access.fetch });
