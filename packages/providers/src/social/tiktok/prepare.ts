import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenPost, RemoteRefs } from "../../spec/social.ts";
import { readCreatorInfo } from "./creator-info.ts";
import { disabledOf, isDraft, kindOfPost, refusal, videoInit, videoOf } from "./post-body.ts";
import { hasArrived, readStatus } from "./publish-status.ts";
import type { TikTokClient } from "./tiktok-client.ts";
import { chunkAt, lastChunkOffset, planUpload, readProgress } from "./upload-plan.ts";
import { hasEnded, openedRefs, readUpload, uploadGone } from "./upload-refs.ts";
import type { OpenUpload } from "./upload-refs.ts";

export interface PostInput {
  credentials: ChannelCredentials;
  post: FrozenPost;
  refs: RemoteRefs;
}
type Step = { done: true } | { done: false; added: RemoteRefs };

/** What the creator said is asked again before an upload is opened later than this. */
const creatorFreshMs = 30 * 60_000;
/** Chunks that are sent ahead may take longer than a call at T. */
const uploadTimeoutFactor = 4;

const opened = z.object({ publish_id: z.string().min(1).max(64), upload_url: z.url() });

/**
 * One invisible step: asks the creator's choices, opens an upload, or sends its next chunk; all but the last, which publishes.
 * @param isTrustedHost whether the address that TikTok names for the bytes is one of its own
 * @param isDead uploads of which TikTok said in the last minutes that it takes no more
 */
export async function prepareStep(client: TikTokClient, { credentials, post, refs }: PostInput, hooks: { isTrustedHost: (url: URL) => boolean; isDead: (publishId: string) => boolean }): Promise<Step> {
  const kind = kindOfPost(post);
  if (kind === "photos") {
    if (isDraft(post) || refs["creator_username"]) return { done: true };
    // Fails now rather than at T where nobody outside could fetch the pictures.
    await post.media[0]?.publicUrl();
    return askCreator(client, credentials, post);
  }
  const upload = readUpload(refs);
  if (upload && !hooks.isDead(upload.publishId) && !hasEnded(upload, client.now())) return sendNext(client, post, upload);
  // Its last chunk may have left before: nothing new is opened beside a video that is there already.
  if (upload && upload.uploadedBytes >= lastChunkOffset(upload.plan) && hasArrived(await readStatus(client, credentials, upload.publishId), videoOf(post).byteLength)) return { done: true };
  if (!isDraft(post) && !isFresh(refs["creator_checked_at"], client.now())) return askCreator(client, credentials, post);
  return openUpload(client, { credentials, post, refs }, hooks.isTrustedHost);
}

async function askCreator(client: TikTokClient, credentials: ChannelCredentials, post: FrozenPost): Promise<Step> {
  const info = await readCreatorInfo(client, credentials, "prepare");
  const { privacyLevel } = post.options;
  if (privacyLevel === null || !info.privacy_level_options.includes(privacyLevel)) {
    throw refusal("content_rejected", `@${info.creator_username} offers ${info.privacy_level_options.join(", ")}; the post says ${privacyLevel ?? "nothing"}. Choose again who may see it.`);
  }
  const longest = info.max_video_post_duration_sec;
  const seconds = post.media[0]?.durationSeconds;
  if (longest && seconds && Math.floor(seconds) > longest) throw refusal("media_invalid", `The video runs ${Math.round(seconds)} s; @${info.creator_username} may post up to ${longest} s.`);
  return { done: false, added: { creator_username: info.creator_username, creator_disabled: disabledOf(info), creator_checked_at: client.now().toISOString() } };
}

async function openUpload(client: TikTokClient, { credentials, post, refs }: PostInput, isTrustedHost: (url: URL) => boolean): Promise<Step> {
  const plan = planUpload(videoOf(post).byteLength);
  const openedAt = client.now();
  const { data } = await client.call({
    path: isDraft(post) ? "/post/publish/inbox/video/init/" : "/post/publish/video/init/",
    body: videoInit(post, refs, plan),
    credentials,
    effect: "prepare",
    data: opened,
  });
  if (!isTrustedHost(new URL(data.upload_url))) throw refusal("config_error", `TikTok named ${new URL(data.upload_url).host} for the upload, which is none of its hosts.`);
  return { done: false, added: openedRefs({ publishId: data.publish_id, url: data.upload_url, openedAt, plan }) };
}

async function sendNext(client: TikTokClient, post: FrozenPost, { url, uploadedBytes, plan }: OpenUpload): Promise<Step> {
  const video = videoOf(post);
  const { first, last, isLast } = chunkAt(video.byteLength, plan, uploadedBytes);
  if (isLast) return { done: true };
  const answer = await client.upload({
    url, bytes: await video.readRange(first, last), mimeType: video.mimeType, offset: first, total: video.byteLength, effect: "prepare", timeoutMs: client.timeoutMs * uploadTimeoutFactor,
  });
  switch (answer.status) {
    case 206:
    case 201:
      return { done: false, added: { uploaded_bytes: String(last + 1) } };
    case 416: {
      // An answer was lost before: TikTok is further, or not as far, as we know.
      const progress = readProgress(answer.contentRange, video.byteLength, plan);
      if (progress === null || progress === uploadedBytes) return { done: false, added: uploadGone };
      return { done: false, added: { uploaded_bytes: String(Math.min(progress, lastChunkOffset(plan))) } };
    }
    case 403:
    case 404:
      return { done: false, added: uploadGone };
    default:
      throw chunkFailure(answer.status, answer.retryAfterMs);
  }
}

/** A chunk that was sent ahead and refused, or of which nothing is known. It may be sent again, but for a refusal of its form. */
function chunkFailure(status: number, retryAfterMs: number | undefined): SocialError {
  const kind = status === 429 ? "rate_limited" : status === 400 ? "media_invalid" : "transient";
  return new SocialError({
    network: "tiktok", kind, status, message: `TikTok's upload host answered HTTP ${status} to a part of the video.`, ...(kind === "rate_limited" ? { retryAfterMs: retryAfterMs ?? 60_000 } : {}),
  });
}

const isFresh = (checkedAt: string | undefined, now: Date): boolean => checkedAt !== undefined && now.getTime() - Date.parse(checkedAt) < creatorFreshMs;
