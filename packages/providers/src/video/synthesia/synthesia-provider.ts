import { z } from "zod";
import { kindOfStatus } from "../../http/kind-of-status.ts";
import { createProviderApi } from "../../http/provider-api.ts";
import { mediaBaseUrls, requireMediaKey } from "../../media/media-provider-settings.ts";
import type { MediaProviderSettings } from "../../media/media-provider-settings.ts";
import { noCost } from "../../spec/media.ts";
import type { MediaCost, MediaStatus } from "../../spec/media.ts";
import { longestSpeechMs } from "../video-provider.ts";
import type { AvatarVideoInput, AvatarVideoProvider, VideoAvatar } from "../video-provider.ts";

/** Synthesia's API lists neither avatars nor voices: these come from its documents, others are entered by their id. Source: docs.synthesia.io (2026-09-15). */
export const synthesiaAvatars: readonly VideoAvatar[] = [
  { id: "anna_costume1_cameraA", name: "Anna", type: "stock", gender: "female", orientation: null, previewImageUrl: null, defaultVoiceId: null },
];
const politePollMs = 15_000;
/** Our own ids of that list: its pages are small. */
const pageSize = 100;
const mostPages = 5;

/** Synthesia's API version 2. Prices are by contract: `microUsdPerMinute` is what its owner pays. */
export function createSynthesiaProvider(settings: MediaProviderSettings): AvatarVideoProvider {
  const provider = "Synthesia";
  const key = requireMediaKey(provider, settings);
  const pollAfterMs = settings.isSandbox ? 0 : politePollMs;
  const api = createProviderApi({
    provider, baseUrl: settings.baseUrl ?? mediaBaseUrls.synthesia, headers: { authorization: key }, secret: key, fetch: settings.fetch ?? fetch,
    now: () => settings.clock?.now() ?? new Date(), readFailure, kindOf: ({ status }) => kindOfStatus(status),
  });
  const priceOf = (milliseconds: number): MediaCost => {
    if (settings.isSandbox) return noCost;
    if (settings.microUsdPerMinute === undefined) return { microUsd: null, priceRow: null };
    return { microUsd: (settings.microUsdPerMinute * BigInt(Math.ceil(milliseconds)) + 59_999n) / 60_000n, priceRow: "own:synthesia" };
  };

  return {
    kind: "video",
    name: "synthesia",
    isAsync: true,
    estimate: ({ script, speed }) => priceOf(longestSpeechMs(script, speed)),
    async start(input, { correlation, signal }) {
      const { body } = await api.json({ method: "POST", path: "/videos", body: toRequest(input, correlation, settings.isSandbox ?? false), signal }, videoShape);
      return { state: "submitted", remoteId: body.id, warnings: warningsOf(input) };
    },
    async status(remoteId, { signal }) {
      const { body } = await api.json({ path: `/videos/${encodeURIComponent(remoteId)}`, signal }, videoShape);
      return toStatus(body, { priceOf, pollAfterMs });
    },
    async find({ correlation, signal }) {
      for (let page = 0; page < mostPages; page += 1) {
        const { body } = await api.json({ path: "/videos", query: { limit: pageSize, offset: page * pageSize }, signal }, z.object({ videos: z.array(z.object({ id: z.string(), callbackId: z.string().nullish() })) }));
        const found = body.videos.find(({ callbackId }) => callbackId === correlation);
        if (found) return { state: "found", remoteId: found.id };
        if (body.videos.length < pageSize) break;
      }
      return { state: "unknown", evidence: "Synthesia's list has no video with our id yet." };
    },
    avatars: () => Promise.resolve([...synthesiaAvatars]),
    voices: () => Promise.resolve([]),
    async check(signal) {
      await api.json({ path: "/videos", query: { limit: 1, offset: 0 }, signal }, z.object({ videos: z.array(z.unknown()) }));
      return { detail: null };
    },
  };
}

function toRequest(input: AvatarVideoInput, correlation: string, isSandbox: boolean): object {
  return {
    test: isSandbox,
    title: input.title.slice(0, 100),
    description: "",
    visibility: "private",
    aspectRatio: input.aspectRatio,
    callbackId: correlation,
    input: [
      {
        scriptText: input.script,
        avatar: input.avatarId,
        background: input.background ?? "off_white",
        avatarSettings: { voice: input.voiceId, horizontalAlign: "center", scale: 1, style: "rectangular", seamless: false },
      },
    ],
  };
}

function warningsOf({ speed, resolution }: AvatarVideoInput): string[] {
  return [...(speed === 1 ? [] : ["Synthesia has no setting for the pace of a voice."]), ...(resolution === "1080p" ? [] : ["Synthesia decides on the resolution itself."])];
}

function toStatus(video: z.output<typeof videoShape>, { priceOf, pollAfterMs }: { priceOf: (milliseconds: number) => MediaCost; pollAfterMs: number }): MediaStatus {
  switch (video.status) {
    case "complete": {
      if (!video.download) return { state: "running", progress: null, pollAfterMs };
      const durationMs = parseDuration(video.duration ?? "");
      return { state: "done", outputs: [{ url: video.download }], cost: durationMs === null ? { microUsd: null, priceRow: null } : priceOf(durationMs), details: { durationMs, subtitleUrl: video.captions?.srt ?? null } };
    }
    case "rejected":
      return { state: "refused", message: "Synthesia's content moderation rejected this video.", cost: noCost };
    case "error":
      return { state: "failed", message: "Synthesia could not make this video.", cost: noCost };
    case "deleted":
      return { state: "failed", message: "The video was deleted at Synthesia.", cost: { microUsd: null, priceRow: null } };
    default:
      return { state: "running", progress: null, pollAfterMs };
  }
}

/** `0:00:12.340000` in milliseconds; null for anything else. */
export function parseDuration(text: string): number | null {
  const found = /^(\d+):([0-5]\d):([0-5]\d(?:\.\d+)?)$/.exec(text);
  return found ? Math.round((Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3])) * 1000) : null;
}

function readFailure(body: unknown): { code: string | null; message: string | null } {
  const parsed = z.object({ error: z.string(), context: z.string().nullish() }).safeParse(body);
  if (!parsed.success) return { code: null, message: null };
  return { code: null, message: parsed.data.context ? `${parsed.data.error} (${parsed.data.context})` : parsed.data.error };
}

const videoShape = z.object({
  id: z.string().min(1),
  status: z.string(),
  duration: z.string().nullish(),
  download: z.string().nullish(),
  captions: z.object({ srt: z.string().nullish() }).nullish(),
});
