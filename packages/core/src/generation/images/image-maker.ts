import type { Database } from "@agency/platform/db";
import type { Storage } from "@agency/platform/storage";
import { imageProviderNames, type ImageInput, type ImageProviderName } from "@agency/providers/image";
import type { MediaProvider } from "@agency/providers/spec";
import { getAsset } from "../../assets/index.ts";
import { JobFailedError } from "../jobs/context.ts";
import type { MediaMaker } from "../jobs/media-desk.ts";
import { webhookUrlOf } from "../media-providers/webhook-url.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { imageRequestSchema } from "./image-request.ts";
import { openImageProvider } from "./open-image-provider.ts";

/** Makes images: opens the provider that the job names and its reference pictures. */
export function createImageMaker(deps: ProviderDependencies & { db: Database; storage: Storage }): MediaMaker {
  return {
    kind: "image",
    async open(job) {
      const { referenceAssetIds, promptVersionId: _version, ...request } = imageRequestSchema.parse(job.request);
      if (!isImageProvider(job.provider)) throw new JobFailedError("provider_not_configured", "This provider makes no images here.");
      const name = job.provider;
      const { access, files } = await deps.db.readForOrganization(job.organizationId, async (tx) => {
        const files = [];
        for (const assetId of referenceAssetIds) files.push(await getAsset(tx, assetId));
        return { access: await openImageProvider(tx, deps, name), files };
      });
      // Sandbox and live never mix: what was asked of one is not followed at the other.
      const isBegun = job.callStartedAt !== null || job.remoteId !== null;
      if (isBegun && access.environment !== job.environment) throw new JobFailedError("environment_changed", `This picture was asked for in the ${job.environment} environment, and the provider is set to ${access.environment} now.`);
      const references = [];
      for (const { storageKey, mimeType } of files) references.push({ bytes: await deps.storage.read(storageKey), mimeType });
      const input: ImageInput = { ...request, model: job.model, references };
      return {
        provider: access.open() as MediaProvider,
        environment: access.environment,
        input,
        webhookUrl: webhookUrlOf(deps.config, job.provider, job.id, access.environment) ?? undefined,
        prompt: request.prompt,
        fileName: fileNameOf(request.prompt),
      };
    },
  };
}

const isImageProvider = (name: string): name is ImageProviderName => (imageProviderNames as readonly string[]).includes(name);

/** The prompt's first words, as a name for people. */
const fileNameOf = (prompt: string): string => prompt.replace(/[^\p{L}\p{N} ]+/gu, " ").trim().split(/\s+/).slice(0, 6).join("-").toLowerCase().slice(0, 60) || "image";
