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
import type { ListedVoice } from "../../video/video-provider.ts";
import { audioDurationMs } from "../audio-duration.ts";
import type { SpeechDetails, SpeechInput, VoiceProvider } from "../voice-provider.ts";
import { wordsOfAlignment } from "./words-of-alignment.ts";

/** Characters of one call. Source: ElevenLabs, models (2025-08, 2026-08). */
const maxCharacters: Readonly<Record<string, number>> = { eleven_v3: 3_000, eleven_multilingual_v2: 10_000, eleven_flash_v2_5: 40_000, eleven_turbo_v2_5: 40_000 };
/** Longest text of one call; of a model that we do not know the shortest of all. */
export const elevenLabsMaxCharacters = (model: string): number => maxCharacters[model] ?? 3_000;
/** Its 29 languages are without Vietnamese. */
const withoutVietnamese: ReadonlySet<string> = new Set(["eleven_multilingual_v2"]);
const maxAnswerBytes = 64 * 1024 * 1024;

/** ElevenLabs' speech with the time of every character. It answers at once and keeps no list that proves a lost answer. */
export function createElevenLabsProvider(settings: MediaProviderSettings): VoiceProvider {
  const provider = "ElevenLabs";
  const key = requireMediaKey(provider, settings);
  const api = createProviderApi({
    provider, baseUrl: settings.baseUrl ?? mediaBaseUrls.elevenlabs, headers: { "xi-api-key": key }, secret: key, fetch: settings.fetch ?? fetch,
    now: () => settings.clock?.now() ?? new Date(), readFailure, kindOf,
  });

  return {
    kind: "voice",
    name: "elevenlabs",
    isAsync: false,
    maxCharacters: elevenLabsMaxCharacters,
    estimate: ({ model, text }) => costOfCharacters(findMediaPrice("elevenlabs", model), [...text].length),
    async start(input, { signal }) {
      assertSpeakable(input, elevenLabsMaxCharacters(input.model));
      const { body, headers } = await api.json(
        { method: "POST", path: `/v1/text-to-speech/${encodeURIComponent(input.voiceId)}/with-timestamps`, query: { output_format: "mp3_44100_128" }, body: toRequest(input), signal, maxBytes: maxAnswerBytes },
        spokenShape,
      );
      const bytes = new Uint8Array(Buffer.from(body.audio_base64, "base64"));
      const words = body.alignment ? wordsOfAlignment(body.alignment) : [];
      const durationMs = (await audioDurationMs(bytes)) ?? words.at(-1)?.endMs ?? 0;
      const details: SpeechDetails = { durationMs, precision: words.length > 0 ? "word" : "whole", spans: words };
      // Never less than what was sent: the header may count in credits, which some models take at half.
      const characters = Math.max([...input.text].length, Number(headers.get("x-character-count") ?? 0) || 0);
      return { state: "done", outputs: [{ bytes, mimeType: "audio/mpeg" }], cost: { ...costOfCharacters(findMediaPrice("elevenlabs", input.model), characters) }, details };
    },
    async voices(signal) {
      const all: ListedVoice[] = [];
      let token: string | undefined;
      for (let page = 0; page < 10; page += 1) {
        const { body } = await api.json({ path: "/v2/voices", query: { page_size: 100, next_page_token: token }, signal }, voicesShape);
        all.push(...body.voices.map(({ voice_id: id, name, labels, preview_url: previewAudioUrl }) => ({
          id, name, language: labels?.language ?? null, gender: labels?.gender ?? null, accent: labels?.accent ?? null, previewAudioUrl: previewAudioUrl ?? null,
        })));
        if (!body.has_more || !body.next_page_token) break;
        token = body.next_page_token;
      }
      return all;
    },
    async check(signal) {
      const { body } = await api.json({ path: "/v1/user/subscription", signal }, z.object({ tier: z.string(), character_count: z.number().nullish(), character_limit: z.number().nullish() }));
      return { detail: body.character_limit ? `${body.tier}: ${body.character_limit - (body.character_count ?? 0)} / ${body.character_limit}` : body.tier };
    },
  };

  function assertSpeakable({ model, text, language }: SpeechInput, limit: number): void {
    if ([...text].length > limit) throw new ProviderError({ provider, kind: "invalid", code: "max_character_limit_exceeded", message: `${model} reads at most ${limit} characters at once.` });
    if (language === "vi" && withoutVietnamese.has(model)) throw new ProviderError({ provider, kind: "invalid", code: "unsupported_language", message: `${model} does not speak Vietnamese. Choose eleven_v3 or eleven_flash_v2_5.` });
  }
}

function toRequest({ text, model, language, speed, seed }: SpeechInput): object {
  return {
    text,
    model_id: model,
    ...(withoutVietnamese.has(model) ? {} : { language_code: language }),
    voice_settings: { stability: 0.5, similarity_boost: 0.75, style: 0, use_speaker_boost: true, speed: Math.min(1.2, Math.max(0.7, speed)) },
    ...(seed === null ? {} : { seed }),
    apply_text_normalization: "auto",
  };
}

function readFailure(body: unknown): { code: string | null; message: string | null } {
  const parsed = failureShape.safeParse(body);
  if (!parsed.success) return { code: null, message: null };
  const { detail } = parsed.data;
  if (typeof detail === "string") return { code: null, message: detail };
  if (Array.isArray(detail)) return { code: detail[0]?.type ?? null, message: detail.map(({ loc, msg }) => `${loc?.join(".") ?? ""} ${msg}`.trim()).join("; ") };
  return { code: detail.status ?? null, message: detail.message ?? null };
}

/** Source: ElevenLabs, errors (2026-08); an exhausted quota answers 401. */
function kindOf({ status, code }: ApiFailure): ProviderErrorKind {
  switch (code) {
    case "quota_exceeded":
      return "quota";
    case "too_many_concurrent_requests":
    case "system_busy":
      return "rate_limit";
    case "max_character_limit_exceeded":
    case "unsupported_language":
    case "model_not_found":
      return "invalid";
    case "voice_not_found":
      return "not_found";
    default:
      if (status < 500 && code !== null && /policy|moderat|safety|prohibited/i.test(code)) return "content_policy";
      return kindOfStatus(status);
  }
}

const failureShape = z.object({
  detail: z.union([z.string(), z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])).optional(), msg: z.string(), type: z.string().optional() })), z.object({ status: z.string().nullish(), message: z.string().nullish() })]),
});
const alignmentShape = z.object({ characters: z.array(z.string()), character_start_times_seconds: z.array(z.number()), character_end_times_seconds: z.array(z.number()) });
const spokenShape = z.object({ audio_base64: z.string().min(1), alignment: alignmentShape.nullish() });
const voicesShape = z.object({
  voices: z.array(z.object({ voice_id: z.string(), name: z.string(), labels: z.record(z.string(), z.string()).nullish(), preview_url: z.string().nullish() })),
  has_more: z.boolean().nullish(),
  next_page_token: z.string().nullish(),
});
