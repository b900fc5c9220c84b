import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { SandboxContext } from "../sandbox-context.ts";
import { GraphError, invalidParameter, missingObject } from "./graph-error.ts";
import { ruploadHost } from "./graph-hosts.ts";
import type { GraphRequest } from "./graph-request.ts";
import { integerParam, textParam } from "./graph-request.ts";
import { readNodeId, videoId } from "./ids.ts";
import type { FacebookPage } from "./pages-table.ts";
import type { FacebookVideo, VideoPurpose } from "./videos-table.ts";
import { findVideo, insertVideo, noteReceived } from "./videos-table.ts";

/** Source: Video API, chunked upload: 10 GB. Unpublished uploads are dropped after about a day. */
const maxVideoBytes = 10_000_000_000;
export const uploadLifeMs = 24 * 3_600_000;
const chunkBytes = 4 * 1024 * 1024;

/** Upload failures of the Video API: code 6000 and a subcode. Source: Meta, Video API errors, with clients in use (seen 2026-11-22). */
export function videoRefusal(subcode: number, userMessage: string): GraphError {
  return new GraphError({
    code: 6000, subcode, message: "There was a problem uploading your video file. Please try again with another file.", isTransient: false,
    userTitle: "Video upload problem", userMessage,
  });
}

/** `upload_phase=start` of reels and stories: a session, and where its bytes go. */
export function startUpload(sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, purpose: VideoPurpose): Record<string, unknown> {
  const number = insertVideo(sandbox.store, { pageId: page.id, purpose, declaredBytes: null, createdAt: sandbox.now() });
  const id = videoId(number);
  return { video_id: id, upload_url: `${sandbox.publicOrigin()}/sandbox/${ruploadHost}/video-upload/${request.version}/${id}` };
}

/** `upload_phase=start` of the chunked upload. */
export function startChunkedUpload(sandbox: SandboxContext, request: GraphRequest, page: FacebookPage): Record<string, unknown> {
  const size = integerParam(request, "file_size", 0, { min: 0, max: Number.MAX_SAFE_INTEGER });
  if (size === 0) throw invalidParameter("The parameter file_size is required");
  if (size > maxVideoBytes) throw videoRefusal(1_363_023, "The video is too large.");
  const id = videoId(insertVideo(sandbox.store, { pageId: page.id, purpose: "video", declaredBytes: size, createdAt: sandbox.now() }));
  return { upload_session_id: id, video_id: id, ...nextChunk(0, size) };
}

/** `upload_phase=transfer`: one chunk at exactly the offset that is wanted. */
export async function transferChunk(sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, isCut: boolean): Promise<Record<string, unknown>> {
  const video = sessionOf(sandbox, request, page, "upload_session_id");
  const offset = integerParam(request, "start_offset", -1, { min: 0, max: Number.MAX_SAFE_INTEGER });
  const chunk = request.files.get("video_file_chunk");
  if (!chunk) throw invalidParameter("The parameter video_file_chunk is required");
  const size = video.declaredBytes ?? 0;
  if (offset !== video.receivedBytes) throw videoRefusal(1_363_037, `The chunk must begin at ${video.receivedBytes}.`);
  if (offset + chunk.size > size) throw videoRefusal(1_363_021, "The chunk is longer than what is missing.");
  // Half a form is no form: nothing of it is kept.
  if (!isCut) await writeBytes(sandbox, video, offset, chunk.stream());
  const received = isCut ? offset : offset + chunk.size;
  noteReceived(sandbox.store, video.number, received, null);
  return nextChunk(received, size);
}

/** Bytes from `offset` on, kept as they come, so that a cut line loses none of those that arrived. @returns how many are there now */
export async function receiveBytes(
  sandbox: SandboxContext, video: FacebookVideo, input: { offset: number; size: number; body: ReadableStream<Uint8Array> | null; keepAtMost: number },
): Promise<number> {
  if (input.size > maxVideoBytes) throw videoRefusal(1_363_023, "The video is too large.");
  if (video.declaredBytes !== null && video.declaredBytes !== input.size) throw videoRefusal(1_363_037, "file_size differs from the one announced before.");
  if (input.offset !== video.receivedBytes) throw videoRefusal(1_363_037, `The bytes must begin at ${video.receivedBytes}.`);
  if (input.body !== null) await writeBytes(sandbox, video, input.offset, input.body, Math.min(input.keepAtMost, input.size - input.offset), input.size);
  return findVideo(sandbox.store, video.pageId, video.number)?.receivedBytes ?? 0;
}

/** The session that a call names. @throws GraphError when it is gone, another page's, or over. */
export function sessionOf(sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, name: "video_id" | "upload_session_id"): FacebookVideo {
  const id = textParam(request, name);
  if (id === undefined) throw invalidParameter(`The parameter ${name} is required`);
  const node = readNodeId(id);
  const video = node?.kind === "video" ? findVideo(sandbox.store, page.id, node.number) : undefined;
  if (!video) throw missingObject(request.method, id);
  if (video.postNumber === null && sandbox.now() - video.createdAt > uploadLifeMs) throw videoRefusal(1_363_041, "The upload session has expired.");
  return video;
}

/** The whole file. @throws GraphError while bytes are missing */
export async function uploadedBytes(sandbox: SandboxContext, video: FacebookVideo): Promise<Uint8Array> {
  if (video.receivedBytes === 0 || video.receivedBytes !== video.declaredBytes) throw videoRefusal(1_363_033, "The upload was not finished.");
  return readFile(partFile(sandbox, video)).catch(() => {
    throw videoRefusal(1_363_041, "The upload session is over.");
  });
}

export async function dropPart(sandbox: SandboxContext, video: FacebookVideo): Promise<void> {
  await rm(partFile(sandbox, video), { force: true });
}

function nextChunk(received: number, size: number): Record<string, unknown> {
  return { start_offset: String(received), end_offset: String(Math.min(size, received + chunkBytes)) };
}

async function writeBytes(
  sandbox: SandboxContext, video: FacebookVideo, offset: number, body: ReadableStream<Uint8Array>, most = Number.MAX_SAFE_INTEGER, size: number | null = null,
): Promise<void> {
  const file = await open(partFile(sandbox, video), offset === 0 ? "w" : "r+");
  let at = offset;
  try {
    for await (const chunk of body) {
      const kept = chunk.subarray(0, Math.max(0, offset + most - at));
      await file.write(kept, 0, kept.byteLength, at);
      at += kept.byteLength;
    }
  } finally {
    await file.close();
    noteReceived(sandbox.store, video.number, at, size);
  }
}

function partFile(sandbox: SandboxContext, video: FacebookVideo): string {
  return join(sandbox.store.filesDir, `upload-${video.id}.part`);
}
