import { z } from "zod";
import { kindOfStatus } from "../../http/kind-of-status.ts";
import { createProviderApi } from "../../http/provider-api.ts";
import type { ApiFailure } from "../../http/provider-api.ts";
import { mediaBaseUrls, requireMediaKey } from "../../media/media-provider-settings.ts";
import type { MediaProviderSettings } from "../../media/media-provider-settings.ts";
import { costOfTime } from "../../media/money.ts";
import { findMediaPrice } from "../../prices/prices.ts";
import { noCost } from "../../spec/media.ts";
import type { MediaCost, MediaProvider, MediaStatus } from "../../spec/media.ts";
import { ProviderError } from "../../spec/provider-error.ts";
import type { ProviderErrorKind } from "../../spec/provider-error.ts";
import type { GeneratedVideoInput, VideoAspect } from "../video-provider.ts";

const apiVersion = "2024-11-06";
/** Source: Runway API reference (2026-04-21). A credit costs one US cent. */
const microUsdPerCredit = 10_000n;
export const runwayRules = { maxPrompt: 1_000, minSeconds: 2, maxSeconds: 10, maxImageBytes: 3_700_000 } as const;
/** Not sooner than five seconds. Source: Runway API reference. */
const politePollMs = 6_000;

const fromText: Partial<Record<VideoAspect, string>> = { "16:9": "1280:720", "9:16": "720:1280" };
const fromImage: Record<VideoAspect, string> = { "16:9": "1280:720", "9:16": "720:1280", "1:1": "960:960", "5:4": "1104:832", "4:5": "832:1104" };

/** Aspect ratios that Runway makes, from words alone or from a picture. */
export const runwayAspects = (hasImage: boolean): VideoAspect[] => Object.keys(hasImage ? fromImage : fromText) as VideoAspect[];

/** Runway's task API. It knows neither webhooks nor a list: a lost answer stays a person's to look up. */
export function createRunwayProvider(settings: MediaProviderSettings): MediaProvider<GeneratedVideoInput> {
  const provider = "Runway";
  const key = requireMediaKey(provider, settings);
  const pollAfterMs = settings.isSandbox ? 0 : politePollMs;
  const api = createProviderApi({
    provider, baseUrl: settings.baseUrl ?? mediaBaseUrls.runway, headers: { authorization: `Bearer ${key}`, "x-runway-version": apiVersion }, secret: key,
    fetch: settings.fetch ?? fetch, now: () => settings.clock?.now() ?? new Date(), readFailure, kindOf,
  });

  return {
    kind: "video",
    name: "runway",
    isAsync: true,
    estimate: ({ model, seconds }) => costOfTime(findMediaPrice("runway", model), seconds * 1000),
    async start(input, { signal }) {
      const { body } = await api.json({ method: "POST", path: input.image === null ? "/v1/text_to_video" : "/v1/image_to_video", body: toRequest(input, provider), signal }, startedShape);
      return { state: "submitted", remoteId: body.id };
    },
    async status(remoteId, { signal }) {
      const { body } = await api.json({ path: `/v1/tasks/${encodeURIComponent(remoteId)}`, signal }, taskShape);
      return toStatus(body, pollAfterMs);
    },
    async cancel(remoteId, { signal }) {
      await api.bytes({ method: "DELETE", path: `/v1/tasks/${encodeURIComponent(remoteId)}`, signal });
    },
    async check(signal) {
      const { body } = await api.json({ path: "/v1/organization", signal }, z.object({ creditBalance: z.number().nullish() }));
      return { detail: body.creditBalance === null || body.creditBalance === undefined ? null : `${body.creditBalance} credits` };
    },
  };
}

function toRequest(input: GeneratedVideoInput, provider: string): object {
  const { image, prompt, aspectRatio, seconds, seed, model } = input;
  const invalid = (code: string, message: string) => new ProviderError({ provider, kind: "invalid", code, message });
  const ratio = (image === null ? fromText : fromImage)[aspectRatio];
  if (ratio === undefined) throw invalid("aspect_ratio", `Runway makes ${runwayAspects(image !== null).join(", ")} ${image === null ? "from words; begin with a picture for other shapes" : "videos"}.`);
  if ([...prompt].length > runwayRules.maxPrompt) throw invalid("prompt_too_long", `Runway takes at most ${runwayRules.maxPrompt} characters of description.`);
  if (image !== null && image.bytes.byteLength > runwayRules.maxImageBytes) throw invalid("image_too_large", "The first picture is too large for Runway; 3.7 MB are the most.");
  return {
    model,
    ...(image === null ? {} : { promptImage: `data:${image.mimeType};base64,${Buffer.from(image.bytes).toString("base64")}` }),
    promptText: prompt,
    ratio,
    duration: Math.min(runwayRules.maxSeconds, Math.max(runwayRules.minSeconds, Math.round(seconds))),
    ...(seed === null ? {} : { seed: seed >>> 0 }),
  };
}

function toStatus(task: z.output<typeof taskShape>, pollAfterMs: number): MediaStatus {
  switch (task.status) {
    case "SUCCEEDED":
      return { state: "done", outputs: (task.output ?? []).map((url) => ({ url })), cost: costOf(task, { microUsd: null, priceRow: null }) };
    case "FAILED":
      // Source: docs.dev.runwayml.com, task failures: safety codes are neither retried nor refunded.
      return { state: task.failureCode?.startsWith("SAFETY.") ? "refused" : "failed", message: (task.failure ?? "Runway could not make this video.").slice(0, 500), cost: costOf(task, { microUsd: null, priceRow: null }) };
    case "CANCELLED":
      return { state: "cancelled", message: "The task was cancelled at Runway.", cost: costOf(task, noCost) };
    default:
      return { state: "running", progress: task.progress ?? null, pollAfterMs };
  }
}

function costOf({ cost }: z.output<typeof taskShape>, otherwise: MediaCost): MediaCost {
  return cost?.credits === undefined ? otherwise : { microUsd: BigInt(Math.ceil(cost.credits * 100)) * (microUsdPerCredit / 100n), priceRow: null };
}

function readFailure(body: unknown): { code: string | null; message: string | null } {
  const parsed = failureShape.safeParse(body);
  if (!parsed.success) return { code: null, message: null };
  const [issue] = parsed.data.issues ?? [];
  return { code: issue?.code ?? null, message: issue?.message === undefined ? parsed.data.error : `${parsed.data.error}: ${issue.path?.join(".") ?? ""} ${issue.message}`.trim() };
}

function kindOf({ status, message }: ApiFailure): ProviderErrorKind {
  // Runway has no code for an empty account, only these words (prior knowledge, 2026).
  if (status === 400 && message !== null && /not have enough credits/i.test(message)) return "quota";
  return kindOfStatus(status);
}

const failureShape = z.object({ error: z.string(), issues: z.array(z.object({ code: z.string().optional(), path: z.array(z.union([z.string(), z.number()])).optional(), message: z.string().optional() })).optional() });
const startedShape = z.object({ id: z.string().min(1) });
const taskShape = z.object({
  id: z.string(),
  status: z.string(),
  progress: z.number().min(0).max(1).nullish(),
  output: z.array(z.string()).nullish(),
  failure: z.string().nullish(),
  failureCode: z.string().nullish(),
  cost: z.object({ credits: z.number().min(0) }).nullish(),
});
