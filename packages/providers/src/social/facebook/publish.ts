import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenMedia, FrozenPost, PublishReceipt, RemoteRefs } from "../../spec/social.ts";
import { describeIssue } from "../rules.ts";
import { kindOfPost } from "./kind-of-post.ts";
import { remoteIdOf } from "./remote-id.ts";
import { facebookIssueMessages, validateFacebookPost } from "./rules.ts";
import { idText, isUploaded, uploadInChunks, uploadToSession, videosUrl } from "./upload-video.ts";
import type { UploadHosts } from "./upload-video.ts";

interface PublishInput {
  credentials: ChannelCredentials;
  post: FrozenPost;
  refs: RemoteRefs;
}

/** How soon a video can be done at the earliest. */
const firstLookMs = 5_000;

/** Name of the ref that holds the unpublished photo of that position. */
export function photoRef(index: number): string {
  return `photo_id:${index}`;
}

/** Apart from the photos of posts: no read tells whether this one stands in a story. */
const storyPhotoRef = "story_photo_id";

/** Uploads what is not on Facebook yet, invisibly: one photo, one session, or bytes. */
export async function prepareStep(hosts: UploadHosts, { credentials, post, refs }: PublishInput): Promise<{ done: true } | { done: false; added: RemoteRefs }> {
  assertPublishable(post);
  const [first] = post.media;
  const kind = kindOfPost(post);
  switch (kind) {
    case "video":
      return uploadInChunks(hosts, { credentials, video: fileOf(first), refs });
    case "reel":
      return uploadToSession(hosts, { credentials, video: fileOf(first), refs }, "video_reels");
    case "story_video":
      return uploadToSession(hosts, { credentials, video: fileOf(first), refs }, "video_stories");
    case "story_photo":
      return refs[storyPhotoRef] ? { done: true } : { done: false, added: { [storyPhotoRef]: await uploadPhoto(hosts, credentials, fileOf(first), 0) } };
    case "feed": {
      const index = post.media.findIndex((_, position) => !refs[photoRef(position)]);
      const photo = post.media[index];
      return photo ? { done: false, added: { [photoRef(index)]: await uploadPhoto(hosts, credentials, photo, index) } } : { done: true };
    }
  }
}

/** Makes the post public: one call, whatever the kind. Videos are taken at once and worked on; `confirm` tells when they stand. */
export async function publishPost({ graph, settings }: UploadHosts, { credentials, post, refs }: PublishInput): Promise<PublishReceipt> {
  assertPublishable(post);
  const page = encodeURIComponent(credentials.remoteId);
  const text = post.text.normalize("NFC");
  const title = post.title === null ? {} : { title: post.title.normalize("NFC") };
  const kind = kindOfPost(post);
  switch (kind) {
    case "feed": {
      const { data, requestId } = await send(`${page}/feed`, {
        ...(post.text === "" ? {} : { message: text }),
        ...(post.media.length > 0
          ? { attached_media: post.media.map((_, index) => ({ media_fbid: uploadedPhoto(refs[photoRef(index)], index) })) }
          : post.link === null ? {} : { link: post.link }),
        published: true,
      }, z.object({ id: idText }));
      return { state: "live", remoteId: data.id, requestId };
    }
    case "story_photo": {
      const { data, requestId } = await send(`${page}/photo_stories`, { photo_id: uploadedPhoto(refs[storyPhotoRef], 0) }, z.object({ post_id: idText }));
      return { state: "live", remoteId: remoteIdOf(kind, credentials.remoteId, data.post_id), requestId };
    }
    case "video":
      return accepted(await send("videos", { upload_phase: "finish", upload_session_id: uploadedSession(), description: text, ...title }, finished, videosUrl(settings, credentials)));
    case "reel":
      return accepted(await send(`${page}/video_reels`, { upload_phase: "finish", video_id: uploadedVideo(), video_state: "PUBLISHED", description: text, ...title }, finished));
    case "story_video":
      return accepted(await send(`${page}/video_stories`, { upload_phase: "finish", video_id: uploadedVideo() }, finished));
  }

  function send<Answer>(path: string, body: Record<string, unknown>, answer: z.ZodType<Answer>, url?: string) {
    return graph.call({
      method: "POST", path, ...(url === undefined ? {} : { url }), body, accessToken: credentials.accessToken, effect: "publish", account: credentials.remoteId, answer,
    });
  }

  function uploadedVideo(): string {
    if (refs.video_id && isUploaded({ video: fileOf(post.media[0]), refs })) return refs.video_id;
    throw notReady("The video is not uploaded yet.");
  }

  function uploadedSession(): string {
    uploadedVideo();
    if (refs.upload_session_id) return refs.upload_session_id;
    throw notReady("The video is not uploaded yet.");
  }
}

const finished = z.object({ success: z.literal(true), post_id: idText.optional() });

function accepted({ data, requestId }: { data: z.infer<typeof finished>; requestId: string | null }): PublishReceipt {
  return { state: "accepted", added: data.post_id === undefined ? {} : { post_id: data.post_id }, checkAfterMs: firstLookMs, requestId };
}

/** What the rules refuse at scheduling time must not reach the network either. Throws before anything is sent. */
function assertPublishable(post: FrozenPost): void {
  const issue = validateFacebookPost(post).find(({ severity }) => severity === "error");
  if (!issue) return;
  const kind = issue.pointer.startsWith("/media") ? "media_invalid" : "content_rejected";
  throw new SocialError({ network: "facebook", kind, message: describeIssue(issue, facebookIssueMessages, "en"), code: issue.code });
}

/** Answers the id of the unpublished photo. */
async function uploadPhoto({ graph, timeoutMs }: UploadHosts, credentials: ChannelCredentials, photo: FrozenMedia, index: number): Promise<string> {
  const { data } = await graph.call({
    method: "POST",
    path: `${encodeURIComponent(credentials.remoteId)}/photos`,
    body: await uploadForm(photo, index),
    accessToken: credentials.accessToken,
    effect: "prepare",
    account: credentials.remoteId,
    timeoutMs,
    answer: z.object({ id: idText }),
  });
  return data.id;
}

function uploadedPhoto(id: string | undefined, index: number): string {
  if (id) return id;
  throw notReady(`Photo ${index + 1} is not uploaded yet.`);
}

function fileOf(media: FrozenMedia | undefined): FrozenMedia {
  if (media) return media;
  throw new SocialError({ network: "facebook", kind: "media_invalid", message: "The post has no file." });
}

function notReady(message: string): SocialError {
  return new SocialError({ network: "facebook", kind: "not_ready", message });
}

async function uploadForm(photo: FrozenMedia, index: number): Promise<FormData> {
  const form = new FormData();
  form.set("published", "false");
  if (photo.alt?.trim()) form.set("alt_text_custom", photo.alt.normalize("NFC"));
  const bytes = new Uint8Array(await photo.read());
  form.set("source", new Blob([bytes], { type: photo.mimeType }), `photo-${index + 1}.${photo.mimeType.split("/")[1]}`);
  return form;
}
