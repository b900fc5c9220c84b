import { z } from "zod";
import { kindOfStatus } from "../../http/kind-of-status.ts";
import { createProviderApi, type ApiFailure, type ProviderApi } from "../../http/provider-api.ts";
import type { MediaProvider, MediaStatus, ProviderErrorKind } from "../../spec/index.ts";
import { toMicroUsd } from "../to-micro-usd.ts";
import { imageApiSettings, type ImageProviderSettings } from "../image-provider-settings.ts";
import { sizeOf, type ImageInput, type ReferenceImage } from "../image-input.ts";

const label = "Leonardo.Ai";
const costSchema = z.looseObject({ amount: z.union([z.string(), z.number()]).transform(String), unit: z.string() }).nullish();
const jobSchema = z.looseObject({ generationId: z.string().min(1), cost: costSchema });
/** Both spellings occur: the reference names the first, answers of `v2` carried the second (public client code, 2026). */
const createdSchema = z.union([z.looseObject({ sdGenerationJob: jobSchema }).transform((body) => body.sdGenerationJob), z.looseObject({ generate: jobSchema }).transform((body) => body.generate)]);
const generationSchema = z.object({
  generations_by_pk: z
    .looseObject({
      id: z.string(),
      status: z.string(),
      generated_images: z.array(z.looseObject({ url: z.string(), nsfw: z.boolean().nullish() })).nullish(),
    })
    .nullable(),
});
const uploadSchema = z.object({ uploadInitImage: z.looseObject({ id: z.string(), url: z.string(), fields: z.string() }) });

/** Leonardo: a generation is created (v2), then read (v1). It keeps no list of a key's generations, so a lost answer is a person's to judge. */
export function createLeonardoImages(settings: ImageProviderSettings & { upload: typeof globalThis.fetch }): MediaProvider<ImageInput> {
  const api = createProviderApi({ ...imageApiSettings(settings), provider: label, headers: { authorization: `Bearer ${settings.apiKey}` }, readFailure, kindOf });
  return {
    kind: "image",
    name: "leonardo",
    isAsync: true,
    // The answer tells the price; before it, what its dearest picture cost in 2026.
    estimate: (input) => ({ microUsd: mostPerImage * BigInt(input.count), priceRow: null }),
    async start(input, { signal }) {
      const references = [];
      for (const reference of input.references.slice(0, 4)) references.push(await upload(api, settings, reference, signal));
      const { width, height } = sizeOf(input.aspectRatio, { area: 1_048_576, step: 8, longest: 1_536 });
      const body = {
        model: input.model,
        parameters: {
          prompt: promptOf(input),
          width,
          height,
          quantity: input.count,
          prompt_enhance: "OFF",
          ...(input.seed === null ? {} : { seed: input.seed }),
          ...(references.length === 0 ? {} : { guidances: { image_reference: references.map((id) => ({ image: { id, type: "UPLOADED" }, strength: "MID" })) } }),
          ...(input.model.startsWith("gpt-image") ? { quality: { draft: "LOW", standard: "MEDIUM", high: "HIGH" }[input.quality] } : {}),
        },
        public: false,
      };
      const { generationId, cost } = (await api.json({ path: "/v2/generations", body, signal }, createdSchema)).body;
      return { state: "submitted", remoteId: generationId, ...costOf(cost) };
    },
    async status(remoteId, { signal }) {
      const { body } = await api.json({ path: `/v1/generations/${encodeURIComponent(remoteId)}`, signal }, generationSchema);
      return statusOf(body.generations_by_pk);
    },
    async check(signal) {
      const me = await api.json({ path: "/v1/me", signal }, z.looseObject({ user_details: z.array(z.looseObject({ user: z.looseObject({ username: z.string().nullish() }).nullish() })).nullish() }));
      return { detail: me.body.user_details?.[0]?.user?.username ?? null };
    },
  };
}

/** Micro-USD; a guess to reserve, as Leonardo tells prices only with the answer. */
const mostPerImage = 100_000n;

function statusOf(generation: z.output<typeof generationSchema>["generations_by_pk"]): MediaStatus {
  const untold = { microUsd: null, priceRow: null };
  if (generation === null) return { state: "failed", message: "Leonardo.Ai does not know this generation. What it may have cost is booked.", cost: untold };
  switch (generation.status) {
    case "COMPLETE": {
      const images = generation.generated_images ?? [];
      const shown = images.filter(({ nsfw }) => nsfw !== true);
      if (images.length > 0 && shown.length === 0) return { state: "refused", message: "Leonardo.Ai marked every picture as not safe for work. Change the prompt, then try again.", cost: untold };
      const hidden = images.length - shown.length;
      return { state: "done", outputs: shown.map(({ url }) => ({ url })), cost: untold, ...(hidden > 0 ? { warnings: [`${hidden} of ${images.length} pictures were marked as not safe for work and left out.`] } : {}) };
    }
    case "FAILED":
      return { state: "failed", message: "Leonardo.Ai could not make it and gave no reason.", cost: { microUsd: 0n, priceRow: null } };
    default:
      return { state: "running", progress: null };
  }
}

/** Puts a reference picture where the generation can read it: a ticket, then a form to its storage. */
async function upload(api: ProviderApi, settings: Parameters<typeof createLeonardoImages>[0], { bytes, mimeType }: ReferenceImage, signal: AbortSignal): Promise<string> {
  const extension = mimeType === "image/jpeg" ? "jpg" : mimeType.split("/")[1]!;
  const { uploadInitImage } = (await api.json({ path: "/v1/init-image", body: { extension }, signal }, uploadSchema)).body;
  const form = new FormData();
  for (const [name, value] of Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(uploadInitImage.fields)))) form.set(name, value);
  form.set("file", new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mimeType }), `reference.${extension}`);
  const store = createProviderApi({ ...imageApiSettings({ ...settings, fetch: settings.upload, baseUrl: uploadInitImage.url }), provider: `${label}'s storage`, headers: {}, readFailure, kindOf: ({ status }) => kindOfStatus(status) });
  await store.bytes({ path: "", body: form, signal });
  return uploadInitImage.id;
}

const promptOf = ({ prompt, negativePrompt }: ImageInput): string => (negativePrompt === null ? prompt : `${prompt}\n\nWithout: ${negativePrompt}.`);

/** `{"error": "words", "code": "access-denied"}`. */
function readFailure(body: unknown): { code: string | null; message: string | null } {
  const parsed = z.looseObject({ error: z.string().optional(), code: z.string().optional() }).safeParse(body);
  return { code: parsed.data?.code ?? null, message: parsed.data?.error ?? null };
}

/** Its moderation answers in words only (not documented, 2026-11-22). */
function kindOf({ status, code, message }: ApiFailure): ProviderErrorKind {
  if (code === "access-denied") return "auth";
  if (status >= 400 && status < 500 && /moderat|inappropriate|not allowed|nsfw|content policy/i.test(message ?? "")) return "content_policy";
  if (status === 402 || /insufficient|not enough|balance/i.test(message ?? "")) return "quota";
  return kindOfStatus(status);
}

/** What the creating answer told; credits are kept for a person to read, as only the account knows their value. */
function costOf(cost: z.output<typeof costSchema>): { costMicroUsd?: bigint; details?: Record<string, unknown> } {
  if (!cost) return {};
  const microUsd = cost.unit === "DOLLARS" ? toMicroUsd(cost.amount) : null;
  return { details: { cost: { amount: cost.amount, unit: cost.unit } }, ...(microUsd === null ? {} : { costMicroUsd: microUsd }) };
}
