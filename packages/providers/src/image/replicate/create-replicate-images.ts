import { z } from "zod";
import { kindOfStatus } from "../../http/kind-of-status.ts";
import { createProviderApi, type ApiFailure, type ProviderApi } from "../../http/provider-api.ts";
import type { MediaProvider, MediaStatus, ProviderErrorKind } from "../../spec/index.ts";
import { imageApiSettings, type ImageProviderSettings } from "../image-provider-settings.ts";
import { ratioOf, sizeOf, type ImageInput } from "../image-input.ts";
import { costOf, priceImages } from "../price-images.ts";

const label = "Replicate";
const predictionSchema = z.looseObject({
  id: z.string().min(1),
  status: z.string(),
  output: z.union([z.string(), z.array(z.string())]).nullish(),
  error: z.unknown().optional(),
  data_removed: z.boolean().nullish(),
  metrics: z.looseObject({ predict_time: z.number().optional() }).nullish(),
  created_at: z.string().nullish(),
  model: z.string().nullish(),
  input: z.record(z.string(), z.unknown()).nullish(),
  webhook: z.string().nullish(),
});
type Prediction = z.output<typeof predictionSchema>;
const listSchema = z.object({ results: z.array(z.looseObject({ id: z.string(), created_at: z.string().nullish(), model: z.string().nullish() })) });

/** Shapes that FLUX takes by name; others are asked for in pixels. Source: Replicate model pages, seen 2026-11-22. */
const namedRatios: ReadonlySet<string> = new Set(["1:1", "16:9", "3:2", "2:3", "4:5", "5:4", "9:16", "3:4", "4:3"]);

/**
 * FLUX at Replicate: a prediction is created, then read until it ends. The API takes no key against repeats; the seed that we always send
 * and the webhook address, which carries our job's id, are by what a lost one is found again.
 */
export function createReplicateImages(settings: ImageProviderSettings): MediaProvider<ImageInput> {
  const api = apiOf(settings);
  const read = async (id: string, signal: AbortSignal) => (await api.json({ path: `/predictions/${encodeURIComponent(id)}`, signal }, predictionSchema)).body;
  return {
    kind: "image",
    name: "replicate",
    isAsync: true,
    estimate: (input) => priceImages("replicate", input.model, { images: 1, megapixels: megapixelsOf(input) }),
    async start(input, { signal, correlation, webhookUrl }) {
      const body = { input: inputOf(input, correlation), ...(webhookUrl === undefined ? {} : { webhook: webhookUrl, webhook_events_filter: ["completed"] }) };
      const prediction = await api.json({ path: `/models/${input.model}/predictions`, body, signal }, predictionSchema);
      return { state: "submitted", remoteId: prediction.body.id };
    },
    status: async (remoteId, { signal, input }) => statusOf(await read(remoteId, signal), input),
    async cancel(remoteId, { signal }) {
      await api.json({ method: "POST", path: `/predictions/${encodeURIComponent(remoteId)}/cancel`, signal }, z.unknown());
    },
    async find({ correlation, input, startedAt, signal }) {
      const { results } = (await api.json({ path: "/predictions", signal }, listSchema)).body;
      const since = startedAt.getTime() - clockSlackMs;
      const candidates = results.filter(({ created_at, model }) => (created_at == null || Date.parse(created_at) >= since) && (model == null || model === input.model)).slice(0, mostCandidates);
      for (const { id } of candidates) {
        const { input: sent } = await read(id, signal);
        if (sent?.["seed"] === seedOf(input, correlation) && sent?.["prompt"] === input.prompt) return { state: "found", remoteId: id };
      }
      return { state: "unknown", evidence: `Its list shows ${candidates.length} predictions of that time and none of them is ours; a list can lag.` };
    },
    async check(signal) {
      const { body } = await api.json({ path: "/account", signal }, z.looseObject({ username: z.string().nullish() }));
      return { detail: body.username ?? null };
    },
  };
}

/** The key that signs this account's webhooks. Throws `ProviderError`. */
export async function readReplicateWebhookSecret(settings: ImageProviderSettings, signal: AbortSignal): Promise<string> {
  const { body } = await apiOf(settings).json({ path: "/webhooks/default/secret", signal }, z.object({ key: z.string().min(1) }));
  return body.key;
}

const apiOf = (settings: ImageProviderSettings): ProviderApi => createProviderApi({ ...imageApiSettings(settings), provider: label, headers: { authorization: `Bearer ${settings.apiKey}` }, readFailure, kindOf });

const clockSlackMs = 60_000;
const mostCandidates = 20;

