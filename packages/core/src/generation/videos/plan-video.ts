import { databaseNow, type Transaction } from "@agency/platform/db";
import { conflict, invalid } from "@agency/platform/http";
import { cleanText } from "@agency/platform/text";
import { resolveMediaModel } from "@agency/providers/media";
import { ProviderError, type MediaEstimate } from "@agency/providers/spec";
import { longestSpeechMs, type AvatarVideoInput, type GeneratedVideoInput } from "@agency/providers/video";
import { getAsset } from "../../assets/index.ts";
import type { MediaAccess } from "../media-providers/index.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import type { Environment } from "../table.ts";
import { assertPlace } from "../media-place.ts";
import { avatarMakers, generatedMakers, openAvatarProvider, openVideoAccess, openVideoProvider, videoMakers, type VideoMakerName } from "./open-video-provider.ts";
import type { GenerateVideo } from "./schema.ts";
import type { VideoRequest } from "./video-request.ts";

export interface PlannedVideo {
  provider: VideoMakerName;
  model: string;
  environment: Environment;
  request: VideoRequest;
  /** The longest that it may become. */
  seconds: number;
  estimate: MediaEstimate;
  warnings: string[];
}

/**
 * What a wish for a video means: who makes it, for how much, and what will be ignored. Spends nothing.
 * @throws Problem 404, 409 (no key, archived brand), 422
 */
export async function planVideo(tx: Transaction, deps: ProviderDependencies, { wish, brandIds }: { wish: GenerateVideo; brandIds: readonly string[] | null }): Promise<PlannedVideo> {
  await assertPlace(tx, wish);
  const access = await chooseAccess(tx, deps, wish);
  const name = access.definition.name as VideoMakerName;
  const maker = videoMakers[name];
  const { model, replaces } = resolveMediaModel(name, wish.model ?? maker.models[0]!, await databaseNow(tx));
  if (name !== "runway" && !maker.models.includes(model)) throw invalid("unknown_model", "/model", `${access.definition.label} has ${maker.models.join(", ")}.`);
  const hasImage = wish.type === "generated" && wish.imageAssetId !== null;
  if (!(hasImage ? maker.aspectRatiosFromImage : maker.aspectRatios).includes(wish.aspectRatio)) {
    throw invalid("aspect_ratio", "/aspectRatio", `${access.definition.label} makes ${(hasImage ? maker.aspectRatiosFromImage : maker.aspectRatios).join(", ")}${hasImage ? "" : " here"}.`);
  }
  if (wish.type === "generated" && wish.imageAssetId !== null) {
    const asset = await getAsset(tx, wish.imageAssetId, { brandIds });
    if (asset.kind !== "image" || asset.mimeType === "image/gif") throw invalid("not_an_image", "/imageAssetId", "Choose a JPEG, PNG or WebP picture to begin with.");
  }
  const request = toRequest(wish);
  const warnings = replaces === null ? [] : [`${replaces} has been retired: ${model} takes its place.`];
  const seconds = request.type === "avatar" ? Math.ceil(longestSpeechMs(request.script, request.speed) / 1000) : request.seconds;
  return { provider: name, model, environment: access.environment, request, seconds, estimate: await estimateOf(access, model, request), warnings };
}

async function chooseAccess(tx: Transaction, deps: ProviderDependencies, wish: GenerateVideo): Promise<MediaAccess> {
  const names: readonly VideoMakerName[] = wish.provider === undefined ? (wish.type === "avatar" ? avatarMakers : generatedMakers) : [wish.provider];
  let last: MediaAccess | undefined;
  for (const name of names) {
    last = await openVideoAccess(tx, deps, name);
    if (last.source !== "none") return last;
  }
  throw conflict("provider_not_configured", `No key is stored for ${names.length === 1 ? last!.definition.label : "a maker of avatar videos"}. Enter one under Settings → AI providers.`);
}

async function estimateOf(access: MediaAccess, model: string, request: VideoRequest): Promise<MediaEstimate> {
  try {
    if (request.type === "avatar") return await openAvatarProvider(access).estimate(toAvatarInput(model, request));
    return await openVideoProvider(access).estimate(toGeneratedInput(model, request, null) as never);
  } catch (error) {
    // A sealed key that no longer opens: said when it is used.
    if (error instanceof ProviderError) throw conflict("provider_not_configured", error.message);
    throw error;
  }
}

export function toAvatarInput(model: string, { type: _type, ...request }: VideoRequest & { type: "avatar" }): AvatarVideoInput {
  return { ...request, model };
}

export function toGeneratedInput(model: string, { type: _type, title: _title, imageAssetId: _asset, ...request }: VideoRequest & { type: "generated" }, image: GeneratedVideoInput["image"]): GeneratedVideoInput {
  return { ...request, model, image };
}

function toRequest(wish: GenerateVideo): VideoRequest {
  const { brandId: _brand, contentId: _content, provider: _provider, model: _model, ...rest } = wish;
  return rest.type === "avatar" ? { ...rest, title: cleanText(rest.title) || "Video", script: cleanText(rest.script) } : { ...rest, title: cleanText(rest.title) || "Video", prompt: cleanText(rest.prompt) };
}
