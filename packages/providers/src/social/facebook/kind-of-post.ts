import type { FrozenPost } from "../../spec/social.ts";

/** What a post becomes on Facebook; each has a way of its own to be sent and to be found again. */
export type FacebookPostKind = "feed" | "video" | "reel" | "story_photo" | "story_video";

/** `feed` is text, a link, or photos. */
export function kindOfPost({ format, media }: Pick<FrozenPost, "format" | "media">): FacebookPostKind {
  const hasVideo = media.some(({ mimeType }) => mimeType.startsWith("video/"));
  if (format === "reel") return "reel";
  if (format === "story") return hasVideo ? "story_video" : "story_photo";
  return hasVideo ? "video" : "feed";
}
