import { ProviderError } from "../../spec/provider-error.ts";
import { noCost } from "../../spec/media.ts";
import type { ListedVoice } from "../../video/video-provider.ts";
import type { SpeechDetails, SpokenSpan, VoiceProvider } from "../voice-provider.ts";
import { EspeakMissingError, isEspeakInstalled, speak, writeWav } from "./espeak.ts";
import { splitSentences } from "./split-sentences.ts";

/** Voices of espeak-ng 1.51. */
export const offlineVoices: readonly ListedVoice[] = [
  { id: "vi", name: "Giọng nháp miền Bắc", language: "vi", gender: null, accent: "northern", previewAudioUrl: null },
  { id: "vi-vn-x-central", name: "Giọng nháp miền Trung", language: "vi", gender: null, accent: "central", previewAudioUrl: null },
  { id: "vi-vn-x-south", name: "Giọng nháp miền Nam", language: "vi", gender: null, accent: "southern", previewAudioUrl: null },
  { id: "en-us", name: "Scratch voice, American", language: "en", gender: null, accent: "american", previewAudioUrl: null },
  { id: "en-gb", name: "Scratch voice, British", language: "en", gender: null, accent: "british", previewAudioUrl: null },
];

export const offlineMaxCharacters = 10_000;
const usualWordsPerMinute = 165;
/** Silence after a sentence, in milliseconds. */
const pauseMs = 220;

/**
 * The synthesiser of this machine, sentence by sentence, so that captions know when each is spoken. Plainly a machine's voice: a scratch
 * track for timing, and labelled as one.
 * @param command path or name of espeak-ng
 */
export function createOfflineVoiceProvider({ command }: { command: string }): VoiceProvider {
  return {
    kind: "voice",
    name: "offline",
    isAsync: false,
    isRepeatable: true,
    maxCharacters: () => offlineMaxCharacters,
    estimate: () => noCost,
    async start(input, { signal, onProgress }) {
      const sentences = splitSentences(input.text);
      if (sentences.length === 0) throw new ProviderError({ provider: "offline", kind: "invalid", code: "empty_text", message: "There is nothing to read aloud." });
      if ([...input.text].length > offlineMaxCharacters) throw new ProviderError({ provider: "offline", kind: "invalid", code: "max_character_limit_exceeded", message: `The offline voice reads at most ${offlineMaxCharacters} characters at once.` });
      if (!offlineVoices.some(({ id }) => id === input.voiceId)) throw new ProviderError({ provider: "offline", kind: "invalid", code: "voice_not_found", message: "There is no such offline voice." });
      const wordsPerMinute = Math.round(usualWordsPerMinute * Math.min(2, Math.max(0.5, input.speed)));
      const parts: Int16Array[] = [];
      const spans: SpokenSpan[] = [];
      let sampleRate = 22_050;
      let length = 0;
      for (const [index, text] of sentences.entries()) {
        const spoken = await speak(command, { voice: input.voiceId, wordsPerMinute, text, signal }).catch((error: unknown) => {
          throw error instanceof EspeakMissingError ? new ProviderError({ provider: "offline", kind: "invalid", code: error.code, message: error.message, cause: error }) : error;
        });
        sampleRate = spoken.sampleRate;
        const samples = trimSilence(spoken.samples);
        const pause = new Int16Array(index === sentences.length - 1 ? 0 : Math.round((pauseMs / 1000) * sampleRate));
        spans.push({ text, startMs: Math.round((length / sampleRate) * 1000), endMs: Math.round(((length + samples.length) / sampleRate) * 1000) });
        parts.push(samples, pause);
        length += samples.length + pause.length;
        onProgress?.((index + 1) / sentences.length);
      }
      const samples = new Int16Array(length);
      let at = 0;
      for (const part of parts) {
        samples.set(part, at);
        at += part.length;
      }
      const details: SpeechDetails = { durationMs: Math.round((length / sampleRate) * 1000), precision: "sentence", spans, isScratch: true };
      return { state: "done", outputs: [{ bytes: writeWav({ sampleRate, samples }), mimeType: "audio/wav" }], cost: noCost, details, warnings: ["scratch_voice"] };
    },
    voices: async () => ((await isEspeakInstalled(command)) ? [...offlineVoices] : []),
    async check() {
      if (await isEspeakInstalled(command)) return { detail: "espeak-ng" };
      const { message, code } = new EspeakMissingError();
      throw new ProviderError({ provider: "offline", kind: "invalid", code, message });
    },
  };
}

/** Without the stillness that the synthesiser leaves behind a sentence. */
function trimSilence(samples: Int16Array): Int16Array {
  let end = samples.length;
  while (end > 0 && Math.abs(samples[end - 1]!) < 60) end -= 1;
  return samples.subarray(0, Math.min(samples.length, end + 400));
}
