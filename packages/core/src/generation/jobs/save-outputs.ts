import { newId } from "@agency/platform/db";
import { EgressError } from "@agency/platform/egress";
import { MediaError, maxUploadBytes, type InspectedMedia } from "@agency/platform/media";
import { StorageError } from "@agency/platform/storage";
import { ProviderError, type MediaDone, type MediaKind, type MediaOutput } from "@agency/providers/spec";
import { storageKeyOf } from "../../assets/index.ts";
import { readRemoteFile } from "../read-remote-file.ts";
import { JobFailedError, type HeldJob, type MediaContext } from "./context.ts";
import type { OpenedJob } from "./media-desk.ts";

/** A file that lies in our storage and has no row yet. */
export interface SavedFile {
  id: string;
  storageKey: string;
  media: InspectedMedia;
  fileName: string;
}

/** It may pass by itself: a line that broke, a full disk. `kind` is what a person reads if it does not. */
export class OutputTroubleError extends Error {
  readonly kind: "output_unreachable" | "storage";
  constructor(kind: OutputTroubleError["kind"], message: string, cause: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

/**
 * Copies what was made into our own storage, checked as an upload is (R16, R32), before the other side deletes it. Files without a row are
 * an orphan sweeper's, or the caller's who forgets them.
 * @throws OutputTroubleError; JobFailedError `output_gone`, `unusable_output`
 */
export async function saveOutputs(context: MediaContext, held: HeldJob, { opened, done, signal }: { opened: OpenedJob; done: MediaDone; signal: AbortSignal }): Promise<SavedFile[]> {
  const { job } = held;
  const saved: SavedFile[] = [];
  if (done.outputs.length === 0) throw new JobFailedError("output_gone", "The provider finished without a file. Try again.");
  try {
    for (const [index, output] of done.outputs.entries()) {
      const bytes = "bytes" in output ? output.bytes : await readOutput(context, job.kind, output, opened, signal);
      const fileName = output.fileName ?? `${opened.fileName ?? job.kind}${done.outputs.length > 1 ? `-${index + 1}` : ""}`;
      // What a model made carries IPTC's mark from the first byte that we keep; our own studio's renders and patterns are no such thing.
      const isOfModel = (job.kind === "image" || job.kind === "video") && job.provider !== "offline";
      const media = await context.media.inspectUpload(bytes, { fileName, ...(isOfModel ? { ai: "trainedAlgorithmicMedia" as const } : {}) });
      const id = newId();
      const storageKey = storageKeyOf(job.organizationId, id, media.extension);
      await context.storage.put(storageKey, media.bytes, { contentType: media.mimeType });
      saved.push({ id, storageKey, media, fileName: /\.[a-z0-9]{2,4}$/.test(fileName) ? fileName : `${fileName}.${media.extension}` });
    }
    return saved;
  } catch (error) {
    await forgetFiles(context, saved);
    throw asSavingError(error);
  }
}

/** Deletes files that got no row; what fails is left to the sweeper. */
export async function forgetFiles({ storage }: Pick<MediaContext, "storage">, files: readonly SavedFile[]): Promise<void> {
  for (const { storageKey } of files) await storage.delete(storageKey).catch(() => {});
}

async function readOutput({ egress }: MediaContext, kind: MediaKind, output: MediaOutput & { url: string }, { provider }: OpenedJob, signal: AbortSignal): Promise<Uint8Array> {
  const maxBytes = maxUploadBytes[kind === "voice" ? "audio" : kind === "render" ? "video" : kind];
  if (provider.fetchOutput) return provider.fetchOutput(output, { signal, maxBytes });
  const { status, bytes } = await readRemoteFile(egress, output.url, { maxBytes, signal });
  if (bytes === null) throw goneOrBroken(status);
  return bytes;
}

const goneOrBroken = (status: number): Error =>
  status >= 500 || status === 429
    ? new OutputTroubleError("output_unreachable", `The finished file answers ${status}.`, undefined)
    : new JobFailedError("output_gone", "The provider no longer has the finished file. What it cost is booked; start again to make another one.");

function asSavingError(error: unknown): unknown {
  if (error instanceof MediaError) return new JobFailedError("unusable_output", `What the provider made cannot be used: ${error.message}`, { cause: error });
  if (error instanceof StorageError) return new OutputTroubleError("storage", `The finished file could not be stored: ${error.message}`, error);
  if (error instanceof EgressError) return error.code === "too_large" ? new JobFailedError("unusable_output", error.message, { cause: error }) : new OutputTroubleError("output_unreachable", error.message, error);
  if (error instanceof ProviderError) return error.kind === "not_found" ? goneOrBroken(404) : new OutputTroubleError("output_unreachable", error.message, error);
  return error;
}
