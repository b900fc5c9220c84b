import { z } from "zod";
import { kindOfStatus } from "../../http/kind-of-status.ts";
import { createProviderApi } from "../../http/provider-api.ts";
import type { ApiFailure } from "../../http/provider-api.ts";
import { mediaBaseUrls, requireMediaKey } from "../../media/media-provider-settings.ts";
import type { MediaProviderSettings } from "../../media/media-provider-settings.ts";
import { costOfCharacters } from "../../media/money.ts";
import { findMediaPrice } from "../../prices/prices.ts";
import { ProviderError } from "../../spec/provider-error.ts";
import type { ProviderErrorKind } from "../../spec/provider-error.ts";
import { audioDurationMs } from "../audio-duration.ts";
import type { SpeechDetails, VoiceProvider } from "../voice-provider.ts";

/** Source: OpenAI, text to speech (2026-11). All models end on 2027-01-06. */
export const openAiSpeechMaxCharacters = 4_096;
const voices = ["alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage", "shimmer", "verse"] as const;

/** OpenAI's speech endpoint, as long as it lasts. It tells no times: captions are paced by their length. */
export function createOpenAiSpeechProvider(settings: MediaProviderSettings): VoiceProvider {
  const provider = "OpenAI";
  const key = requireMediaKey(provider, settings);
  const api = createProviderApi({
    provider, baseUrl: settings.baseUrl ?? mediaBaseUrls.openai, headers: { authorization: `Bearer ${key}` }, secret: key, fetch: settings.fetch ?? fetch,
    now: () => settings.clock?.now() ?? new Date(), readFailure, kindOf,
  });
  return {
    kind: "voice",
    name: "openai",
    isAsync: false,
    maxCharacters: () => openAiSpeechMaxCharacters,
    estimate: ({ model, text }) => costOfCharacters(findMediaPrice("openai", model), [...text].length),
    async start({ model, text, voiceId, speed }, { signal }) {
      if ([...text].length > openAiSpeechMaxCharacters) throw new ProviderError({ provider, kind: "invalid", code: "max_character_limit_exceeded", message: `${model} reads at most ${openAiSpeechMaxCharacters} characters at once.` });
      const { bytes } = await api.bytes({ method: "POST", path: "/audio/speech", body: { model, input: text, voice: voiceId, response_format: "mp3", ...(speed === 1 ? {} : { speed }) }, signal, maxBytes: 64 * 1024 * 1024 });
      const durationMs = await audioDurationMs(bytes);
      if (durationMs === null) throw new ProviderError({ provider, kind: "server", message: `${provider} answered in a form that we do not know.`, status: 200 });
      const details: SpeechDetails = { durationMs, precision: "whole", spans: [] };
      return { state: "done", outputs: [{ bytes, mimeType: "audio/mpeg" }], cost: costOfCharacters(findMediaPrice("openai", model), [...text].length), details };
    },
    voices: () => Promise.resolve(voices.map((id) => ({ id, name: `${id[0]!.toUpperCase()}${id.slice(1)}`, language: null, gender: null, accent: null, previewAudioUrl: null }))),
    async check(signal) {
      await api.json({ path: "/models", signal }, z.object({ data: z.array(z.unknown()) }));
      return { detail: null };
    },
  };
}

function readFailure(body: unknown): { code: string | null; message: string | null } {
  const parsed = z.object({ error: z.object({ code: z.string().nullish(), type: z.string().nullish(), message: z.string().nullish() }) }).safeParse(body);
  return { code: parsed.data?.error.code ?? parsed.data?.error.type ?? null, message: parsed.data?.error.message ?? null };
}

function kindOf({ status, code }: ApiFailure): ProviderErrorKind {
  if (code === "insufficient_quota") return "quota";
  if (code === "content_policy_violation" || code === "moderation_blocked") return "content_policy";
  return kindOfStatus(status);
}
