import { SocialError } from "../../spec/social-error.ts";
import type { FrozenMedia, FrozenPost, RemoteRefs } from "../../spec/social.ts";
import { describeIssue } from "../rules.ts";
import { tiktokIssueMessages, validateTikTokPost } from "./rules.ts";
import type { UploadPlan } from "./upload-plan.ts";

export type TikTokKind = "video" | "photos";

/** What it is, once the rules have nothing against it. Throws before anything is sent. */
export function kindOfPost(post: FrozenPost): TikTokKind {
  const issue = validateTikTokPost(post).find(({ severity }) => severity === "error");
  if (issue) {
    const ofMedia = issue.pointer.startsWith("/media");
    throw refusal(ofMedia ? "media_invalid" : "content_rejected", describeIssue(issue, tiktokIssueMessages, "en"));
  }
  return post.media.some(isVideo) ? "video" : "photos";
}

export const isDraft = ({ format }: FrozenPost): boolean => format === "draft";

/** The one video of a post. */
export function videoOf({ media }: FrozenPost): FrozenMedia {
  const [video] = media;
  if (!video) throw refusal("media_invalid", "The post has no video.");
  return video;
}

/** Body of a video's init. A draft says nothing but its size: the person writes the rest in the app. */
export function videoInit(post: FrozenPost, refs: RemoteRefs, plan: UploadPlan): object {
  const source_info = { source: "FILE_UPLOAD", video_size: videoOf(post).byteLength, chunk_size: plan.chunkBytes, total_chunk_count: plan.chunkCount };
  if (isDraft(post)) return { source_info };
  const { disclosure, options } = post;
  return {
    post_info: {
      title: post.text.normalize("NFC"),
      ...audience(post, refs),
      disable_duet: !options.allowDuet || isDisabled(refs, "duet"),
      disable_stitch: !options.allowStitch || isDisabled(refs, "stitch"),
      ...(options.coverSeconds === null ? {} : { video_cover_timestamp_ms: Math.round(options.coverSeconds * 1000) }),
      is_aigc: disclosure.aiGenerated,
    },
    source_info,
  };
}

/** Body of the one call that makes a photo post: TikTok fetches the pictures from us. */
export async function photoInit(post: FrozenPost, refs: RemoteRefs): Promise<object> {
  const words = { ...(post.title?.trim() ? { title: post.title.normalize("NFC") } : {}), description: post.text.normalize("NFC") };
  const photo_images: string[] = [];
  for (const photo of post.media) photo_images.push(await photo.publicUrl());
  return {
    media_type: "PHOTO",
    post_mode: isDraft(post) ? "MEDIA_UPLOAD" : "DIRECT_POST",
    post_info: isDraft(post) ? words : { ...words, ...audience(post, refs) },
    source_info: { source: "PULL_FROM_URL", photo_cover_index: 0, photo_images },
  };
}

/** What the creator has switched off, as one ref. */
export function disabledOf(info: { comment_disabled: boolean; duet_disabled: boolean; stitch_disabled: boolean }): string {
  return (["comment", "duet", "stitch"] as const).filter((name) => info[`${name}_disabled`]).join(",");
}

export function refusal(kind: "content_rejected" | "media_invalid" | "not_ready" | "config_error", message: string): SocialError {
  return new SocialError({ network: "tiktok", kind, message });
}

function audience({ disclosure, options }: FrozenPost, refs: RemoteRefs): object {
  if (options.privacyLevel === null) throw refusal("content_rejected", "Nobody has chosen who may see the post.");
  return {
    privacy_level: options.privacyLevel,
    disable_comment: !options.allowComment || isDisabled(refs, "comment"),
    brand_content_toggle: disclosure.paidPartnership,
    brand_organic_toggle: disclosure.ownBrand,
  };
}

const isDisabled = (refs: RemoteRefs, name: string): boolean => (refs["creator_disabled"] ?? "").split(",").includes(name);
const isVideo = ({ mimeType }: FrozenMedia): boolean => mimeType.startsWith("video/");
