import { countAcceptedCreate } from "../ledger/create-calls.ts";
import { inspectVideo } from "../media/inspect-video.ts";
import type { InspectedVideo } from "../media/inspect-video.ts";
import { keepFile } from "../pages/serve-file.ts";
import type { TakenFault } from "../faults/fault.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import { announcePost } from "./announce.ts";
import { describeRequest, readMessage, scheduleTime } from "./create-feed-post.ts";
import { GraphError, invalidParameter } from "./graph-error.ts";
import { graphHost } from "./graph-hosts.ts";
import type { GraphRequest } from "./graph-request.ts";
import { booleanParam, textParam } from "./graph-request.ts";
import { storyId } from "./ids.ts";
import type { FacebookPage } from "./pages-table.ts";
import { findPost, insertPost } from "./posts-table.ts";
import type { FacebookToken } from "./tokens.ts";
import { dropPart, sessionOf, uploadedBytes, videoRefusal } from "./upload-video.ts";
import type { FacebookVideo, VideoPurpose } from "./videos-table.ts";
import { countReels, findVideo, insertVideo, noteFinished, noteReceived } from "./videos-table.ts";

/** Source: Reels publishing guide: 30 reels a page in 24 hours, counted when they are published. */
const reelsPerDay = 30;
const dayMs = 24 * 3_600_000;
const defaultSlowMs = 60_000;
const pullTimeoutMs = 30_000;

/** `upload_phase=finish` of a reel, a story or a chunked upload: looks into the bytes, and publishes them when the work on them is done. */
export async function finishUpload(
  sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, token: FacebookToken, purpose: VideoPurpose, fault: TakenFault | undefined,
): Promise<Record<string, unknown>> {
  const video = sessionOf(sandbox, request, page, purpose === "video" ? "upload_session_id" : "video_id");
  if (video.purpose !== purpose) throw invalidParameter("This video was uploaded for something else");
  if (video.finishedAt !== null) throw alreadyPublished();
  const postNumber = await publishBytes(sandbox, request, page, token, video, await uploadedBytes(sandbox, video), fault);
  await dropPart(sandbox, video);
  return purpose === "story" && postNumber !== null ? { success: true, post_id: storyId(postNumber) } : { success: true };
}

/** `POST /{page_id}/videos` in one call: bytes as `source`, or a `file_url` on loopback. */
export async function createVideo(
  sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, token: FacebookToken, fault: TakenFault | undefined,
): Promise<Record<string, unknown>> {
  const bytes = await readSource(request);
  const number = insertVideo(sandbox.store, { pageId: page.id, purpose: "video", declaredBytes: bytes.byteLength, createdAt: sandbox.now() });
  noteReceived(sandbox.store, number, bytes.byteLength, null);
  const video = findVideo(sandbox.store, page.id, number);
  if (!video) throw new Error("the video was not stored");
  await publishBytes(sandbox, request, page, token, video, bytes, fault);
  return { id: video.id };
}

/** @returns the number of the post that it becomes, null when nothing is to be seen of it */
async function publishBytes(
  sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, token: FacebookToken, { number, purpose }: FacebookVideo, bytes: Uint8Array,
  fault: TakenFault | undefined,
): Promise<number | null> {
  const { store } = sandbox;
  const description = readMessage(request, "description");
  const title = textParam(request, "title") ?? null;
  const wanted = wantedTime(request, purpose, sandbox.now());
  const found = await inspectVideo(bytes);
  assertFit(found, bytes, purpose);
  const kept = await keepFile(store.filesDir, bytes, found.mimeType === "video/quicktime" ? "mov" : "mp4");
  const now = sandbox.now();
  return store.transaction(() => {
    const video = findVideo(store, page.id, number);
    if (!video || video.finishedAt !== null) throw alreadyPublished();
    if (purpose === "reel" && countReels(store, page.id, now - dayMs) >= reelsPerDay) throw tooManyReels();
    const failure = fault?.fault === "processing_failed" ? "The video could not be processed." : null;
    const workMs = fault?.fault === "slow_processing" ? fault.delayMs ?? defaultSlowMs : sandbox.processing.of(graphHost);
    const readyAt = fault?.fault === "stuck" ? null : now + workMs;
    const publishedAt = wanted === null || readyAt === null ? null : Math.max(wanted, readyAt);
    const postNumber = failure === null
      ? insertPost(store, {
          pageId: page.id, appId: token.appId, kind: purpose, message: purpose === "story" ? "" : description, title, link: null, createdAt: now, publishedAt,
          clientRequest: describeRequest(request, now),
        })
      : null;
    noteFinished(store, number, {
      ...kept, mimeType: found.mimeType, width: found.width, height: found.height, durationMs: Math.round(found.seconds * 1000),
      description, title, finishedAt: now, readyAt, failure, postNumber,
    });
    const edge = { video: "videos", reel: "video_reels", story: "video_stories" }[purpose];
    countAcceptedCreate(store, "facebook", page.id, `${edge}.create`);
    const post = postNumber === null ? undefined : findPost(store, page.id, postNumber);
    if (post) announcePost(sandbox, page, post);
    return postNumber;
  });
}

