import { z } from "zod";
import { kindOfStatus } from "../../http/kind-of-status.ts";
import { createProviderApi } from "../../http/provider-api.ts";
import type { ApiFailure } from "../../http/provider-api.ts";
import { mediaBaseUrls, requireMediaKey } from "../../media/media-provider-settings.ts";
import type { MediaProviderSettings } from "../../media/media-provider-settings.ts";
import { costOfTime } from "../../media/money.ts";
import { findMediaPrice } from "../../prices/prices.ts";
import { noCost } from "../../spec/media.ts";
import type { MediaEnded, MediaStatus } from "../../spec/media.ts";
import { ProviderError } from "../../spec/provider-error.ts";
import type { ProviderErrorKind } from "../../spec/provider-error.ts";
import { longestSpeechMs } from "../video-provider.ts";
import type { AvatarVideoInput, AvatarVideoProvider } from "../video-provider.ts";
import { readAllPages } from "./read-all-pages.ts";

/** Source: third-party reference of avatar nodes (2026-07); the schema names no limit. */
export const heygenMaxScript = 5_000;
/** HeyGen asks for 10 to 15 seconds between two looks. */
const politePollMs = 10_000;

/** HeyGen's API version 3; the versions before it are out of support since 2026-10-31. */
export function createHeygenProvider(settings: MediaProviderSettings): AvatarVideoProvider {
  const provider = "HeyGen";
  const key = requireMediaKey(provider, settings);
  const pollAfterMs = settings.isSandbox ? 0 : politePollMs;
  const api = createProviderApi({
    provider, baseUrl: settings.baseUrl ?? mediaBaseUrls.heygen, headers: { "x-api-key": key }, secret: key, fetch: settings.fetch ?? fetch,
    now: () => settings.clock?.now() ?? new Date(), readFailure, kindOf,
  });

  return {
    kind: "video",
    name: "heygen",
    isAsync: true,
    estimate: (input) => priceOf(input, longestSpeechMs(input.script, input.speed)),
    async start(input, { correlation, webhookUrl, signal }) {
      if ([...input.script].length > heygenMaxScript) throw new ProviderError({ provider, kind: "invalid", code: "script_too_long", message: `HeyGen speaks at most ${heygenMaxScript} characters in one video.` });
      const { body } = await api.json({ method: "POST", path: "/v3/videos", body: toRequest(input, correlation, webhookUrl), signal }, startedShape);
      return { state: "submitted", remoteId: body.data.video_id, warnings: input.voiceId === null ? ["The avatar's own voice is used."] : [] };
    },
    async status(remoteId, { input, signal }) {
      const { body } = await api.json({ path: `/v3/videos/${encodeURIComponent(remoteId)}`, signal }, z.object({ data: videoShape }));
      return toStatus(body.data, input);
    },
    // The title carries our own id; HeyGen's list answers no callback_id.
    async find({ correlation, startedAt, signal }) {
      const videos = await readAllPages(api, { path: "/v3/videos", signal, mostPages: 5 }, z.object({ id: z.string(), title: z.string().nullish(), created_at: z.number().nullish() }));
      const found = videos.find(({ title }) => title?.endsWith(`[${correlation}]`));
      if (found) return { state: "found", remoteId: found.id };
      const since = videos.filter(({ created_at: createdAt }) => createdAt !== null && createdAt !== undefined && createdAt * 1000 >= startedAt.getTime() - 60_000).length;
      return { state: "unknown", evidence: `HeyGen lists ${since} videos since then; none carries our id.` };
    },
    async avatars(signal) {
      const looks = await readAllPages(api, { path: "/v3/avatars/looks", signal, mostPages: 10 }, lookShape);
      return looks
        .filter(({ status }) => status === null || status === undefined || status === "completed" || status === "active")
        .map((look) => ({
          id: look.id, name: look.name, type: look.avatar_type ?? null, gender: look.gender ?? null,
          orientation: look.preferred_orientation === "portrait" || look.preferred_orientation === "landscape" ? look.preferred_orientation : null,
          previewImageUrl: look.preview_image_url ?? null, defaultVoiceId: look.default_voice_id ?? null,
        }));
    },
    async voices(signal) {
      const voices = await readAllPages(api, { path: "/v3/voices", signal, mostPages: 10 }, voiceShape);
      return voices.map((voice) => ({ id: voice.voice_id, name: voice.name, language: voice.language ?? null, gender: voice.gender ?? null, accent: null, previewAudioUrl: voice.preview_audio_url ?? null }));
    },
    async check(signal) {
      const { body } = await api.json({ path: "/v3/users/me", signal }, accountShape);
      const balance = body.data.wallet?.remaining_balance;
      return { detail: balance === undefined || balance === null ? null : `${balance} ${body.data.wallet?.currency ?? ""}`.trim() };
    },
  };

  function toStatus(video: z.output<typeof videoShape>, input: AvatarVideoInput): MediaStatus {
    switch (video.status) {
      case "completed": {
        if (!video.video_url) return { state: "running", progress: null, pollAfterMs };
        const details = { durationMs: video.duration === null || video.duration === undefined ? null : Math.round(video.duration * 1000), subtitleUrl: video.subtitle_url ?? null };
        return { state: "done", outputs: [{ url: video.video_url }], cost: video.duration ? priceOf(input, video.duration * 1000) : { microUsd: null, priceRow: null }, details };
      }
      case "failed":
        return ended(video);
      default:
        return { state: "running", progress: null, pollAfterMs };
    }
  }
}

