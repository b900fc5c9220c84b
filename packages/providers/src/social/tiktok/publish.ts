import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { PublishReceipt } from "../../spec/social.ts";
import { isDraft, kindOfPost, photoInit, refusal, videoOf } from "./post-body.ts";
import type { PostInput } from "./prepare.ts";
import { hasArrived, readStatus } from "./publish-status.ts";
import type { TikTokClient } from "./tiktok-client.ts";
import { chunkAt, lastChunkOffset, readProgress } from "./upload-plan.ts";
import { hasEnded, readUpload } from "./upload-refs.ts";
import type { OpenUpload } from "./upload-refs.ts";

/** TikTok is seldom through with a post sooner. */
const firstLookMs = 2_000;

/**
 * The one irreversible call: a video's last chunk, or the init of a photo post. TikTok takes either and works on it, so the answer is
 * `accepted`, with the id under which it is asked about.
 */
export function publishPost(client: TikTokClient, input: PostInput, noteDead: (publishId: string) => void): Promise<PublishReceipt> {
  return kindOfPost(input.post) === "photos" ? publishPhotos(client, input) : sendLastChunk(client, input, noteDead);
}

async function publishPhotos(client: TikTokClient, { credentials, post, refs }: PostInput): Promise<PublishReceipt> {
  if (!isDraft(post) && !refs["creator_username"]) throw refusal("not_ready", "The creator's choices were not asked yet.");
  const { data, requestId } = await client.call({
    path: "/post/publish/content/init/", body: await photoInit(post, refs), credentials, effect: "publish", data: z.object({ publish_id: z.string().min(1).max(64) }),
  });
  return accepted(client, { publish_id: data.publish_id }, requestId);
}

async function sendLastChunk(client: TikTokClient, { credentials, post, refs }: PostInput, noteDead: (publishId: string) => void): Promise<PublishReceipt> {
  const video = videoOf(post);
  const upload = readUpload(refs);
  if (!upload || upload.uploadedBytes < lastChunkOffset(upload.plan)) throw refusal("not_ready", "The video is not uploaded yet.");
  if (hasEnded(upload, client.now())) return afterTheEnd(upload, "The address for the upload has run out.");

  const { first, last } = chunkAt(video.byteLength, upload.plan, lastChunkOffset(upload.plan));
  const answer = await client.upload({
    url: upload.url, bytes: await readOurs(), mimeType: video.mimeType, offset: first, total: video.byteLength, effect: "publish", timeoutMs: client.timeoutMs,
  });
  switch (answer.status) {
    case 200:
    case 201:
      return accepted(client, {}, null);
    case 416:
      // An earlier call whose answer was lost brought it there.
      if (readProgress(answer.contentRange, video.byteLength, upload.plan) === video.byteLength) return accepted(client, {}, null);
      return afterTheEnd(upload, "TikTok has another part of the video than we know of.");
    case 403:
    case 404:
      return afterTheEnd(upload, "TikTok has closed the upload.");
    case 400:
      throw new SocialError({ network: "tiktok", kind: "media_invalid", status: 400, message: "TikTok's upload host refused the last part of the video." });
    case 429:
      client.rate.limited(credentials.remoteId, answer.retryAfterMs ?? 60_000);
      throw new SocialError({ network: "tiktok", kind: "rate_limited", status: 429, retryAfterMs: answer.retryAfterMs ?? 60_000, message: "TikTok's upload host takes nothing at the moment." });
    default:
      throw new SocialError({ network: "tiktok", kind: "ambiguous", status: answer.status, message: `TikTok's upload host answered HTTP ${answer.status} to the last part of the video.` });
  }

  /** Bytes that our own storage cannot give left nothing behind on TikTok. */
  async function readOurs(): Promise<Uint8Array> {
    try {
      return await video.readRange(first, last);
    } catch (cause) {
      throw new SocialError({ network: "tiktok", kind: "transient", message: "The last part of the video could not be read from our storage.", cause });
    }
  }

  /** The upload takes no more. What is there already is not sent anew; only a video that is not is. */
  async function afterTheEnd({ publishId }: OpenUpload, message: string): Promise<PublishReceipt> {
    const status = await readStatus(client, credentials, publishId).catch((error: unknown) => {
      if (error instanceof SocialError && error.kind === "reauth") throw error;
      throw new SocialError({ network: "tiktok", kind: "ambiguous", message: `${message} What became of the video could not be asked.`, cause: error });
    });
    if (hasArrived(status, video.byteLength)) return accepted(client, {}, null);
    noteDead(publishId);
    throw refusal("not_ready", message);
  }
}

/** `sent_at` tells later looks how long TikTok has had. */
function accepted(client: TikTokClient, added: Record<string, string>, requestId: string | null): PublishReceipt {
  return { state: "accepted", added: { ...added, sent_at: client.now().toISOString() }, checkAfterMs: firstLookMs, requestId };
}