/** When it is to be seen: now, at a named time, or never (a draft). */
function wantedTime(request: GraphRequest, purpose: VideoPurpose, now: number): number | null {
  if (purpose === "story") return now;
  if (purpose === "video") return booleanParam(request, "published", true) ? now : scheduled(request, now);
  const state = textParam(request, "video_state")?.toUpperCase();
  if (state === "PUBLISHED") return now;
  if (state === "DRAFT") return null;
  if (state === "SCHEDULED") return scheduled(request, now);
  throw invalidParameter("Param video_state must be one of {PUBLISHED, DRAFT, SCHEDULED}");
}

function scheduled(request: GraphRequest, now: number): number | null {
  const at = textParam(request, "scheduled_publish_time");
  return at === undefined ? null : scheduleTime(at, now);
}

/** Source: Reels publishing guide and the Video API (seen 2026-11-22). */
function assertFit(found: InspectedVideo | null, bytes: Uint8Array, purpose: VideoPurpose): asserts found is InspectedVideo {
  if (bytes.byteLength < 1_024) throw videoRefusal(1_363_022, "The video is too small.");
  if (!found) throw videoRefusal(1_363_032, "The file you selected is not a video that can be read.");
  if (found.seconds < 1) throw videoRefusal(1_363_025, "The video is too short.");
  if (purpose === "video") {
    if (found.seconds > 4 * 3_600) throw videoRefusal(1_363_026, "The video is longer than four hours.");
    return;
  }
  const { width, height, seconds, framesPerSecond, videoCodec, audioCodec } = found;
  const longest = purpose === "reel" ? 90 : 60;
  if (seconds < 3) throw videoRefusal(1_363_025, "The video must be at least 3 seconds long.");
  if (seconds > longest + 0.5) throw videoRefusal(1_363_026, `The video must not be longer than ${longest} seconds.`);
  if (Math.abs(width / height - 9 / 16) > 0.01) throw videoRefusal(1_363_024, "The aspect ratio must be 9:16.");
  if (purpose === "story") return;
  if (found.mimeType !== "video/mp4") throw videoRefusal(1_363_024, "The file must be an MP4.");
  if (width < 540 || height < 960) throw videoRefusal(1_363_024, "The resolution must be at least 540 × 960.");
  if (framesPerSecond < 23.5 || framesPerSecond > 60.5) throw videoRefusal(1_363_024, "The frame rate must be 24 to 60 frames per second.");
  if (!["avc", "hevc", "vp9", "av1"].includes(videoCodec ?? "")) throw videoRefusal(1_363_024, "The video codec must be H.264, H.265, VP9 or AV1.");
  if (audioCodec !== null && audioCodec !== "aac") throw videoRefusal(1_363_024, "The sound must be AAC.");
}

function alreadyPublished(): GraphError {
  return invalidParameter("This video was published already");
}

function tooManyReels(): GraphError {
  return new GraphError({
    code: 613, isTransient: false, message: "(#613) Calls to this api have exceeded the rate limit.",
    userTitle: "Too many reels", userMessage: "A Page may publish 30 reels through the API in 24 hours.",
  });
}

async function readSource(request: GraphRequest): Promise<Uint8Array> {
  const source = request.files.get("source");
  if (source) return new Uint8Array(await source.arrayBuffer());
  const url = textParam(request, "file_url");
  if (url === undefined) throw invalidParameter("The parameter source or file_url is required");
  if (!URL.canParse(url) || !/^(localhost|\[::1\]|127(?:\.\d+){3})$/.test(new URL(url).hostname)) {
    throw invalidParameter("Sandbox: file_url must be on loopback, the sandbox reaches no other host");
  }
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(pullTimeoutMs) }).catch(() => undefined);
  if (!response?.ok) throw videoRefusal(1_363_030, "The video could not be fetched from file_url.");
  return new Uint8Array(await response.arrayBuffer());
}
