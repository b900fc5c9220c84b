import type { MediaProvider } from "../spec/media.ts";

export const videoAspects = ["9:16", "16:9", "1:1", "4:5", "5:4"] as const;
export type VideoAspect = (typeof videoAspects)[number];
export const videoResolutions = ["720p", "1080p", "4k"] as const;
export type VideoResolution = (typeof videoResolutions)[number];

/** A person on the screen who speaks a script. Text is NFC. */
export interface AvatarVideoInput {
  model: string;
  title: string;
  script: string;
  avatarId: string;
  /** As the picker listed it, e.g. `photo_avatar`: the price may hang on it. */
  avatarType: string | null;
  /** Null: the avatar's own voice. */
  voiceId: string | null;
  /** 1 is the voice's own pace. */
  speed: number;
  /** BCP 47, e.g. `vi-VN`. */
  language: string;
  aspectRatio: VideoAspect;
  resolution: VideoResolution;
  /** `#rrggbb`; null: the provider's usual. */
  background: string | null;
  captions: boolean;
}

/** Moving pictures from a description, or from a picture that begins to move. */
export interface GeneratedVideoInput {
  model: string;
  prompt: string;
  /** The first picture. */
  image: { bytes: Uint8Array; mimeType: string } | null;
  aspectRatio: VideoAspect;
  /** Whole seconds. */
  seconds: number;
  seed: number | null;
}

export interface VideoAvatar {
  id: string;
  name: string;
  /** The provider's own word. */
  type: string | null;
  gender: string | null;
  orientation: "portrait" | "landscape" | null;
  previewImageUrl: string | null;
  defaultVoiceId: string | null;
}

export interface ListedVoice {
  id: string;
  name: string;
  /** BCP 47 or the provider's own word; null where it does not say. */
  language: string | null;
  gender: string | null;
  /** Region or manner, e.g. `northern`. */
  accent: string | null;
  previewAudioUrl: string | null;
}

/** Someone who lets an avatar speak. */
export interface AvatarVideoProvider extends MediaProvider<AvatarVideoInput> {
  avatars(signal: AbortSignal): Promise<VideoAvatar[]>;
  voices(signal: AbortSignal): Promise<ListedVoice[]>;
}

/** Slowest usual pace, in characters a second: an estimate is to be the most that it can cost. */
const slowestPace = 9;

/** The longest that a script may take to be spoken, in milliseconds. */
export const longestSpeechMs = (script: string, speed: number): number => Math.ceil(([...script].length / slowestPace / speed + 2) * 1000);
