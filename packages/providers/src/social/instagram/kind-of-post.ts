import type { FrozenMedia, FrozenPost } from "../../spec/social.ts";

/** What a post becomes on Instagram; a single video in the feed is a reel there. Source: content publishing (checked 2026-11-22). */
export type InstagramPostKind = "image" | "carousel" | "reel" | "story";

export function kindOfPost({ format, media }: Pick<FrozenPost, "format" | "media">): InstagramPostKind {
  if (format === "story") return "story";
  if (media.length > 1) return "carousel";
  return format === "reel" || media.some(isVideo) ? "reel" : "image";
}

export const isVideo = ({ mimeType }: Pick<FrozenMedia, "mimeType">): boolean => mimeType.startsWith("video/");
