import { createHash } from "node:crypto";
import { makeVideo } from "../media/make-video.ts";
import type { TestSandbox } from "./facebook-session.ts";
import { postJson, sendJson } from "./facebook-session.ts";

export const tiktokRedirect = "http://localhost:3000/api/v1/channels/callback/tiktok";

export interface SeededCreator {
  openId: string;
  username: string;
  accessToken: string;
  refreshToken: string;
}

export interface TikTokAnswer {
  status: number;
  data: Record<string, unknown>;
  code: string;
  headers: Headers;
}

export const apiOf = (sandbox: TestSandbox): string => `${sandbox.origin}/sandbox/open.tiktokapis.com/v2`;

export async function seedCreator(sandbox: TestSandbox, traits: object = {}, more: object = {}): Promise<SeededCreator> {
  const [creator] = await sendJson<SeededCreator[]>(`${sandbox.origin}/sandbox/tiktok/creators`, { creators: [{ nickname: "Kênh kiểm thử", ...traits }], ...more });
  if (!creator) throw new Error("no creator was seeded");
  return creator;
}

/** One API call, with its two-part answer taken apart. */
export async function callTikTok(sandbox: TestSandbox, creator: Pick<SeededCreator, "accessToken">, path: string, body: object = {}): Promise<TikTokAnswer> {
  const response = await fetch(`${apiOf(sandbox)}${path}`, {
    method: "POST", headers: { "content-type": "application/json; charset=UTF-8", authorization: `Bearer ${creator.accessToken}` }, body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { data: Record<string, unknown>; error: { code: string } };
  return { status: response.status, data: answer.data, code: answer.error.code, headers: response.headers };
}

export const postInfo = { title: "Cà phê sáng #caphe", privacy_level: "PUBLIC_TO_EVERYONE" };

export function initVideo(sandbox: TestSandbox, creator: SeededCreator, videoSize: number, chunkSize: number, chunkCount: number, info: object = postInfo): Promise<TikTokAnswer> {
  return callTikTok(sandbox, creator, "/post/publish/video/init/", { post_info: info, source_info: { source: "FILE_UPLOAD", video_size: videoSize, chunk_size: chunkSize, total_chunk_count: chunkCount } });
}

export function putChunk(url: string, bytes: Uint8Array, first: number, total: number, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: "PUT", headers: { "content-type": "video/mp4", "content-range": `bytes ${first}-${first + bytes.length - 1}/${total}`, ...headers }, body: new Uint8Array(bytes),
  });
}

/** A whole small video, posted and received. */
export async function postVideo(sandbox: TestSandbox, creator: SeededCreator, title: string, info: object = postInfo): Promise<{ publishId: string; sha256: string }> {
  const bytes = await makeVideo({ width: 720, height: 1280, seconds: 2, title });
  const { data, code } = await initVideo(sandbox, creator, bytes.length, bytes.length, 1, { ...info, title });
  if (code !== "ok") throw new Error(code);
  const response = await putChunk(String(data["upload_url"]), bytes, 0, bytes.length);
  if (response.status !== 201) throw new Error(`the upload was answered ${response.status}`);
  return { publishId: String(data["publish_id"]), sha256: createHash("sha256").update(bytes).digest("hex") };
}

export async function workAtOnce(sandbox: TestSandbox): Promise<void> {
  for (const host of ["open.tiktokapis.com", "www.tiktok.com"]) await postJson(`${sandbox.origin}/sandbox/processing`, { host, processingMs: 0 });
}
