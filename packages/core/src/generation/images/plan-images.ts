import { eq } from "drizzle-orm";
import { databaseNow, type Transaction } from "@agency/platform/db";
import { conflict, invalid, notFound, Problem } from "@agency/platform/http";
import { cleanText } from "@agency/platform/text";
import { imageMakers, mostReferences, unsupportedWishes, type ImageInput } from "@agency/providers/image";
import { resolveMediaModel } from "@agency/providers/media";
import type { MediaEstimate } from "@agency/providers/spec";
import { getAsset } from "../../assets/index.ts";
import { getBrand } from "../../brands/index.ts";
import { assertBrandIsOpen, getProduct } from "../../products/index.ts";
import { renderImagePrompt } from "../../prompts/index.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import type { Environment } from "../table.ts";
import type { ImageRequest } from "./image-request.ts";
import { defaultImageProvider, listImageProviders } from "./open-image-provider.ts";
import type { GenerateImages } from "./schema.ts";
import { contentBrands } from "./content-brands.ts";

export interface PlannedImages {
  provider: string;
  model: string;
  environment: Environment;
  /** One a paid creation. */
  requests: ImageRequest[];
  /** Of all together; null: nobody knows. */
  maxMicroUsd: bigint | null;
  warnings: string[];
}

/**
 * What a wish for images means: who makes them, in how many paid calls, for how much, and which wishes will be ignored. Spends nothing.
 * @throws Problem 404, 409 (no key, archived brand), 422
 */
export async function planImages(tx: Transaction, deps: ProviderDependencies, { request, brandIds }: { request: GenerateImages; brandIds: readonly string[] | null }): Promise<PlannedImages> {
  const brand = await getBrand(tx, request.brandId);
  await assertBrandIsOpen(tx, brand.id);
  const product = request.productId === null ? null : await getProduct(tx, request.productId);
  if (product && product.brandId !== brand.id) throw notFound("This product");
  if (request.contentId !== null) {
    const [content] = await tx.select().from(contentBrands).where(eq(contentBrands.id, request.contentId));
    if (content?.brandId !== brand.id) throw notFound("This content");
  }
  for (const [index, assetId] of request.referenceAssetIds.entries()) {
    const asset = await getAsset(tx, assetId, { brandIds });
    if (asset.kind !== "image" || asset.mimeType === "image/gif") throw invalid("not_an_image", `/referenceAssetIds/${index}`, "Choose JPEG, PNG or WebP pictures to go by.");
  }
  const providers = await listImageProviders(tx, deps);
  const access = request.provider === undefined ? defaultImageProvider(providers) : providers.find(({ name }) => name === request.provider)!;
  if (!access.isConfigured) throw conflict("provider_not_configured", `No key is stored for ${imageMakers[access.name].label}. Enter one under Settings → AI providers.`);
  const maker = imageMakers[access.name];
  const wanted = request.model ?? maker.models[0]!;
  const { model, replaces } = resolveMediaModel(access.name, wanted, await databaseNow(tx));
  if (access.name !== "midjourney" && !/^[\w.-]+(\/[\w.-]+)?$/.test(model)) throw invalid("unknown_model", "/model", "This is no name of a model.");
  const rendered = request.promptId === undefined ? { prompt: cleanText(request.prompt), versionId: null } : await renderImagePrompt(tx, { promptId: request.promptId, brand, product, topic: request.prompt, variables: request.variables });
  if (rendered.prompt.trim() === "") throw new Problem(422, "invalid_input", "Say what the picture shows, or choose a template.");
  const most = mostReferences(maker, model);
  const base = {
    prompt: rendered.prompt,
    aspectRatio: request.aspectRatio,
    quality: request.quality,
    negativePrompt: request.negativePrompt,
    referenceAssetIds: request.referenceAssetIds.slice(0, most),
    palette: brand.brandColors,
    promptVersionId: rendered.versionId,
  };
  const requests: ImageRequest[] = [];
  for (let left = request.count; left > 0; left -= maker.mostPerCall) {
    // Without seeds of their own, calls of one wish would make the same picture.
    const seed = request.seed === null ? null : request.seed + requests.length;
    requests.push({ ...base, count: Math.min(left, maker.mostPerCall), seed });
  }
  const warnings = [
    ...(replaces === null ? [] : [`${replaces} has been retired: ${model} takes its place.`]),
    ...unsupportedWishes(maker, { model, seed: request.seed, negativePrompt: request.negativePrompt, quality: request.quality, aspectRatio: request.aspectRatio, references: request.referenceAssetIds.length }),
  ];
  let maxMicroUsd: bigint | null = 0n;
  for (const each of requests) {
    const { microUsd } = await estimateOf(access, model, each);
    maxMicroUsd = maxMicroUsd === null || microUsd === null ? null : maxMicroUsd + microUsd;
  }
  return { provider: access.name, model, environment: access.environment, requests, maxMicroUsd, warnings };
}

/** The size of a reference picture plays no part in any price, only how many there are. */
async function estimateOf(access: Awaited<ReturnType<typeof listImageProviders>>[number], model: string, { referenceAssetIds, promptVersionId: _version, ...request }: ImageRequest): Promise<MediaEstimate> {
  const input: ImageInput = { ...request, model, references: referenceAssetIds.map(() => ({ bytes: new Uint8Array(), mimeType: "image/png" })) };
  return access.open().estimate(input);
}