function inputOf(input: ImageInput, correlation: string): Record<string, unknown> {
  const { model, prompt, negativePrompt } = input;
  const seed = seedOf(input, correlation);
  const references = input.references.map(({ bytes, mimeType }) => `data:${mimeType};base64,${Buffer.from(bytes).toString("base64")}`);
  const shape = shapeOf(input, references.length > 0);
  const words = negativePrompt === null ? prompt : `${prompt}\n\nWithout: ${negativePrompt}.`;
  if (/flux-kontext/.test(model)) return { prompt: words, seed, ...(references[0] ? { input_image: references[0] } : {}), aspect_ratio: shape.aspect_ratio === "custom" ? nearestNamed(input) : shape.aspect_ratio, output_format: "png", safety_tolerance: 2 };
  if (/flux-1\.1/.test(model)) return { prompt: words, seed, ...(references[0] ? { image_prompt: references[0] } : {}), ...shape, output_format: "png", safety_tolerance: 2 };
  return { prompt: words, seed, ...(references.length > 0 ? { input_images: references.slice(0, 8) } : {}), ...shape, ...(shape.aspect_ratio === "custom" ? {} : { resolution: "1 MP" }), output_format: "png", safety_tolerance: 2 };
}

/** Without a wish a seed is drawn from the attempt's own id, so that it tells our prediction from others. */
function seedOf({ seed }: ImageInput, correlation: string): number {
  if (seed !== null) return seed;
  let hash = 0x811c9dc5;
  for (let index = 0; index < correlation.length; index += 1) hash = Math.imul(hash ^ correlation.charCodeAt(index), 0x01000193) >>> 0;
  return hash % 2_000_000_000;
}

function shapeOf(input: ImageInput, hasReference: boolean): { aspect_ratio: string; width?: number; height?: number } {
  if (namedRatios.has(input.aspectRatio)) return { aspect_ratio: input.aspectRatio };
  if (hasReference && /flux-kontext/.test(input.model)) return { aspect_ratio: nearestNamed(input) };
  return { aspect_ratio: "custom", ...sizeOf(input.aspectRatio, { area: 1_048_576, step: 32, longest: 1_440 }) };
}

function nearestNamed({ aspectRatio }: ImageInput): string {
  const wanted = Math.log(ratioOf(aspectRatio));
  return [...namedRatios].reduce((best, each) => (Math.abs(Math.log(ratioOf(each as typeof aspectRatio)) - wanted) < Math.abs(Math.log(ratioOf(best as typeof aspectRatio)) - wanted) ? each : best));
}

function megapixelsOf(input: ImageInput): number {
  const shape = shapeOf(input, false);
  return shape.width === undefined ? 1 : (shape.width * (shape.height ?? shape.width)) / 1_000_000;
}

function statusOf(prediction: Prediction, input: ImageInput): MediaStatus {
  const nothing = { microUsd: 0n, priceRow: null };
  switch (prediction.status) {
    case "starting":
      return { state: "running", progress: 0.1 };
    case "processing":
      return { state: "running", progress: 0.5 };
    case "succeeded": {
      const urls = typeof prediction.output === "string" ? [prediction.output] : (prediction.output ?? []);
      const cost = costOf("replicate", input.model, { images: Math.max(1, urls.length), megapixels: megapixelsOf(input) });
      if (urls.length === 0) return { state: "failed", message: "Replicate deletes pictures after an hour, and this one is gone. What it cost is booked; start again to make another one.", cost };
      return { state: "done", outputs: urls.map((url) => ({ url })), cost, ...(prediction.metrics?.predict_time === undefined ? {} : { details: { predictSeconds: prediction.metrics.predict_time } }) };
    }
    case "canceled":
    case "aborted":
      return { state: "cancelled", message: "Stopped at Replicate.", cost: nothing };
    case "failed": {
      const words = wordsOf(prediction.error);
      // FLUX tells its safety filter in words only (E005), seen 2026.
      if (/flagged|sensitive|nsfw|E005/i.test(words)) return { state: "refused", message: `FLUX's safety filter refuses this picture: ${words} Change the prompt or the reference picture, then try again.`, cost: nothing };
      return { state: "failed", message: `Replicate could not make it: ${words}`, cost: nothing };
    }
    default:
      return { state: "running", progress: null };
  }
}

const wordsOf = (error: unknown): string => (typeof error === "string" && error !== "" ? error.slice(0, 400) : "it gave no reason.");

/** Problem-style bodies: `{title, detail, status}`; a throttled one has `detail` alone. */
function readFailure(body: unknown): { code: null; message: string | null } {
  const { title, detail } = z.looseObject({ title: z.string().optional(), detail: z.string().optional() }).safeParse(body).data ?? {};
  return { code: null, message: [title, detail].filter(Boolean).join(": ") || null };
}

function kindOf({ status, message }: ApiFailure): ProviderErrorKind {
  if (status === 422 && /flagged|sensitive|nsfw/i.test(message ?? "")) return "content_policy";
  return kindOfStatus(status);
}
