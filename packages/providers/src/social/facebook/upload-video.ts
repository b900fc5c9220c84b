import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenMedia, RemoteRefs } from "../../spec/social.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { sendBytes, slowestBytesPerMs } from "../meta/send-bytes.ts";
import { readVideo } from "./read-video.ts";
import type { FacebookSettings } from "./settings.ts";

/** How an upload speaks with Facebook's hosts. */
export interface UploadHosts {
  graph: GraphClient;
  settings: Pick<FacebookSettings, "videoUrl" | "ruploadUrl" | "version">;
  /** Longest wait for an upload of nothing; more for every byte. */
  timeoutMs: number;
}

interface UploadInput {
  credentials: ChannelCredentials;
  video: FrozenMedia;
  refs: RemoteRefs;
}

type Step = { done: true } | { done: false; added: RemoteRefs };

/** Longest chunk that we send in one form, whatever the server would take. */
const maxChunkBytes = 8 * 1024 * 1024;

/** True when every byte is there. */
export function isUploaded({ video, refs }: Pick<UploadInput, "video" | "refs">): boolean {
  return Boolean(refs.video_id) && refs.bytes_transferred === String(video.byteLength);
}

/**
 * Next step of a reel's or story's upload: a session, then all bytes that are missing. An upload that was cut goes on where Facebook
 * says that it stopped. Source: Reels publishing guide (seen 2026-11-22).
 */
export async function uploadToSession({ graph, settings, timeoutMs }: UploadHosts, { credentials, video, refs }: UploadInput, edge: "video_reels" | "video_stories"): Promise<Step> {
  if (isUploaded({ video, refs })) return { done: true };
  const call = { accessToken: credentials.accessToken, account: credentials.remoteId, effect: "prepare" } as const;
  const videoId = refs.video_id;
  if (!videoId) return { done: false, added: await start() };
  const { phase, bytesTransferred: offset } = await readVideo(graph, credentials, videoId);
  // An upload session lives for about a day.
  if (phase === "gone" || phase === "failed") return { done: false, added: await start() };
  if (offset < video.byteLength) {
    const url = `${settings.ruploadUrl}/video-upload/${settings.version}/${encodeURIComponent(videoId)}`;
    await sendBytes(graph, { url, file: video, offset, credentials, timeoutMs });
  }
  return { done: false, added: { bytes_transferred: String(video.byteLength) } };

  async function start(): Promise<RemoteRefs> {
    const { data } = await graph.call({
      ...call, method: "POST", path: `${encodeURIComponent(credentials.remoteId)}/${edge}`, body: { upload_phase: "start" }, answer: z.object({ video_id: idText }),
    });
    return { video_id: data.video_id, bytes_transferred: "0" };
  }
}

/** Next step of a feed video's upload: a session, then a chunk at a time as Facebook asks for them. Source: Video API, chunked upload. */
export async function uploadInChunks({ graph, settings, timeoutMs }: UploadHosts, { credentials, video, refs }: UploadInput): Promise<Step> {
  if (isUploaded({ video, refs })) return { done: true };
  const session = refs.upload_session_id;
  const videoId = refs.video_id;
  if (!session || !videoId) return { done: false, added: await start() };
  const first = Number(refs.bytes_transferred ?? 0);
  const end = Math.min(Number(refs.end_offset ?? video.byteLength), first + maxChunkBytes, video.byteLength);
  const form = new FormData();
  form.set("upload_phase", "transfer");
  form.set("upload_session_id", session);
  form.set("start_offset", String(first));
  form.set("video_file_chunk", new Blob([new Uint8Array(await video.readRange(first, end - 1))], { type: "application/octet-stream" }), "chunk");
  try {
    const data = await ask(form, chunkAnswer, Math.ceil((end - first) / slowestBytesPerMs));
    return { done: false, added: { bytes_transferred: data.start_offset, end_offset: data.end_offset } };
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    if (isSubcode(error, sessionIsOver)) return { done: false, added: await start() };
    if (!isSubcode(error, wrongOffset)) throw error;
    // The chunk arrived before and its answer was lost: go on behind it.
    const { bytesTransferred } = await readVideo(graph, credentials, videoId);
    if (bytesTransferred === first) throw error;
    return { done: false, added: { bytes_transferred: String(bytesTransferred), end_offset: String(video.byteLength) } };
  }

  async function start(): Promise<RemoteRefs> {
    const body = { upload_phase: "start", file_size: video.byteLength };
    const data = await ask(body, chunkAnswer.extend({ upload_session_id: idText, video_id: idText }));
    return { upload_session_id: data.upload_session_id, video_id: data.video_id, bytes_transferred: data.start_offset, end_offset: data.end_offset };
  }

  async function ask<Answer>(body: FormData | Record<string, unknown>, answer: z.ZodType<Answer>, moreMs = 0): Promise<Answer> {
    const { data } = await graph.call({
      method: "POST", path: "videos", url: videosUrl(settings, credentials), body, accessToken: credentials.accessToken, account: credentials.remoteId,
      effect: "prepare", timeoutMs: timeoutMs + moreMs, answer,
    });
    return data;
  }
}

/** Where a page's videos are taken in chunks. */
export function videosUrl(settings: Pick<FacebookSettings, "videoUrl" | "version">, { remoteId }: ChannelCredentials): string {
  return `${settings.videoUrl}/${settings.version}/${encodeURIComponent(remoteId)}/videos`;
}

/** Ids and offsets come as text or as numbers. */
export const idText = z.union([z.string().min(1), z.number().transform(String)]);
const chunkAnswer = z.object({ start_offset: idText, end_offset: idText });

const wrongOffset = [1_363_037];
const sessionIsOver = [1_363_041, 1_363_045];
const isSubcode = ({ code }: SocialError, subcodes: readonly number[]): boolean => subcodes.some((subcode) => code?.endsWith(`/${subcode}`));
