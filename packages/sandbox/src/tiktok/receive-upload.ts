import { open } from "node:fs/promises";
import { join } from "node:path";
import type { TakenFault } from "../faults/fault.ts";
import { countAcceptedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import { findCreator } from "./creators-table.ts";
import { inspectVideo } from "./inspect-file.ts";
import { endOf } from "./publish-end.ts";
import type { PublishWebhooks } from "./publish-webhooks.ts";
import type { TikTokPublish } from "./publishes-table.ts";
import { findPublish, noteProgress, noteReceived } from "./publishes-table.ts";

const mimeTypes = new Set(["video/mp4", "video/quicktime", "video/webm"]);

/** Ends of the calls under way, by upload. */
const busy = new Map<string, Promise<void>>();

/** Where one PUT says that its bytes belong. */
export interface ContentRange {
  first: number;
  last: number;
  total: number;
}

export function readContentRange(header: string | undefined): ContentRange | null {
  const match = header?.match(/^bytes (\d+)-(\d+)\/(\d+)$/);
  if (!match) return null;
  const [first, last, total] = match.slice(1).map(Number) as [number, number, number];
  return { first, last, total };
}

/** Whether this PUT is the one that publishes. */
export const isLastChunk = (range: ContentRange | null): boolean => range !== null && range.last + 1 === range.total;

/**
 * One chunk of a video, in its place: 206 while more are missing, 201 for the last, 416 with the true progress for any other place.
 * Source: media transfer guide (seen 2026-11-22).
 */
export async function receiveChunk(
  sandbox: SandboxContext, webhooks: PublishWebhooks, found: TikTokPublish | undefined, request: Request, range: ContentRange | null, fault: TakenFault | undefined,
): Promise<Response> {
  // Two calls for one upload, e.g. of a caller thought dead and its successor, are taken one after the other.
  const before = busy.get(found?.publishId ?? "") ?? Promise.resolve();
  const work = before.then(() => takeChunk(sandbox, webhooks, found && findPublish(sandbox.store, found.publishId), request, range, fault));
  const over = work.then(() => undefined, () => undefined);
  if (found) busy.set(found.publishId, over);
  try {
    return await work;
  } finally {
    if (found && busy.get(found.publishId) === over) busy.delete(found.publishId);
  }
}

async function takeChunk(
  sandbox: SandboxContext, webhooks: PublishWebhooks, upload: TikTokPublish | undefined, request: Request, range: ContentRange | null, fault: TakenFault | undefined,
): Promise<Response> {
  const { store } = sandbox;
  if (!upload) return refusal(404, "The upload task does not exist");
  if (sandbox.now() >= upload.uploadExpiresAt || upload.cancelledAt !== null) return refusal(403, "The upload url has expired");
  const mimeType = request.headers.get("content-type") ?? "";
  if (!mimeTypes.has(mimeType)) return refusal(400, "Content-Type must be one of video/mp4, video/quicktime, video/webm");
  if (!range || range.total !== upload.videoSize || range.last < range.first || range.last >= range.total) return refusal(400, "Content-Range does not fit the video");
  const length = range.last - range.first + 1;
  const told = request.headers.get("content-length");
  if (told !== String(length)) return refusal(400, "Content-Length does not fit Content-Range");
  if (range.first !== upload.uploadedBytes) return refusal(416, "Content-Range does not fit the progress", { "content-range": progressOf(upload.uploadedBytes, upload.videoSize) });
  if (range.last !== lastOf(upload, range.first)) return refusal(400, "The chunk has another size than was agreed");

  const path = join(store.filesDir, `upload-${upload.uploadToken}.part`);
  // Half a chunk counts for nothing: the progress stays where it was.
  if (fault?.fault === "cut_upload") {
    await writeAt(path, range.first, request.body, Math.floor(length / 2));
    return new Response(null, { status: 206 });
  }
  if ((await writeAt(path, range.first, request.body, length)) !== length) return refusal(400, "The body has another length than Content-Length says");
  const received = range.last + 1;
  const headers = { "content-range": progressOf(received, upload.videoSize) };
  if (received < upload.videoSize) {
    noteProgress(store, upload, received, mimeType);
    return new Response(null, { status: 206, headers });
  }
  const creator = findCreator(store, upload.openId);
  const { file, failReason } = await inspectVideo(path, store.filesDir, creator?.maxVideoSeconds ?? 600);
  store.transaction(() => {
    noteProgress(store, upload, received, mimeType);
    noteReceived(store, upload, endOf(sandbox, { media: [file], failReason, fault }));
    countAcceptedCreate(store, "tiktok", upload.openId, "upload.create");
  });
  webhooks.expect(findPublish(store, upload.publishId)!);
  return new Response(null, { status: 201, headers });
}

/** The last byte of the chunk that begins there. */
function lastOf({ videoSize, chunkSize, chunkCount }: TikTokPublish, first: number): number {
  const index = Math.floor(first / chunkSize);
  return index >= chunkCount - 1 ? videoSize - 1 : first + chunkSize - 1;
}

function progressOf(received: number, total: number): string {
  return received === 0 ? `bytes */${total}` : `bytes 0-${received - 1}/${total}`;
}

async function writeAt(path: string, first: number, body: ReadableStream<Uint8Array> | null, most: number): Promise<number> {
  await using file = await open(path, first === 0 ? "w" : "r+");
  let written = 0;
  if (!body) return 0;
  for await (const chunk of body) {
    if (written + chunk.byteLength > most) return written + chunk.byteLength;
    await file.write(chunk, 0, chunk.byteLength, first + written);
    written += chunk.byteLength;
  }
  return written;
}

function refusal(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: { code: status, message } }, { status, headers });
}
