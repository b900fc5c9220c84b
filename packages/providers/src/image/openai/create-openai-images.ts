import { z } from "zod";
import { ProviderError, type MediaDone, type MediaEnded, type MediaProvider, type ProviderErrorKind } from "../../spec/index.ts";
import { kindOfStatus } from "../../http/kind-of-status.ts";
import { createProviderApi, type ApiFailure } from "../../http/provider-api.ts";
import { imageApiSettings, type ImageProviderSettings } from "../image-provider-settings.ts";
import { ratioOf, sizeOf, type AspectRatio, type ImageInput, type ImageQuality } from "../image-input.ts";
import { costOf, priceImages } from "../price-images.ts";

const label = "OpenAI";
const answerSchema = z.object({
  data: z.array(z.object({ b64_json: z.string().min(1), revised_prompt: z.string().nullish() })).min(1),
  output_format: z.string().nullish(),
  usage: z
    .object({ output_tokens: z.number(), input_tokens_details: z.object({ text_tokens: z.number().default(0), image_tokens: z.number().default(0) }).nullish(), input_tokens: z.number().default(0) })
    .nullish(),
});

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Documented square, wide and tall sizes, for models that take no others. Source: OpenAI image API, seen 2026-11-22. */
const fixedSizes = ["1024x1024", "1536x1024", "1024x1536"] as const;
const takesAnySize = (model: string): boolean => !/^gpt-image-1(\.5|-mini)?$/.test(model);

/**
 * The most output tokens of a picture of a megapixel. Source: 0.006, 0.053 and 0.211 US dollars at 1024² for 30 dollars a million
 * tokens (gpt-image-2, 2026-08-21), with a tenth to spare.
 */
const mostTokensPerMegapixel: Record<ImageQuality, number> = { draft: 240, standard: 1_950, high: 7_750 };
/** Tokens that a reference picture is read as, at most; only its size decides, and ours are at most 2048 px wide. */
const mostTokensPerReference = 6_500;

/** GPT Image: answers in the call itself, always as bytes. `dall-e-3` is an alias of its successor (see `media/models`). */
export function createOpenAiImages(settings: ImageProviderSettings): MediaProvider<ImageInput> {
  const api = createProviderApi({ ...imageApiSettings(settings), provider: label, headers: { authorization: `Bearer ${settings.apiKey}` }, readFailure, kindOf });
  return {
    kind: "image",
    name: "openai",
    isAsync: false,
    estimate: (input) => priceImages("openai", input.model, usageGuess(input)),
    async start(input, { signal }) {
      const fields = fieldsOf(input);
      const isEdit = input.references.length > 0;
      try {
        const { body } = await api.json({ path: `/images/${isEdit ? "edits" : "generations"}`, body: isEdit ? formOf(fields, input) : fields, signal }, answerSchema);
        return doneOf(input, body);
      } catch (error) {
        if (error instanceof ProviderError && error.kind === "content_policy") return refusal(error);
        throw error;
      }
    },
    async check(signal) {
      const { body } = await api.json({ path: "/models", signal }, modelsSchema);
      const images = body.data.map(({ id }) => id).filter((id) => id.startsWith("gpt-image"));
      return { detail: images.length > 0 ? images.join(", ") : null };
    },
  };
}

/** The size to ask for: free within the model's limits, else the nearest of three. */
export function openAiSize(model: string, aspectRatio: AspectRatio): string {
  if (takesAnySize(model)) {
    // Both sides ÷16, area 655,360 to 8,294,400 px, no edge over 3840. Source: OpenAI image API, seen 2026-11-22.
    const { width, height } = sizeOf(aspectRatio, { area: 1_180_000, step: 16, longest: 3_840 });
    return `${width}x${height}`;
  }
  const ratio = ratioOf(aspectRatio);
  return ratio > 1.2 ? fixedSizes[1] : ratio < 0.83 ? fixedSizes[2] : fixedSizes[0];
}

function fieldsOf(input: ImageInput): Record<string, string | number> {
  const quality = { draft: "low", standard: "medium", high: "high" }[input.quality];
  return { model: input.model, prompt: promptOf(input), n: input.count, size: openAiSize(input.model, input.aspectRatio), quality, output_format: "png" };
}

function formOf(fields: Record<string, string | number>, { references }: ImageInput): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  for (const [index, { bytes, mimeType }] of references.entries()) {
    form.append(references.length > 1 ? "image[]" : "image", new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mimeType }), `reference-${index + 1}.${mimeType.split("/")[1] === "jpeg" ? "jpg" : mimeType.split("/")[1]}`);
  }
  return form;
}

const promptOf = ({ prompt, negativePrompt }: ImageInput): string => (negativePrompt === null ? prompt : `${prompt}\n\nThe image must not contain: ${negativePrompt}.`).slice(0, 32_000);

function doneOf(input: ImageInput, answer: z.output<typeof answerSchema>): MediaDone {
  const details = answer.usage?.input_tokens_details;
  const usage = answer.usage
    ? { images: answer.data.length, megapixels: megapixelsOf(input), textTokens: details ? details.text_tokens : answer.usage.input_tokens, imageInputTokens: details?.image_tokens ?? 0, imageOutputTokens: answer.usage.output_tokens }
    : usageGuess(input);
  const format = answer.output_format ?? "png";
  const revised = answer.data.flatMap(({ revised_prompt }) => revised_prompt ?? []);
  return {
    state: "done",
    outputs: answer.data.map(({ b64_json }) => ({ bytes: new Uint8Array(Buffer.from(b64_json, "base64")), mimeType: `image/${format}` })),
    cost: costOf("openai", input.model, usage),
    ...(revised.length > 0 ? { details: { revisedPrompts: revised } } : {}),
  };
}

/** The most that a call can be billed for. */
function usageGuess(input: ImageInput) {
  return {
    images: input.count,
    megapixels: megapixelsOf(input),
    textTokens: promptOf(input).length,
    imageInputTokens: input.references.length * mostTokensPerReference,
    imageOutputTokens: Math.ceil(input.count * megapixelsOf(input) * mostTokensPerMegapixel[input.quality]),
  };
}

function megapixelsOf(input: ImageInput): number {
  const [width = 1024, height = 1024] = openAiSize(input.model, input.aspectRatio).split("x").map(Number);
  return (width * height) / 1_048_576;
}

const failureSchema = z.object({ error: z.object({ code: z.string().nullish(), type: z.string().nullish(), message: z.string().nullish() }) });

function readFailure(body: unknown): { code: string | null; type: string | null; message: string | null } {
  const error = failureSchema.safeParse(body).data?.error;
  return { code: error?.code ?? null, type: error?.type ?? null, message: error?.message ?? null };
}

/** `moderation_blocked` and its type as seen in third-party documents; the OpenAPI file names no code (2026-11-22). */
function kindOf({ code, type, status }: ApiFailure): ProviderErrorKind {
  if (code === "moderation_blocked" || code === "content_policy_violation" || code === "image_content_policy_violation" || (status === 400 && type === "image_generation_user_error")) return "content_policy";
  if (code === "insufficient_quota" || type === "insufficient_quota" || code === "billing_hard_limit_reached") return "quota";
  return kindOfStatus(status);
}

/** Refused at the door, before anything is drawn: nothing is billed. */
const refusal = (error: ProviderError): MediaEnded => ({
  state: "refused",
  message: `OpenAI's safety system refuses this picture: ${error.message} Leave out real people, brands of others, violence and bare skin, then try again.`,
  cost: { microUsd: 0n, priceRow: null },
});
