export { createHeygenProvider, heygenMaxScript } from "./heygen/heygen-provider.ts";
export { createRunwayProvider, runwayAspects, runwayRules } from "./runway/runway-provider.ts";
export { createSynthesiaProvider, synthesiaAvatars } from "./synthesia/synthesia-provider.ts";
export { longestSpeechMs, videoAspects, videoResolutions } from "./video-provider.ts";
export type { AvatarVideoInput, AvatarVideoProvider, GeneratedVideoInput, ListedVoice, VideoAspect, VideoAvatar, VideoResolution } from "./video-provider.ts";
export { mediaBaseUrls } from "../media/media-provider-settings.ts";
export type { MediaProviderSettings } from "../media/media-provider-settings.ts";
