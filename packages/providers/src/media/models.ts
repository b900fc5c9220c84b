import { isRetired } from "./retirement.ts";

export interface MediaModel {
  provider: string;
  id: string;
  medium: "image" | "video" | "voice";
  /** First day (UTC) on which the provider no longer answers; null while none is announced. */
  retiresOn: string | null;
  /** The model of the same provider that takes over; null where it has none. */
  successor: string | null;
}

/**
 * Models for pictures, video and voice whose names people may have in their settings.
 * Source: openai@7.57.0 and OpenAI notices, Runway and ElevenLabs model lists (2026-11-22).
 */
export const mediaModels: readonly MediaModel[] = [
  current("image", "openai", "gpt-image-2.5-flare"),
  current("image", "openai", "gpt-image-2.5-sunburst"),
  current("image", "openai", "gpt-image-2"),
  current("image", "openai", "gpt-image-1.5"),
  current("image", "openai", "gpt-image-1-mini"),
  retiring("image", "openai", "dall-e-3", "2026-05-12", "gpt-image-2.5-flare"),
  retiring("image", "openai", "dall-e-2", "2026-05-12", "gpt-image-2.5-flare"),
  retiring("image", "openai", "gpt-image-1", "2026-10-23", "gpt-image-2.5-flare"),
  current("image", "replicate", "black-forest-labs/flux-2-pro"),
  current("image", "replicate", "black-forest-labs/flux-1.1-pro"),
  current("image", "replicate", "black-forest-labs/flux-kontext-pro"),
  current("video", "runway", "gen4.5"),
  current("video", "runway", "gen4_turbo"),
  current("voice", "elevenlabs", "eleven_v3"),
  current("voice", "elevenlabs", "eleven_flash_v2_5"),
  current("voice", "elevenlabs", "eleven_multilingual_v2"),
  retiring("voice", "openai", "gpt-4o-mini-tts", "2027-01-06", null),
  retiring("voice", "openai", "tts-1", "2027-01-06", null),
  retiring("voice", "openai", "tts-1-hd", "2027-01-06", null),
];

/** The model that answers to `id` at that time: itself, or its successor once it is retired. Names that we do not know pass unchanged. */
export function resolveMediaModel(provider: string, id: string, at: Date): { model: string; replaces: string | null } {
  const known = mediaModels.find((model) => model.provider === provider && model.id === id);
  if (!known?.successor || !isRetired(known, at)) return { model: id, replaces: null };
  return { model: resolveMediaModel(provider, known.successor, at).model, replaces: id };
}

/** Models that stop answering within `days` of `at`, and those that already have. */
export function retiringMediaModels(at: Date, days = 30): MediaModel[] {
  const horizon = new Date(at.getTime() + days * 86_400_000);
  return mediaModels.filter((model) => isRetired(model, horizon));
}

function current(medium: MediaModel["medium"], provider: string, id: string): MediaModel {
  return { provider, id, medium, retiresOn: null, successor: null };
}

function retiring(medium: MediaModel["medium"], provider: string, id: string, retiresOn: string, successor: string | null): MediaModel {
  return { provider, id, medium, retiresOn, successor };
}
