export type { ImageProviderSettings } from "./image-provider-settings.ts";
export { aspectRatios, imageQualities, ratioOf, sizeOf, type AspectRatio, type ImageInput, type ImageQuality, type ReferenceImage } from "./image-input.ts";
export { imageMakers, imageProviderNames, mostReferences, unsupportedWishes, type ImageMaker, type ImageProviderName } from "./image-makers.ts";
export { createLeonardoImages } from "./leonardo/create-leonardo-images.ts";
export { composeMidjourneyPrompt } from "./midjourney/compose-prompt.ts";
export { createMidjourneyHandoff, handoffCode } from "./midjourney/create-midjourney-handoff.ts";
export { createOfflineImages, drawBackground } from "./offline/create-offline-images.ts";
export { createOpenAiImages } from "./openai/create-openai-images.ts";
export { createReplicateImages, readReplicateWebhookSecret } from "./replicate/create-replicate-images.ts";
