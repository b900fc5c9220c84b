import type { Database } from "@agency/platform/db";
import type { Storage } from "@agency/platform/storage";
import type { MediaProvider, MediaStatus } from "@agency/providers/spec";
import type { CoreDependencies } from "../../dependencies.ts";
import { getAsset } from "../../assets/index.ts";
import { readSubtitles } from "../captions/read-subtitles.ts";
import { JobFailedError } from "../jobs/context.ts";
import type { MediaMaker } from "../jobs/media-desk.ts";
import { assertSameEnvironment } from "../media-environment.ts";
import { mediaFileName } from "../media-file-name.ts";
import { webhookUrlOf } from "../media-providers/webhook-url.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { firstPicture } from "./first-picture.ts";
import { isVideoMaker, openVideoAccess, openVideoProvider } from "./open-video-provider.ts";
import { toAvatarInput, toGeneratedInput } from "./plan-video.ts";
import { videoRequestSchema } from "./video-request.ts";

/** Makes videos: opens the provider that the job names, and the picture that begins to move. */
export function createVideoMaker(deps: ProviderDependencies & Pick<CoreDependencies, "egress"> & { db: Database; storage: Storage }): MediaMaker {
  return {
    kind: "video",
    async open(job) {
      const request = videoRequestSchema.parse(job.request);
      const name = job.provider;
      if (!isVideoMaker(name)) throw new JobFailedError("provider_not_configured", "This provider makes no videos here.");
      const { access, picture } = await deps.db.readForOrganization(job.organizationId, async (tx) => ({
        access: await openVideoAccess(tx, deps, name),
        picture: request.type === "generated" && request.imageAssetId !== null ? await getAsset(tx, request.imageAssetId) : null,
      }));
      assertSameEnvironment(job, access.environment);
      const image = picture === null ? null : await firstPicture(await deps.storage.read(picture.storageKey), picture.mimeType);
      return {
        provider: withCaptions(openVideoProvider(access) as MediaProvider, deps.egress),
        environment: access.environment,
        input: request.type === "avatar" ? toAvatarInput(job.model, request) : toGeneratedInput(job.model, request, image),
        webhookUrl: webhookUrlOf(deps.config, job.provider, job.id, access.environment) ?? undefined,
        prompt: request.type === "avatar" ? request.script : request.prompt,
        fileName: mediaFileName(request.type === "avatar" ? request.title : request.prompt, "video"),
      };
    },
  };
}

/** Reads a finished video's captions while their address works, so that they stay with the job. */
function withCaptions(provider: MediaProvider, egress: CoreDependencies["egress"]): MediaProvider {
  const follow = provider.status?.bind(provider);
  if (!follow) return provider;
  return {
    ...provider,
    async status(remoteId, options): Promise<MediaStatus> {
      const status = await follow(remoteId, options);
      if (status.state !== "done" || typeof status.details?.["subtitleUrl"] !== "string") return status;
      const { subtitleUrl, ...details } = status.details;
      const cues = await readSubtitles(egress, subtitleUrl as string, options.signal);
      return cues === null ? { ...status, details, warnings: [...(status.warnings ?? []), "captions_unreadable"] } : { ...status, details: { ...details, cues } };
    },
  };
}