/** Prices are by the second of the finished video. Source: developers.heygen.com, pricing (2026). */
function priceOf({ model, avatarType, resolution }: AvatarVideoInput, milliseconds: number) {
  const row = findMediaPrice("heygen", model) ?? findMediaPrice("heygen", `${model}:${avatarType ?? "digital_twin"}`) ?? findMediaPrice("heygen", `${model}:digital_twin`);
  return costOfTime(row, milliseconds, resolution === "4k" ? "4k" : "usual");
}

function toRequest(input: AvatarVideoInput, correlation: string, webhookUrl: string | undefined): object {
  return {
    type: "avatar",
    avatar_id: input.avatarId,
    script: input.script,
    ...(input.voiceId === null ? {} : { voice_id: input.voiceId }),
    title: `${input.title.slice(0, 80)} [${correlation}]`,
    aspect_ratio: input.aspectRatio,
    resolution: input.resolution,
    output_format: "mp4",
    voice_settings: { speed: Math.min(1.5, Math.max(0.5, input.speed)), locale: input.language },
    ...(input.background === null ? {} : { background: { type: "color", value: input.background } }),
    ...(input.captions ? { caption: { file_format: "srt" } } : {}),
    engine: { type: input.model },
    ...(webhookUrl === undefined ? {} : { callback_url: webhookUrl }),
    callback_id: correlation,
  };
}

/** A failed video has no duration and is not billed by the second. */
function ended({ failure_code: code, failure_message: message }: z.output<typeof videoShape>): MediaEnded {
  const text = message ?? "HeyGen could not make this video.";
  return { state: isPolicy(code ?? "") ? "refused" : "failed", message: text.slice(0, 500), cost: noCost };
}

const isPolicy = (code: string): boolean => /moderat|policy|safety|nsfw|prohibited/i.test(code);

function readFailure(body: unknown): { code: string | null; message: string | null } {
  const parsed = failureShape.safeParse(body);
  return { code: parsed.data?.error.code ?? null, message: parsed.data?.error.message ?? null };
}

/** Source: developers.heygen.com, error codes (2026-07). */
function kindOf({ status, code }: ApiFailure): ProviderErrorKind {
  if (code === "insufficient_credit" || code === "quota_exceeded") return "quota";
  if (status < 500 && isPolicy(code ?? "")) return "content_policy";
  // A conflict with what the account holds: asked again it is the same.
  if (status === 409) return "invalid";
  return kindOfStatus(status);
}

const failureShape = z.object({ error: z.object({ code: z.string().nullish(), message: z.string().nullish() }) });
const startedShape = z.object({ data: z.object({ video_id: z.string().min(1) }) });
const videoShape = z.object({
  id: z.string(),
  status: z.string(),
  duration: z.number().min(0).nullish(),
  video_url: z.string().nullish(),
  subtitle_url: z.string().nullish(),
  failure_code: z.string().nullish(),
  failure_message: z.string().nullish(),
});
const lookShape = z.object({
  id: z.string(),
  name: z.string(),
  avatar_type: z.string().nullish(),
  gender: z.string().nullish(),
  preferred_orientation: z.string().nullish(),
  preview_image_url: z.string().nullish(),
  default_voice_id: z.string().nullish(),
  status: z.string().nullish(),
});
const voiceShape = z.object({ voice_id: z.string(), name: z.string(), language: z.string().nullish(), gender: z.string().nullish(), preview_audio_url: z.string().nullish() });
const accountShape = z.object({ data: z.object({ wallet: z.object({ currency: z.string().nullish(), remaining_balance: z.number().nullish() }).nullish() }) });
