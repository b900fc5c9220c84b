import type { MediaProvider } from "../spec/media.ts";
import type { ListedVoice } from "../video/video-provider.ts";

/** A text to be read aloud. NFC. */
export interface SpeechInput {
  model: string;
  text: string;
  voiceId: string;
  /** `vi`, `en` … */
  language: string;
  /** 1 is the voice's own pace. */
  speed: number;
  seed: number | null;
}

/** What is spoken from when to when, in milliseconds. */
export interface SpokenSpan {
  text: string;
  startMs: number;
  endMs: number;
}

/** Kept with a finished voice: `word` and `sentence` are measured, `whole` is the length alone. */
export interface SpeechDetails extends Record<string, unknown> {
  durationMs: number;
  precision: "word" | "sentence" | "whole";
  spans: SpokenSpan[];
}

/** Someone who reads aloud. */
export interface VoiceProvider extends MediaProvider<SpeechInput> {
  /** Longest text of one call, in characters. */
  maxCharacters(model: string): number;
  voices(signal: AbortSignal): Promise<ListedVoice[]>;
}
